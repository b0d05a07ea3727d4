// How much of one document is read, whatever its format; sizes of single values stand with the values.

/** Most items of one document; the rest would never be published. The largest feeds seen hold about 3,000. */
export const MOST_ITEMS = 10_000;
