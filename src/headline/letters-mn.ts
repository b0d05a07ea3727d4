// Old letters for Ө and Ү in Mongolian text: Є Ї of windows-1251, Ѳ, and a Latin V of keyboards without Ү. It leaves every other language alone.
import { mongolian } from './language-mn.ts';
import { countMarks, toWords } from './language-marks.ts';

/** What each old letter stands for. */
export const MODERN_LETTERS: ReadonlyMap<string, string> = new Map([
  ['Є', 'Ө'],
  ['є', 'ө'],
  ['Ѳ', 'Ө'],
  ['ѳ', 'ө'],
  ['Ї', 'Ү'],
  ['ї', 'ү'],
  ['V', 'Ү'],
  ['v', 'ү'],
]);

const OLD = /[ЄєЇїѲѳ]|[Vv][\u0400-\u04ff]|[\u0400-\u04ff][Vv]/u;
const OLD_LETTER = /[ЄєЇїѲѳVv]/gu;
/** Letters of Ukrainian, Belarusian and Turkic neighbours: a text that holds one is not Mongolian in old letters. */
const FOREIGN = /[іґқғұңәһҙҡҫҗўђћљњџј]/iu;
/** Words of Ukrainian that would pass for Mongolian ones. */
const UKRAINIAN = new Set(['є', 'її', 'їх', 'їй']);
/** Words with Cyrillic letters and a stray Latin v, in lower case. */
const WORD = /[\u0400-\u04ffv]+/gu;
/** Vowels that no word has beside ө or ү, unless it is two words in one (`Ємнєговь`). */
const BACK_VOWEL = /^(?!(?:[^аоуыяё]*[єї]){2})[^аоуыяё]*[аоуыяё]/u;
/** `ХV`, the numeral. */
const NUMERAL = /^[vхсм]+$/u;
/** Mongolian sets ү beside no other vowel but itself, й, and a е behind it. */
const STRAY_V = /v[аоуыяёэиө]|[аоуыяёэеиө]v/u;
/** Points by which the words, in modern letters, must look Mongolian: a frequent word or two endings. */
const CLEAR = 2;

/** The text in modern letters where all its old ones make Mongolian words; else as it was. */
export function toModernLetters(text: string): string {
  if (!OLD.test(text) || FOREIGN.test(text)) return text;
  const lower = text.toLowerCase();
  const old = findOldWords(lower);
  if (old.length === 0 || !old.every(isMongolian)) return text;
  if (countMarks(toWords(replaceIn(lower)), mongolian) < CLEAR) return text;
  return replaceIn(text);
}

/** `Nova` and `VII` hold no Cyrillic letter, and so no old one. */
function findOldWords(lower: string): readonly string[] {
  return (lower.match(WORD) ?? []).filter(
    (word) => /[єїѳv]/u.test(word) && /[\u0400-\u04ff]/u.test(word) && !NUMERAL.test(word),
  );
}

function isMongolian(word: string): boolean {
  return !UKRAINIAN.has(word) && (word.includes('ѳ') || !BACK_VOWEL.test(word)) && !STRAY_V.test(word);
}

function replaceIn(text: string): string {
  return text.replace(/[\u0400-\u04ffVv]+/gu, (word) =>
    /[\u0400-\u04ff]/u.test(word) && !NUMERAL.test(word.toLowerCase())
      ? word.replace(OLD_LETTER, (letter) => MODERN_LETTERS.get(letter) ?? letter)
      : word,
  );
}
