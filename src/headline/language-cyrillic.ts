// Which language a Cyrillic text is in: letters first, then words and endings, the declared language as a prior, franc last. It knows no other script.
import { franc } from 'franc';
import type { Language } from '../model/configuration.ts';
import { buryat } from './language-bua.ts';
import { kazakh } from './language-kk.ts';
import { kyrgyz } from './language-ky.ts';
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
  [/[іґ]/u, 'uk'],
  [/ә/u, 'kk'],
  [/һ|(?<!\p{L})шэнэ/u, 'bua'],
];

/** The languages whose letters are those of a text: ң is in no Mongolian or Russian word, ө and ү are in no Russian one. */
const CANDIDATES: readonly (readonly [letters: RegExp, candidates: readonly LanguageMarks[]])[] = [
  [/ң/u, [kyrgyz, kazakh]],
  [/[өү]/u, [mongolian, kyrgyz, kazakh, buryat]],
  [/(?:)/u, [mongolian, russian, kyrgyz, kazakh, ukrainian, buryat]],
];

/** Points that a declared language starts with: it takes a word and an ending of another one to outweigh it. */
const PRIOR = 2;
/** A lead of fewer points, without a prior, is for the detector to confirm. */
const CLEAR_LEAD = 2;

const FRANC_CODES: ReadonlyMap<string, Language> = new Map([
  ['khk', 'mn'],
  ['rus', 'ru'],
  ['kaz', 'kk'],
  ['kir', 'ky'],
]);

/** The language of a text whose letters are Cyrillic; `declared` is the source's word, or null; `und` where nothing can be said. */
export function detectCyrillic(text: string, declared: Language | null): Language {
  const lower = toModernLetters(text.toLowerCase());
  if (/[єї]/u.test(lower)) return 'uk';
  const own = OWN_LETTERS.find(([letters]) => letters.test(lower));
  if (own !== undefined) return own[1];
  const candidates = CANDIDATES.find(([letters]) => letters.test(lower))?.[1] ?? [];
  const words = toWords(lower);
  const ranked = candidates
    .map((marks) => ({ language: marks.language, points: toPoints(words, marks, declared) }))
    .sort((a, b) => b.points - a.points);
  const [best, second] = ranked;
  if (best === undefined || second === undefined) return declared ?? 'und';
  const lead = best.points - second.points;
  if (lead >= (best.language === declared ? 1 : CLEAR_LEAD)) return best.language;
  // The detector takes much for Mongolian; without any mark of it nothing is.
  const close = ranked
    .filter(({ language, points }) => best.points - points < CLEAR_LEAD && (points > 0 || language !== 'mn'))
    .map(({ language }) => language);
  const confirmed = confirm(lower, close);
  // Where another language looks as likely, what is not surely Mongolian is not called so.
  if (confirmed === 'mn' && (best.language !== 'mn' || lead === 0)) return 'und';
  return confirmed ?? (lead > 0 ? best.language : 'und');
}

function toPoints(words: readonly string[], marks: LanguageMarks, declared: Language | null): number {
  return countMarks(words, marks) + (marks.language === declared ? PRIOR : 0);
}

/** The detector's word between languages that are close; null where it knows fewer than two of them. */
function confirm(lower: string, close: readonly Language[]): Language | null {
  const only = [...FRANC_CODES].filter(([, language]) => close.includes(language)).map(([code]) => code);
  return only.length < 2 ? null : (FRANC_CODES.get(franc(lower, { only })) ?? null);
}
