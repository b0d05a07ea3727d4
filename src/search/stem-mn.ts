// The stem of a Mongolian word: one form for a noun with whatever ending. It knows endings and the words that merely look as if they had one, no grammar of verbs.
import { findMongolianEndings } from '../headline/endings-mn.ts';
import { WHOLE } from './stem-mn-words.ts';
import { wear, wearShortVowel } from './wear-mn.ts';

/** In letters. Words of one are met by chance; `ус` and `үг` are words. */
const SHORTEST_WHOLE = 2;
/** Of stems that no list knows: the shorter an ending, the more of the word it must leave. */
const SHORTEST_STEM = 3;
const SHORTEST_STEM_BEFORE_ONE_LETTER = 4;
const SHORTEST_WORN = 4;

/** `уурхайнхан`, those of the mine, and `хотынх`, what is the city's, are built upon a genitive. */
const PEOPLE = /(?<=...)н(?:ы|ий)?х(?:[аэоө]н|н)?$/;
/** What a word of no list may end in without its being an ending: `захиргаа`, `төлөө`. */
const DOUBTFUL = /^(?:[гх]?(?:аа|ээ|оо|өө)|[дт](?:аа|ээ|оо|өө)|нх(?:аа|ээ|оо|өө)|ы|ий|ых|ийх)$/;
const LONG = /(?:аа|ээ|оо|өө|уу|үү|й)$/;
/** No vowel stands between a vowel and an ending that begins with one: `ширээд` is `ширээ-д`, not `ширэ-эд`. */
const OPEN = /^[аэоөуү]/;
const SHORT = /[аэоө]$/;
/** What an ending of one letter stands behind: `хороон`, `далайг`, `говьд`, `аймагт`; behind a word that is known, more than behind others. */
const BEHIND_WHOLE: ReadonlyMap<string, RegExp> = new Map([
  ['н', LONG],
  ['г', LONG],
  ['д', /[^гс]$/],
  ['т', /[гсрв]$/],
]);
const BEHIND_OTHERS: ReadonlyMap<string, RegExp> = new Map([
  ...BEHIND_WHOLE,
  ['д', /(?:[лмнрвьйч]|аа|ээ|оо|өө|уу|үү)$/],
  ['т', /[гр]$/],
]);
/** An н that belongs to the ending stands behind long vowels alone: `хороонууд`, but `оюутн-ууд`. */
const PLURAL_WITH_N = /^н(?:уу|үү)д/;
/** What nothing ends in that has no other ending before it. */
const STRANGE = /^н?х(?:аа|ээ|оо|өө)$/;
/** Behind ч, ж and ш the dative and the plural of people have an и before them: `багшид`, `сурагчид`. */
const BEHIND_HISS = /..[чжш]ид$/;
/** Behind и one's own is written with one vowel: `сургуулиа`. */
const OWN_BEHIND_I = /..и[аэоө]$/;
/** Behind и the plural is written with one vowel: `компаниуд`. */
const PLURAL_BEHIND_I = /(?<=и)([уү])д(?=.{0,5}$)/;

const whole = new Set(WHOLE);
/** What each of them is worn down to, where it is; an н at the end may stay (`орон`, `орны`) or go (`оюутан`, `оюутныг`). */
const worn: ReadonlyMap<string, string> = new Map(
  WHOLE.toReversed().flatMap((word) =>
    [wear(word), wearShortVowel(word)].filter((less) => less !== word).map((less) => [less, word] as const),
  ),
);

/**
 * The one form of a word in lower case and Cyrillic letters under which its cases, plurals and possessives meet: a basic form that is
 * known, or else what is left without endings and without the sounds that come and go before them. A stem is its own stem.
 */
export function stemMongolian(word: string): string {
  let stem = word.replace(PLURAL_BEHIND_I, '$1$1д');
  for (;;) {
    if (whole.has(stem)) return stem;
    const stems = findStems(stem);
    const known = findWhole(stem, stems);
    if (known !== null) return known;
    const less = findLeast(stem, stems);
    if (less === null) return wearUnknown(stem);
    stem = less;
  }
}

/** The longest first. */
function findStems(word: string): readonly string[] {
  const stems = findMongolianEndings(word, SHORTEST_WHOLE).map((at) => word.slice(0, at));
  if (PEOPLE.test(word)) stems.unshift(word.replace(PEOPLE, 'н'));
  if (BEHIND_HISS.test(word)) stems.unshift(word.slice(0, -2));
  if (OWN_BEHIND_I.test(word)) stems.unshift(word.slice(0, -1));
  return stems;
}

/**
 * Of several the longest: `хорооны` is of `хороо`, not of `хор`; but `мөнгөний` is of `мөнгө` before `мөнгөн`. What stands there as it
 * is goes before what was worn: `багийн` is of `баг`, not of `бага`.
 */
function findWhole(word: string, stems: readonly string[]): string | null {
  const fit = stems.filter((stem) => canStand(stem, word.slice(stem.length)));
  const [first, second] = fit.filter((stem) => whole.has(stem));
  if (first !== undefined) return `${second}н` === first ? (second ?? null) : first;
  for (const stem of fit) {
    const known = worn.get(wear(stem));
    if (known !== undefined) return known;
  }
  return null;
}

function canStand(stem: string, ending: string): boolean {
  if (STRANGE.test(ending)) return false;
  if (ending.length === 1) return BEHIND_WHOLE.get(ending)?.test(stem) !== false;
  return !(OPEN.test(ending) && SHORT.test(stem));
}

/** The shortest that an ending may be taken for. */
function findLeast(word: string, stems: readonly string[]): string | null {
  if (PEOPLE.test(word)) return stems[0] ?? null;
  return stems.findLast((stem) => isEnding(stem, word.slice(stem.length))) ?? null;
}

function isEnding(stem: string, ending: string): boolean {
  if (ending.length === 1) {
    return stem.length >= SHORTEST_STEM_BEFORE_ONE_LETTER && (BEHIND_OTHERS.get(ending)?.test(stem) ?? false);
  }
  if (DOUBTFUL.test(ending) || stem.length < SHORTEST_STEM || !canStand(stem, ending)) return false;
  return !PLURAL_WITH_N.test(ending) || LONG.test(stem);
}

/** Short words lose too much, and none comes to another: `картон` is not `карт`, nor is `сараана`, without its last vowel, a form of `сар`. */
function wearUnknown(word: string): string {
  const less = wear(word);
  if (less.length < SHORTEST_WORN || whole.has(less) || worn.has(less)) return word;
  const stems = findStems(less);
  return findWhole(less, stems) === null && findLeast(less, stems) === null && wear(less) === less ? less : word;
}
