// Keep and drop rules: words, phrases and `/regex/` over what an item says; it knows no source and no language but its alphabet.
import { toPattern, toPatternError } from '../pattern.ts';

interface RuleText {
  readonly title: string;
  readonly summary: string | null;
  readonly categories: readonly string[];
}

/** One field of an item, as printed (NFC) and as a chain of folded words between single spaces. */
interface Field {
  readonly printed: string;
  readonly words: string;
}

type Matcher = (field: Field) => boolean;

/** `АН` and `УИХ` take their endings after a hyphen, so that as stems they would only find words that mean something else. */
const ABBREVIATION = /^\p{Lu}{1,3}$/u;
const CYRILLIC_END = /\p{Script=Cyrillic}$/u;
/** No written language sets more than 30 marks on a letter. */
const HEAP_OF_MARKS = /(\p{M}{30})\p{M}+/gu;
const NO_WORD = /[^\p{L}\p{M}\p{N}]+/gu;

/** Rule lists live as long as the configuration that holds them: each is compiled once. */
const compiled = new WeakMap<readonly string[], readonly Matcher[]>();

/** What is wrong with a rule, in words that follow its place in the configuration; null when it is fine. */
export function toRuleError(rule: string): string | null {
  if (!rule.startsWith('/')) {
    return foldWords(rule) === ' ' ? `"${rule}" holds no letter or digit; expected a word, a phrase or /regex/` : null;
  }
  return toPatternError(rule);
}

/**
 * Whether an item may be published: `keep` is empty or one of it matches, and none of `drop` does, in title, summary or a category.
 * A word or phrase matches whole words, whatever their capitals and the marks between them; one that ends in Cyrillic also matches
 * with Mongolian endings. A `/regex/` sees each field as printed and takes time linear in it. Throws on a rule that `toRuleError` refuses.
 */
export function isKept(
  item: RuleText,
  rules: { readonly keep: readonly string[]; readonly drop: readonly string[] },
): boolean {
  if (rules.keep.length === 0 && rules.drop.length === 0) return true;
  const fields = [item.title, item.summary, ...item.categories].filter((text) => text !== null).map(toField);
  return (rules.keep.length === 0 || isMatched(fields, rules.keep)) && !isMatched(fields, rules.drop);
}

function isMatched(fields: readonly Field[], rules: readonly string[]): boolean {
  return toMatchers(rules).some((matches) => fields.some((field) => matches(field)));
}

function toMatchers(rules: readonly string[]): readonly Matcher[] {
  const known = compiled.get(rules);
  if (known !== undefined) return known;
  const matchers = rules.map((rule) => toMatcher(rule));
  compiled.set(rules, matchers);
  return matchers;
}

function toMatcher(rule: string): Matcher {
  if (rule.startsWith('/')) {
    const pattern = toPattern(rule);
    return (field) => pattern.test(field.printed);
  }
  const wrong = toRuleError(rule);
  if (wrong !== null) throw new Error(`A rule that no configuration should have let through: ${wrong}`);
  const wanted = isStem(rule) ? foldWords(rule).trimEnd() : foldWords(rule);
  return (field) => field.words.includes(wanted);
}

function isStem(rule: string): boolean {
  const last = rule.normalize('NFC').replace(NO_WORD, ' ').trim().split(' ').at(-1) ?? '';
  return CYRILLIC_END.test(last) && !ABBREVIATION.test(last);
}

function toField(text: string): Field {
  const printed = toNfc(text);
  return { printed, words: foldWords(printed) };
}

/** ` mongolia s coal `: an apostrophe ends a word too, which is how `Mongolia` finds `Mongolia's`. */
function foldWords(text: string): string {
  const words = toNfc(text).toLowerCase().replace(NO_WORD, ' ').trim();
  return words === '' ? ' ' : ` ${words} `;
}

/** Ordering the marks of one letter takes the square of their number, so a heap of them is cut first (UAX #15, stream-safe text). */
function toNfc(text: string): string {
  return text.replace(HEAP_OF_MARKS, '$1').normalize('NFC');
}
