// How much of one document is read, whatever its format; sizes of single values stand with the values.

import type { ParsedFeed, ParsedItem } from '../model/feed.ts';

/** Most items of one document; the rest would never be published. The largest feeds seen hold about 3,000. */
export const MOST_ITEMS = 10_000;

/** A document's items as far as they are read; for formats that name no further documents. */
export function takeItems<Raw>(
  raw: readonly Raw[],
  toItem: (raw: Raw) => ParsedItem,
): Pick<ParsedFeed, 'items' | 'next' | 'complete' | 'notes'> {
  const complete = raw.length <= MOST_ITEMS;
  const notes = complete ? [] : [`only the first ${MOST_ITEMS} of ${raw.length} items were read`];
  return { items: raw.slice(0, MOST_ITEMS).map(toItem), next: [], complete, notes };
}
