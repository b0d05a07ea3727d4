// The languages that have rules for case. A list only, so that a configuration can be read without them.

/** In titles of other languages capitals stay as they are printed. */
export const CASED_LANGUAGES = ['en', 'mn'] as const;

export type CasedLanguage = (typeof CASED_LANGUAGES)[number];
