// The folded headline: what two prints of one headline have in common. It knows nothing of languages beyond letters that look alike.
import { repairLetters } from './letters.ts';

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
  // Old letters for ө and ү, where too little stands beside them for repairing.
  є: 'ө',
  ѳ: 'ө',
  ї: 'ү',
};

/** Letters that composing leaves as they are. */
const PLAIN = /^[\u0020-\u007e\u0400-\u052f]*$/;

/**
 * Letters and digits only, in lower case, one space between words, twins made one; broken letters are repaired before, as they are shown.
 * For comparing, never for showing; two headlines of one outlet that fold to the same text are the same headline.
 */
export function foldHeadline(title: string): string {
  const whole = repairLetters(title);
  const lower = (PLAIN.test(whole) ? whole : whole.normalize('NFKC')).toLowerCase();
  const folded = lower
    .replace(/[\u200c\u200d]/g, '')
    .replace(/[авсенкмортхуєѳї]/g, (letter) => LATIN_TWIN[letter] ?? letter)
    .replace(/(?<=\p{L})['’ʼ`](?=s\b)/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  // A headline of signs alone is still not the next one of signs alone.
  return folded === '' ? lower : folded;
}
