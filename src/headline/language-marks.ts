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

/** Points of one language, up to two for each word. */
export function countMarks(words: readonly string[], marks: LanguageMarks): number {
  return words.reduce((sum, word) => sum + toPoints(word, marks), 0);
}

function toPoints(word: string, marks: LanguageMarks): number {
  if (marks.words.has(word) || marks.ownShapes?.test(word) === true) return 2;
  return marks.shapes.test(word) ? 1 : 0;
}
