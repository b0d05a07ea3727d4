// Which language a Cyrillic text is in: own letters first, then words and endings, the declared language as a prior, runs of letters, franc last. It knows no other script.
import { franc } from 'franc';
import type { Language } from '../model/configuration.ts';
import { buryat } from './language-bua.ts';
import { kazakh } from './language-kk.ts';
import { kyrgyz } from './language-ky.ts';
import { toLikelihoods } from './language-letters.ts';
import { toModernLetters } from './letters-mn.ts';
import { countMarks, type LanguageMarks, toWords } from './language-marks.ts';
import { mongolian } from './language-mn.ts';
import { russian } from './language-ru.ts';
import { ukrainian } from './language-uk.ts';

/** Letters that settle it, in lower case, the first that is met; Ukrainian under old Mongolian letters is looked at before. */
const OWN_LETTERS: readonly (readonly [letters: RegExp, language: Language])[] = [
  [/[ђћљњџј]/u, 'sr'],
  [/[ҙҡҫ]/u, 'ba'],
  [/[ҳҷӣӯ]/u, 'tg'],
  [/ў.*[қғ]|[қғ].*ў/u, 'uz'],
  [/ў/u, 'be'],
  [/[қғұ]/u, 'kk'],
  [/җ/u, 'tt'],
  [/і.*[әөүың]|[әөүың].*і/u, 'kk'],
  [/ґ/u, 'uk'],
  [/ә/u, 'kk'],
  [/һ|(?<!\p{L})шэнэ/u, 'bua'],
];

/** The languages whose letters are those of a text: ң is in no Mongolian or Russian word, ө and ү are in no Russian one. */
const CANDIDATES: readonly (readonly [letters: RegExp, candidates: readonly LanguageMarks[]])[] = [
  [/і/u, [ukrainian, kazakh]],
  [/ң/u, [kyrgyz, kazakh]],
  [/[өү]/u, [mongolian, kyrgyz, kazakh, buryat]],
  [/(?:)/u, [mongolian, russian, kyrgyz, kazakh, ukrainian, buryat]],
];

/** Points that a declared language starts with: it takes two words of another one, or their letters, to outweigh it. */
const PRIOR = 3;
/** So much likelihood of the words as they are spelt, as a logarithm, is worth a point. */
const POINT = 1.5;
/** A lead of so many points by words and endings stands without a look at the letters. */
const PLAIN_LEAD = 6;
/** A lead of Mongolian by fewer points, without a prior, is for the detector to confirm: no neighbour may be taken for it. */
const CLEAR_LEAD = 1.5;
/** A lead that Buryat needs over Mongolian, which is printed far more often. */
const KIN_LEAD = 1;

const FRANC_CODES: ReadonlyMap<string, Language> = new Map([
  ['khk', 'mn'],
  ['rus', 'ru'],
  ['kaz', 'kk'],
  ['kir', 'ky'],
  ['ukr', 'uk'],
]);

interface Rank {
  readonly language: Language;
  readonly points: number;
}

/** The language of a text whose letters are Cyrillic; `declared` is the source's word, or null; `und` where nothing can be said. */
export function detectCyrillic(text: string, declared: Language | null): Language {
  const lower = toModernLetters(text.toLowerCase());
  if (/[єї]/u.test(lower)) return 'uk';
  const own = OWN_LETTERS.find(([letters]) => letters.test(lower));
  if (own !== undefined) return own[1];
  const candidates = CANDIDATES.find(([letters]) => letters.test(lower))?.[1] ?? [];
  const words = toWords(lower);
  const ranked = toRanks(candidates, words, declared);
  const [best, second] = ranked;
  if (best === undefined || second === undefined) return declared ?? 'und';
  const lead = best.points - second.points;
  if (best.language !== 'mn' || declared === 'mn' || lead >= CLEAR_LEAD) return best.language;
  const close = ranked.filter(({ points }) => best.points - points < CLEAR_LEAD).map(({ language }) => language);
  // Where the detector hears a neighbour, what is not surely Mongolian is not called so.
  return confirm(lower, close) === 'mn' ? 'mn' : 'und';
}

/** Candidates by points, most first. Of the two next of kin only one stands, Mongolian unless Buryat is clearly the likelier one. */
function toRanks(candidates: readonly LanguageMarks[], words: readonly string[], declared: Language | null): Rank[] {
  const marked = candidates.map((marks) => ({ language: marks.language, points: toPoints(words, marks, declared) }));
  const ranked = (isPlain(marked) ? marked : addLetters(marked, words)).toSorted((a, b) => b.points - a.points);
  const lead = findPoints(ranked, 'bua') - findPoints(ranked, 'mn');
  return ranked.filter(({ language }) => language !== (lead >= KIN_LEAD ? 'mn' : 'bua'));
}

function toPoints(words: readonly string[], marks: LanguageMarks, declared: Language | null): number {
  return countMarks(words, marks) + (marks.language === declared ? PRIOR : 0);
}

function isPlain(ranked: readonly Rank[]): boolean {
  const [best = 0, second = 0] = ranked.map(({ points }) => points).toSorted((a, b) => b - a);
  return best - second >= PLAIN_LEAD;
}

function addLetters(ranked: readonly Rank[], words: readonly string[]): readonly Rank[] {
  const likelihoods = toLikelihoods(words);
  return ranked.map(({ language, points }) => ({
    language,
    points: points + (likelihoods.get(language) ?? 0) / POINT,
  }));
}

function findPoints(ranked: readonly Rank[], language: Language): number {
  return ranked.find((rank) => rank.language === language)?.points ?? 0;
}

/** The detector's word between languages that are close; null where it knows fewer than two of them. */
function confirm(lower: string, close: readonly Language[]): Language | null {
  const only = [...FRANC_CODES].filter(([, language]) => close.includes(language)).map(([code]) => code);
  return only.length < 2 ? null : (FRANC_CODES.get(franc(lower, { only })) ?? null);
}
