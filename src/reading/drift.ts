// Drift: what tells a source whose markup or data moved away from under its configuration from one without news. Pure; it stores nothing.
import type { FieldName, Source } from '../model/configuration.ts';
import type { Sighting } from '../model/entry.ts';
import type { ParsedFeed, ParsedItem } from '../model/feed.ts';
import type { Instant } from '../model/stamp.ts';
import type { Failure } from '../model/visit.ts';
import { toStamp } from '../normalise/date.ts';
import type { EntryChange } from '../reconcile/reconcile.ts';

/** Fewer items than these say nothing about all of them. */
const FEW = 5;

/** A document with less than this part of what its source usually shows has collapsed. */
const COLLAPSE = 1 / 4;

/** Of the items that were known before, the part whose titles must change at once to be no correction any more. */
const UPHEAVAL = 0.8;

/** Codes of failures that are drift: the source answers, and what is configured does not find what it found. */
const DRIFTS = new Set([
  'no-items',
  'no-data',
  'no-next',
  'no-titles',
  'no-dates',
  'same-titles',
  'few-items',
  'new-titles',
]);

export function isDrift({ stage, code }: Failure): boolean {
  return stage === 'parse' && DRIFTS.has(code);
}

/** Why none of a document's items can be believed; null where they can. */
export function findRefusal({ items }: ParsedFeed, source: Source): Failure | null {
  if (!hasPlaces(source) || items.length === 0) return null;
  const titles = items.flatMap(({ title }) => title?.value ?? []);
  if (titles.length === 0) {
    return toDrift('no-titles', `${toPlaces(source, 'title')} finds nothing in any of ${items.length} items`);
  }
  if (titles.length < FEW || new Set(titles).size > 1) return null;
  return toDrift('same-titles', `${toPlaces(source, 'title')} finds “${titles[0]}” in all of ${titles.length} items`);
}

/** What is wrong with a document of which items can be read. */
export function findTroubles(feed: ParsedFeed, source: Source, now: Instant): Failure[] {
  const troubles: Failure[] = [];
  if (!feed.complete) {
    const detail = feed.notes[0] ?? 'the document was not read to its end';
    troubles.push({ stage: 'parse', code: 'incomplete', detail });
  }
  const undated = findUndated(feed.items, source, now);
  if (undated !== null) troubles.push(undated);
  return troubles;
}

/** A list of dates is asked for, and not one of its items has one that can be read. */
function findUndated(items: readonly ParsedItem[], source: Source, now: Instant): Failure | null {
  if (source.fields.published.length === 0 || items.length === 0) return null;
  const context = { zone: source.timezone, now };
  if (items.some(({ published }) => toStamp(published, context) !== null)) return null;
  const said = items.find(({ published }) => published !== null)?.published;
  const found = said == null ? 'nothing' : `no date that can be read (the first says “${said.slice(0, 80)}”)`;
  return toDrift('no-dates', `${toPlaces(source, 'published')} finds ${found} in any of ${items.length} items`);
}

/** A source that usually shows thirty items and now shows two. */
export function findCollapse(items: number, usual: number): Failure | null {
  if (usual < FEW || items >= usual * COLLAPSE) return null;
  return toDrift('few-items', `${items} items, where there are usually ${Math.round(usual)}`);
}

/** What changes are measured by: the sighting that each replaces, and how many of the document's items were known as they are. */
export interface Before {
  readonly sightingOf: (change: EntryChange) => Sighting | null;
  readonly unchanged: number;
}

/**
 * Titles of known items that all changed at once are a redesign, a mistake, or other items under ids that are given out again, and no corrections.
 * Null where nothing of the kind happened; `areOthers`: the addresses are others too.
 */
export function findUpheaval(
  changes: readonly EntryChange[],
  { sightingOf, unchanged }: Before,
): { readonly retitled: ReadonlySet<EntryChange>; readonly areOthers: boolean; readonly trouble: Failure } | null {
  const known = changes.filter((change) => sightingOf(change) !== null);
  const retitled = known.filter((change) => isRetitled(change, sightingOf(change)));
  const all = known.length + unchanged;
  if (retitled.length < FEW || retitled.length < all * UPHEAVAL) return null;
  const areOthers = retitled.every((change) => isElsewhere(change, sightingOf(change)));
  const [first] = retitled;
  const before = first === undefined ? '' : (sightingOf(first)?.fields.originalTitle ?? '');
  const example = `“${before}” became “${first?.sighting.fields.originalTitle ?? ''}”`;
  const counted = `${retitled.length} of ${all} known items have other titles than before: ${example}`;
  const detail = areOthers
    ? `${counted}; their ids mean other items now and are not heeded`
    : `${counted}; they keep theirs`;
  return { retitled: new Set(retitled), areOthers, trouble: toDrift('new-titles', detail) };
}

function isRetitled({ sighting }: EntryChange, before: Sighting | null): boolean {
  return before !== null && before.fields.originalTitle !== sighting.fields.originalTitle;
}

function isElsewhere({ sighting }: EntryChange, before: Sighting | null): boolean {
  const key = before?.addressKey ?? null;
  return key !== null && sighting.addressKey !== null && key !== sighting.addressKey;
}

function hasPlaces({ kind }: Source): boolean {
  return kind === 'page' || kind === 'json' || kind === 'wordpress';
}

function toPlaces({ fields }: Source, field: FieldName): string {
  const places = fields[field];
  return places.length === 0 ? field : `${field} ${places.map((place) => `"${place}"`).join(', ')}`;
}

function toDrift(code: string, detail: string): Failure {
  return { stage: 'parse', code, detail };
}
