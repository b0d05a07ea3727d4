// Sightings for tests: whole values, of which a test names only what it is about.
import { foldHeadline } from '../src/headline/fold.ts';
import type { EntryFields, Sighting } from '../src/model/entry.ts';
import { toAddressKey } from '../src/normalise/address.ts';

type Given = Partial<Omit<Sighting, 'fields'>> & { readonly fields?: Partial<EntryFields> };

export const NOW = '2026-01-13T04:00:00.000Z';

/** An own sighting of an outlet called `herald`, dated to the second, at the address given in `fields.url`. */
export function makeSighting(given: Given = {}): Sighting {
  const fields: EntryFields = {
    outlet: 'herald',
    language: 'en',
    url: null,
    title: 'A bridge opens in the north',
    originalTitle: given.fields?.title ?? 'A bridge opens in the north',
    published: { at: '2026-01-12T09:00:00.000Z', precision: 'second', zone: 'Asia/Ulaanbaatar' },
    updated: null,
    summary: null,
    content: null,
    authors: [],
    image: null,
    categories: [],
    ...given.fields,
  };
  return {
    source: 'herald-feed',
    itemId: null,
    addressKey: fields.url === null ? null : toAddressKey(fields.url),
    rawHash: JSON.stringify(given),
    headlineKey: foldHeadline(fields.originalTitle),
    day: fields.published?.at.slice(0, 10) ?? NOW.slice(0, 10),
    feed: { id: null, title: null, link: null, updated: null, rights: null },
    own: true,
    datedLoosely: false,
    mixedCase: true,
    kept: true,
    firstSeen: NOW,
    ...given,
    fields,
  };
}

/** The same story as a ticker prints it: in capitals, with a day, without an address. */
export function makeTickerSighting(title: string, given: Given = {}): Sighting {
  return makeSighting({
    source: 'ticker',
    own: false,
    mixedCase: false,
    ...given,
    fields: {
      title: title.toUpperCase(),
      published: { at: '2026-01-11T16:00:00.000Z', precision: 'day', zone: 'Asia/Ulaanbaatar' },
      ...given.fields,
    },
    day: given.day ?? '2026-01-12',
  });
}
