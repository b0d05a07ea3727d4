// One document, read: bytes to sightings, through the stages in their order. It knows nothing of visits or of what is stored.
import { hash } from 'node:crypto';
import { decode } from './decode/decode.ts';
import { toHeadline } from './headline/headline.ts';
import type { Source } from './model/configuration.ts';
import type { Sighting } from './model/entry.ts';
import type { ParsedFeed } from './model/feed.ts';
import type { Instant } from './model/stamp.ts';
import type { Failure, Fetched } from './model/visit.ts';
import { normalise, toFeedInfo, type NormalisedItem } from './normalise/normalise.ts';
import type { Outlets } from './normalise/outlet.ts';
import { isKept } from './normalise/rules.ts';
import { parse } from './parse/parse.ts';
import { toSighting } from './reconcile/sighting.ts';

/** Raised when reading changes what it makes of a document, so that every document is read again. */
const READER_VERSION = 2;

/** A document that was read: what it holds, and what of that we had not seen. */
export interface Reading {
  readonly items: number;
  readonly sightings: readonly Sighting[];
  readonly shown: ReadonlySet<string>;
  readonly notes: readonly string[];
}

/** Bytes → the publisher's terms. */
export function toParsedFeed(
  fetched: Pick<Extract<Fetched, { outcome: 'fresh' }>, 'body' | 'contentType' | 'url'>,
  source: Source,
): ParsedFeed | Failure {
  return parse(source.kind, decode(fetched.body, fetched.contentType), fetched.url);
}

/** The publisher's terms → sightings, in the order of the document; items whose raw hash `isKnown` are passed over, unread. */
export async function toReading(
  feed: ParsedFeed,
  source: Source,
  outlets: Outlets,
  now: Instant,
  findKnown: (hashes: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<Reading> {
  const fingerprint = toFingerprint(source, outlets);
  const byHash = new Map(feed.items.map((item) => [toRawHash(item, fingerprint), item]));
  const known = await findKnown([...byHash.keys()]);
  const repeatedIds = findRepeatedIds(feed);
  const context = { source, outlets, now, repeatedIds, feed: toFeedInfo(feed, source, now) };
  const notes = feed.items.length === 0 ? [...feed.notes, 'the document holds no items'] : [...feed.notes];
  const sightings: Sighting[] = [];
  for (const [rawHash, item] of byHash) {
    if (known.has(rawHash)) continue;
    const normalised = normalise(item, context);
    if (normalised === null) continue;
    notes.push(...normalised.notes);
    // An item whose date was ahead of its time is read again until that has come.
    sightings.push(toHeadlinedSighting(normalised, source, normalised.early ? `${rawHash} early` : rawHash, now));
  }
  return { items: feed.items.length, sightings, shown: new Set(byHash.keys()), notes: countNotes(notes) };
}

/** The settings that decide what is made of a document, and the version of what reads it. */
export function toFingerprint(source: Source, { fingerprint }: Outlets): string {
  const { kind, url, outlet, language, timezone, keep, drop, unlisted } = source;
  const settings = [READER_VERSION, fingerprint, kind, url, outlet, language, timezone, keep, drop, unlisted];
  return hash('sha1', JSON.stringify(settings));
}

function toHeadlinedSighting(item: NormalisedItem, source: Source, rawHash: string, now: Instant): Sighting {
  const { title, summary, categories, declared, welcome } = item;
  const headline = toHeadline({ title, summary, declared });
  const kept = welcome && isKept({ title, summary, categories }, source);
  return toSighting(item, headline, { source, rawHash, kept, now });
}

function toRawHash(item: ParsedFeed['items'][number], fingerprint: string): string {
  return hash('sha1', fingerprint + JSON.stringify(item));
}

/** A document that gives one id to two items has named neither. */
function findRepeatedIds({ items }: ParsedFeed): Set<string> {
  const once = new Set<string>();
  const repeated = new Set<string>();
  for (const { id } of items) {
    if (id === null) continue;
    if (once.has(id)) repeated.add(id);
    once.add(id);
  }
  return repeated;
}

/** `3 × a date in the future was left out` */
function countNotes(notes: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const note of notes) counts.set(note, (counts.get(note) ?? 0) + 1);
  return Array.from(counts, ([note, count]) => (count === 1 ? note : `${count} × ${note}`));
}
