// The nouns of looking things up by their words: what is asked, and what of an entry is looked through. Types only.

/** Folded words in their order: one word, or several that stand side by side. */
export type Phrase = readonly string[];

/** What an entry must say to be found. */
export interface Terms {
  /** Each of these is said. */
  readonly all: readonly Phrase[];
  /** One of these is said, where there are any. */
  readonly any: readonly Phrase[];
  /** None of these is said. */
  readonly none: readonly Phrase[];
  /** Looked for in title, summary and categories, or in the whole text and the names of the authors too. */
  readonly within: 'head' | 'all';
}

/** The folded words of an entry, one space between two. */
export interface EntryWords {
  /** Of title, summary and categories. */
  readonly head: string;
  /** Of the rest: text, authors. */
  readonly body: string;
}
