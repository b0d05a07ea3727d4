// The folded headline: what two prints of one headline have in common. It knows nothing of languages beyond letters that look alike or are no more in use.
import { MODERN_LETTERS } from './letters-mn.ts';
import { repairLetters, repairWords } from './letters.ts';

/** Cyrillic letters that have a Latin twin in capitals, as tickers mix them (`КHAAN`), both in lower case. */
const LATIN_TWIN: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  н: 'h',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  т: 't',
  х: 'x',
  у: 'y',
};

/** Letters that composing leaves as they are. */
const PLAIN = /^[\u0020-\u007e\u0400-\u052f]*$/;

/**
 * Letters and digits only, in lower case, one space between words, twins made one; broken letters are repaired before, as they are shown.
 * For comparing, never for showing; two headlines of one outlet that fold to the same text are the same headline.
 */
export function foldHeadline(title: string): string {
  const lower = toLower(repairLetters(title));
  const folded = foldTwins(joinLetters(lower))
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  // A headline of signs alone is still not the next one of signs alone.
  return folded === '' ? lower : folded;
}

/** The words of a text as they are before their twins are made one, with whatever stands between them: here it still shows which script a word is of. */
export function toFoldable(text: string): string {
  return joinLetters(toLower(repairWords(text)));
}

/** Letters in lower case that look alike in Latin and Cyrillic become Latin; old ones become modern where too little stood beside them for repairing. */
export function foldTwins(lower: string): string {
  return lower.replace(/[авсенкмортхуєѳї]/g, (letter) => LATIN_TWIN[letter] ?? MODERN_LETTERS.get(letter) ?? letter);
}

function toLower(whole: string): string {
  return (PLAIN.test(whole) ? whole : whole.normalize('NFKC')).toLowerCase();
}

/** Invisible joiners go, and the apostrophe of a possessive: `Mongolia's` is one word. */
function joinLetters(lower: string): string {
  return lower.replace(/[\u200c\u200d]/g, '').replace(/(?<=\p{L})['’ʼ`](?=s\b)/gu, '');
}
