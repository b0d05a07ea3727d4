// What a language brings to the dates of pages and feeds besides its own forms: a type, and the language of which nothing is known.

export interface DateWords {
  /** The tag under which the runtime has its names of months and weekdays; null where its dates have none. */
  readonly locale: string | null;
  /** What people write and the runtime does not: 1 to 12, and 0 for Sunday to 6; in lower case, without a full stop. */
  readonly months: Readonly<Record<string, number>>;
  readonly weekdays: Readonly<Record<string, number>>;
  /** Words between the parts of a date that say nothing. In lower case: `AT` is Atlantic time. */
  readonly fillers: readonly string[];
  /** Endings behind the figures of a day. */
  readonly ordinals: readonly string[];
  /** Patterns of the words for "published", "updated" and "date", longest first; what counts hours elsewhere is a label only before its colon. */
  readonly labels: readonly string[];
  /** Whether spaces tell where a label ends. */
  readonly isSpaced: boolean;
}

export const NO_WORDS: DateWords = {
  locale: null,
  months: {},
  weekdays: {},
  fillers: [],
  ordinals: [],
  labels: [],
  isSpaced: true,
};
