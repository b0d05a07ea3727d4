// The folded headline: what two prints of one headline have in common. It knows nothing of languages beyond letters that look alike.

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
  // Letters of windows-1251 and of older practice for ө and ү.
  є: 'ө',
  ѳ: 'ө',
  ї: 'ү',
};

/** Letters that composing leaves as they are. */
const PLAIN = /^[\u0020-\u007e\u0400-\u052f]*$/;

/**
 * Letters and digits only, in lower case, one space between words, twins made one.
 * For comparing, never for showing; two headlines of one outlet that fold to the same text are the same headline.
 */
export function foldHeadline(title: string): string {
  const lower = (PLAIN.test(title) ? title : title.normalize('NFKC')).toLowerCase();
  const folded = lower
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[авсенкмортхуєѳї]/g, (letter) => LATIN_TWIN[letter] ?? letter)
    .replace(/(?<=\p{L})['’ʼ`](?=s\b)/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  // A headline of signs alone is still not the next one of signs alone.
  return folded === '' ? lower : folded;
}
