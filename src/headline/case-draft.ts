// A shouted title taken apart into words whose case is still to be decided, and put together again. It knows no language.
import type { NameKind } from '../model/configuration.ts';

/** One run of letters and digits, and what stands before it. */
export interface Token {
  readonly printed: string;
  readonly lower: string;
  readonly start: number;
  readonly gap: string;
  /** Whether a sentence, or what follows a colon, begins with it. */
  readonly first: boolean;
  /** Whether a quotation begins with it. */
  readonly quoted: boolean;
}

/** Words without a shape yet are null; each step fills some of them, so that an earlier step goes before a later one. */
export interface Draft {
  readonly title: string;
  readonly tokens: readonly Token[];
  readonly shapes: (string | null)[];
  readonly kinds: (NameKind | null)[];
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const ENDS_SENTENCE = /[:?!|][^\p{L}\p{N}]*\s|\.["”»)]*\s/u;
/** What a full stop follows that ends no sentence: initials and short forms. */
const SHORT_FORM = /^(?:\p{L}{1,2}|mrs?|dr|st|gen|col|lt|vs|no|inc|ltd|co)$/u;

export function toDraft(title: string): Draft {
  const tokens: Token[] = [];
  let from = 0;
  let straight = 0;
  for (const match of title.matchAll(WORD)) {
    const gap = title.slice(from, match.index);
    const before = tokens.at(-1);
    straight += gap.split('"').length - 1;
    const quoted = /[“„«]$/u.test(gap) || (gap.endsWith('"') && straight % 2 === 1);
    const lower = match[0].toLowerCase();
    tokens.push({ printed: match[0], lower, start: match.index, gap, first: isFirst(gap, before), quoted });
    from = match.index + match[0].length;
  }
  return { title, tokens, shapes: tokens.map(() => null), kinds: tokens.map(() => null) };
}

/** What no step has decided is in small letters; the first word of a sentence begins with a capital unless its name does not. */
export function renderDraft({ title, tokens, shapes }: Draft): string {
  const last = tokens.at(-1);
  if (last === undefined) return title;
  const words = tokens.map(({ lower, gap, first }, index) => {
    const shape = shapes[index] ?? lower;
    return gap + (first && shape === lower ? toCapital(lower) : shape);
  });
  return words.join('') + title.slice(last.start + last.printed.length);
}

export function toCapital(lower: string): string {
  const [first = ''] = lower;
  return first.toUpperCase() + lower.slice(first.length);
}

/** Decides a word unless that is done; what kind of name it is may be learnt later. */
export function decide(draft: Draft, index: number, shape: string, kind: NameKind | null = null): void {
  draft.shapes[index] ??= shape;
  draft.kinds[index] ??= kind;
}

function isFirst(gap: string, before: Token | undefined): boolean {
  if (before === undefined) return true;
  const end = ENDS_SENTENCE.exec(gap);
  return end !== null && (!end[0].startsWith('.') || !SHORT_FORM.test(before.lower));
}
