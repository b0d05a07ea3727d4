// What headlines need to be restored with, besides the shipped lexicon: the operator's words, and what titles in mixed case have taught.
import type { Language, NameKind } from './configuration.ts';

/** One word or phrase as it is printed, word by word. */
export interface LexiconEntry {
  readonly shapes: readonly string[];
  readonly kind: NameKind;
}

/** Words and phrases of one language by their folded form, the words of a phrase with what stands between them. */
export interface Lexicon {
  readonly entries: ReadonlyMap<string, LexiconEntry>;
  /** How many words the longest phrase has that begins with a folded word. */
  readonly longest: ReadonlyMap<string, number>;
  /** The first three letters of every first word. */
  readonly beginnings: ReadonlySet<string>;
}

/** What is asked of what was learnt: a folded word behind another folded one, or behind any where `before` is empty. */
export interface Lookup {
  readonly word: string;
  readonly before: string;
}

/** One thing that one title has taught: how a word was printed inside a sentence. */
export interface Lesson extends Lookup {
  readonly shape: string;
}

/** A lesson and in how many titles of a language it was met. */
export interface CountedLesson extends Lesson {
  readonly language: Language;
  readonly count: number;
}

/** Read before, passed in, never changed. */
export interface Knowledge {
  /** The operator's own words, which go before the shipped ones. */
  readonly lexicons: ReadonlyMap<Language, Lexicon>;
  /** Shapes and their counts by language, word and neighbour, as `toLearnt` keys them. */
  readonly learnt: ReadonlyMap<string, ReadonlyMap<string, number>>;
}
