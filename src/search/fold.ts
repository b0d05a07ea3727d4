// A word in the one form under which it is looked for: its stem, in letters that look alike made one. It knows two scripts, and no text.
import { foldTwins, toFoldable } from '../headline/fold.ts';
import { MODERN_LETTERS } from '../headline/letters-mn.ts';
import { stemEnglish } from './stem-en.ts';
import { stemMongolian } from './stem-mn.ts';

/** Raised with every change of what a text is folded to, so that what is kept of an older version is made anew. */
export const WORDS_VERSION = 1;

/** Longer ones are cut, in characters: the longest words of Mongolian have about thirty, an address run together has hundreds. */
const LONGEST_WORD = 48;

const CYRILLIC = /^[\u0400-\u052f]+$/;
const LATIN = /^[a-z]+$/;
const OLD = /[єѳїv]/;
/** Old letters in a word of Cyrillic ones, where too little stood beside it for repairing: `vнэтэй`, `Єндєр`. */
const OLD_WORD = /^(?=.*[а-яё])[\u0400-\u04ffv]+$/;

/** The folded form of one token, of whatever letters in whatever case; `''` where it holds no letter and no digit. Folded twice is folded once. */
export function toWord(token: string): string {
  return fromFoldable(toFoldable(token.slice(0, LONGEST_WORD)).replace(/[^\p{L}\p{M}\p{N}]+/gu, ''));
}

/** The same of a token that `toFoldable` has made, which may not be asked twice: it looks at a whole text to tell old letters. */
export function fromFoldable(token: string): string {
  const word = toModern(cut(token));
  if (CYRILLIC.test(word)) return foldTwins(stemMongolian(word));
  const folded = foldTwins(word);
  return LATIN.test(folded) ? stemEnglish(folded) : folded;
}

function toModern(word: string): string {
  return OLD.test(word) && OLD_WORD.test(word)
    ? word.replace(/[єѳїv]/g, (letter) => MODERN_LETTERS.get(letter) ?? letter)
    : word;
}

/** Half a character would be none. */
function cut(token: string): string {
  return token.length > LONGEST_WORD ? token.slice(0, LONGEST_WORD).replace(/[\ud800-\udbff]$/, '') : token;
}
