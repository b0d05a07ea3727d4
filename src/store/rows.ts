// Rows ↔ entries and their sightings. It knows no query.
import type { Entry, EntryFields, Sighting } from '../model/entry.ts';
import type { Precision, Stamp } from '../model/stamp.ts';
import type { EntryRow, SightingRow } from './tables.ts';

export function toEntryRow(entry: Entry): Omit<EntryRow, 'seq'> {
  return {
    id: entry.id,
    uuid: entry.uuid,
    outlet: entry.outlet,
    language: entry.language,
    url: entry.url,
    title: entry.title,
    original_title: entry.originalTitle,
    published: entry.published?.at ?? null,
    precision: entry.published?.precision ?? null,
    zone: entry.published?.zone ?? null,
    updated: entry.updated,
    summary: entry.summary,
    content: entry.content,
    authors: JSON.stringify(entry.authors),
    image: entry.image,
    categories: JSON.stringify(entry.categories),
    source: entry.source,
    feed: JSON.stringify(entry.feed),
    text_source: entry.textSource,
    address_key: entry.addressKey,
    headline_key: entry.headlineKey,
    day: entry.day,
    kept: Number(entry.kept),
    withdrawn: Number(entry.withdrawn),
    first_seen: entry.firstSeen,
    changed: entry.changed,
    revision: entry.revision,
  };
}

export function toEntry(row: EntryRow): Entry {
  return {
    id: row.id,
    uuid: row.uuid,
    outlet: row.outlet,
    language: row.language,
    url: row.url,
    title: row.title,
    originalTitle: row.original_title,
    published: toStoredStamp(row),
    updated: row.updated,
    summary: row.summary,
    content: row.content,
    authors: JSON.parse(row.authors) as string[],
    image: row.image,
    categories: JSON.parse(row.categories) as string[],
    source: row.source,
    feed: JSON.parse(row.feed) as Entry['feed'],
    textSource: row.text_source,
    addressKey: row.address_key,
    headlineKey: row.headline_key,
    day: row.day,
    kept: row.kept === 1,
    withdrawn: row.withdrawn === 1,
    firstSeen: row.first_seen,
    changed: row.changed,
    revision: row.revision,
  };
}

function toStoredStamp({ published, precision, zone }: EntryRow): Stamp | null {
  if (published === null || precision === null || zone === null) return null;
  return { at: published, precision: precision as Precision, zone };
}

/** `seq` is the row of its entry. */
export function toSightingRow(
  sighting: Sighting,
  entry: Entry,
  seq: number,
  lastSeen: string,
): Omit<SightingRow, 'seq'> {
  return {
    entry: seq,
    source: sighting.source,
    item_id: sighting.itemId,
    address_key: sighting.addressKey,
    raw_hash: sighting.rawHash,
    outlet: sighting.fields.outlet,
    headline_key: sighting.headlineKey,
    day: sighting.day,
    fields: toOwnFields(sighting, entry),
    feed: JSON.stringify(sighting.feed),
    own: Number(sighting.own),
    dated_loosely: Number(sighting.datedLoosely),
    mixed_case: Number(sighting.mixedCase),
    kept: Number(sighting.kept),
    first_seen: sighting.firstSeen,
    last_seen: lastSeen,
  };
}

/** Most entries have one sighting, which would say all of it twice; JSON of what this one says otherwise. */
export function toOwnFields({ fields }: Sighting, entry: Entry): string {
  const own = Object.entries(fields).filter(([key, value]) => {
    const said = entry[key as keyof EntryFields];
    return value !== said && JSON.stringify(value) !== JSON.stringify(said);
  });
  return JSON.stringify(Object.fromEntries(own));
}

function toFields(own: string, entry: Entry): EntryFields {
  const { outlet, language, url, title, originalTitle, published, updated } = entry;
  const { summary, content, authors, image, categories } = entry;
  const said = { outlet, language, url, title, originalTitle, published, updated };
  return { ...said, summary, content, authors, image, categories, ...(JSON.parse(own) as Partial<EntryFields>) };
}

export function toSighting(row: SightingRow, entry: Entry): Sighting {
  return {
    source: row.source,
    itemId: row.item_id,
    addressKey: row.address_key,
    rawHash: row.raw_hash,
    headlineKey: row.headline_key,
    day: row.day,
    fields: toFields(row.fields, entry),
    feed: JSON.parse(row.feed) as Sighting['feed'],
    own: row.own === 1,
    datedLoosely: row.dated_loosely === 1,
    mixedCase: row.mixed_case === 1,
    kept: row.kept === 1,
    firstSeen: row.first_seen,
  };
}
