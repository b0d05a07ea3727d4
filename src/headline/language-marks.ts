// How much a text looks like one language, by its words and their endings. It knows no language: each has its marks in a file of its own.
import type { Language } from '../model/configuration.ts';

/** What tells a language from its neighbours in the same script. All in lower case. */
export interface LanguageMarks {
  readonly language: Language;
  /** Frequent words that no neighbour has: two points each. */
  readonly words: ReadonlySet<string>;
  /** Endings and letters that no word of a neighbour has but a name: two points; null where there are none. */
  readonly ownShapes: RegExp | null;
  /** Endings and letters that are rare in every neighbour: one point. */
  readonly shapes: RegExp;
  /** Letters and endings that no word of it has but a name or a loan: two points against; null where there are none. */
  readonly strangeShapes: RegExp | null;
}

const WORD = /[\p{L}\p{M}]+/gu;

/**
 * The words of a text in lower case. An initial (`О.Батболд`) is none: Russian has words of one letter, which it would be taken for.
 * What a hyphen parts are two words, as Mongolian sets its endings so behind abbreviations and foreign names (`УИХ-ын`).
 */
export function toWords(text: string): readonly string[] {
  return [...text.toLowerCase().matchAll(WORD)]
    .filter((match) => match[0].length > 1 || match.input.charAt(match.index + 1) !== '.')
    .map((match) => match[0]);
}

/** Names and loans that all neighbours print alike in the nominative: they speak for none, whatever they end in. */
const NAMES: ReadonlySet<string> = new Set(
  `алматы астана шымкент бишкек ош нарын баткен талас кыргыз кыргызстан казахстан казак монгол монголия улан улаанбаатар батор удэ баян өлгий ургенч
  москва кремль токаев жапаров путин трамп тенге сом тугрик доллар евро онлайн форум`.split(/\s+/u),
);

/** Points of one language, two for each word at most, for it or against. */
export function countMarks(words: readonly string[], marks: LanguageMarks): number {
  return words.reduce((sum, word) => sum + toPoints(word, marks), 0);
}

function toPoints(word: string, marks: LanguageMarks): number {
  if (marks.words.has(word)) return 2;
  if (NAMES.has(word)) return 0;
  if (marks.strangeShapes?.test(word) === true) return -2;
  if (marks.ownShapes?.test(word) === true) return 2;
  return marks.shapes.test(word) ? 1 : 0;
}
