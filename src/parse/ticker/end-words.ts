// What a language brings to the ends of a ticker's entries: a type alone. Each language has its words in a file of its own.
import type { Language } from '../../model/configuration.ts';

/** Patterns of regular expressions without groups that capture; their case does not count. */
export interface EndWords {
  readonly language: Language;
  /** What stands before the date of an entry. */
  readonly published: string;
  /** What follows that where an article ends; null where none has been met. */
  readonly article: string | null;
  /** Whether titles follow their rank. */
  readonly ranked: boolean;
}
