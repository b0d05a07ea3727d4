// Words whose letters are of two scripts, brought to one: tickers and keyboards mix Latin and Cyrillic letters that look alike. It knows no language.

/** Letters that look the same in both scripts. */
const LATIN = 'ABCEHKMOPTXYaceopxy';
const CYRILLIC = 'АВСЕНКМОРТХУасеорху';
const TO_CYRILLIC = new Map(Array.from(LATIN, (letter, index) => [letter, CYRILLIC.charAt(index)]));
const TO_LATIN = new Map(Array.from(CYRILLIC, (letter, index) => [letter, LATIN.charAt(index)]));

/** As far as letters follow each other: a hyphen parts words, as it does a brand from its Mongolian ending. */
const WORD = /[\p{sc=Latin}\p{sc=Cyrillic}\p{M}]+/gu;
const MIXED = /[A-Za-z][\p{M}]*\p{sc=Cyrillic}|\p{sc=Cyrillic}[\p{M}]*[A-Za-z]/u;
const ADDRESS = /@|:\/\/|www\./iu;

/** A numeral from either script, as `ХХI` or `ХV`; the Cyrillic letters are twins of X, I, C and M. */
const ROMAN = /^[IVXLCMХІСМ]+$/u;
const TO_ROMAN = new Map([...TO_LATIN, ['І', 'I'] as const]);
/** Of a century all digits may be Cyrillic: nothing else is called `ХХ`. */
const CENTURY = /(?<![\p{L}\p{N}])Х{1,2}(?= зуу)/giu;

/** A word goes to the script that it has letters of without a twin, else to the one of most of its letters; where both have such letters it stays. */
export function toOneScript(title: string): string {
  const mended = MIXED.test(title) ? title.replace(/\S+/gu, toOneScriptWords) : title;
  return mended.replace(CENTURY, (numeral) => numeral.replaceAll(/Х/giu, 'X'));
}

function toOneScriptWords(chunk: string): string {
  return MIXED.test(chunk) && !ADDRESS.test(chunk) ? chunk.replace(WORD, toOneScriptWord) : chunk;
}

function toOneScriptWord(word: string): string {
  if (!MIXED.test(word)) return word;
  if (ROMAN.test(word)) return replaceBy(word, TO_ROMAN);
  const latin = toWeight(word, /[A-Za-z]/u, TO_CYRILLIC);
  const cyrillic = toWeight(word, /\p{sc=Cyrillic}/u, TO_LATIN);
  if (latin.own > 0 && cyrillic.own > 0) return word;
  const toCyrillic = cyrillic.own > 0 || (latin.own === 0 && cyrillic.all >= latin.all);
  return replaceBy(word, toCyrillic ? TO_CYRILLIC : TO_LATIN);
}

/** How many letters of a script a word has, and how many of them the other script has no twin for. */
function toWeight(word: string, script: RegExp, twins: ReadonlyMap<string, string>): { all: number; own: number } {
  const letters = Array.from(word).filter((letter) => script.test(letter));
  return { all: letters.length, own: letters.filter((letter) => !twins.has(letter)).length };
}

function replaceBy(word: string, twins: ReadonlyMap<string, string>): string {
  return Array.from(word, (letter) => twins.get(letter) ?? letter).join('');
}
