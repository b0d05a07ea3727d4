// One document, read: the publisher's terms to sightings, through the stages in their order. It knows nothing of visits or of what is stored.
import { hash } from 'node:crypto';
import { NO_KNOWLEDGE } from '../headline/headline.ts';
import type { Source } from '../model/configuration.ts';
import type { Sighting } from '../model/entry.ts';
import type { ParsedFeed, ParsedItem } from '../model/feed.ts';
import type { Knowledge } from '../model/knowledge.ts';
import type { Instant } from '../model/stamp.ts';
import { movesWithTime, toStamp } from '../normalise/date.ts';
import { normalise, toFeedInfo } from '../normalise/normalise.ts';
import type { Outlets } from '../normalise/outlet.ts';
import { withoutNamesakes } from '../reconcile/namesakes.ts';
import { toFingerprint } from './fingerprint.ts';
import { findNeededKnowledge, toHeadlinedSighting } from './headlined.ts';

/** A document that was read: what it holds, and what of that we had not seen. */
export interface Reading {
  readonly items: number;
  readonly sightings: readonly Sighting[];
  readonly shown: ReadonlySet<string>;
  /** The date of its last item; by it a list is asked for what came before. */
  readonly lastDate: Instant | null;
  /** Whether its last item was known as it is. */
  readonly endsKnown: boolean;
  readonly notes: readonly string[];
}

/** What was stored of earlier documents, as far as reading one needs it. */
export interface ReadingMemory {
  /** Which of the hashes are those of items as this source last showed them. */
  readonly findKnown: (source: string, hashes: readonly string[]) => Promise<ReadonlySet<string>>;
  /** The operator's words, and what other titles have taught of the words of these. */
  readonly findKnowledge: (titles: readonly string[]) => Promise<Knowledge>;
}

/** Of a source that nobody has read before, by nobody who has read any. */
export const NO_MEMORY: ReadingMemory = {
  findKnown: async () => new Set<string>(),
  findKnowledge: async () => NO_KNOWLEDGE,
};

/** The publisher's terms → sightings, in the order of the document; items whose raw hash `isKnown` are passed over, unread. */
export async function toReading(
  feed: ParsedFeed,
  source: Source,
  outlets: Outlets,
  now: Instant,
  memory: ReadingMemory,
): Promise<Reading> {
  const fingerprint = toFingerprint(source, outlets);
  const items = feed.items.filter((item) => item.title !== null || !needsTitle(source));
  const byHash = new Map(items.map((item) => [toRawHash(item, source, fingerprint), item]));
  const known = await memory.findKnown(source.id, [...byHash.keys()]);
  const repeatedIds = findRepeatedIds(feed);
  const context = { source, outlets, now, repeatedIds, feed: toFeedInfo(feed, source, now) };
  const isEmpty = feed.items.length === 0 && feed.next.length === 0;
  const notes = isEmpty ? [...feed.notes, 'the document holds no items'] : [...feed.notes];
  const untitled = feed.items.length - items.length;
  if (untitled > 0) notes.push(`${untitled} × an item without a title was left out`);
  const fresh = [...byHash].flatMap(([rawHash, item]) => {
    const normalised = known.has(rawHash) ? null : normalise(item, context);
    return normalised === null ? [] : [{ rawHash, normalised }];
  });
  notes.push(...fresh.flatMap(({ normalised }) => normalised.notes));
  const knowledge = await findNeededKnowledge(
    fresh.map(({ normalised }) => normalised.title),
    memory.findKnowledge,
  );
  // An item whose date was ahead of its time is read again until that has come.
  const sightings = fresh.map(({ rawHash, normalised }) =>
    toHeadlinedSighting(normalised, source, normalised.early ? `${rawHash} early` : rawHash, now, knowledge),
  );
  const lastDate = toStamp(items.at(-1)?.published ?? null, { zone: source.timezone, now })?.at ?? null;
  const endsKnown = known.has([...byHash.keys()].at(-1) ?? '');
  return {
    items: items.length,
    sightings: withoutNamesakes(sightings),
    shown: new Set(byHash.keys()),
    lastDate,
    endsKnown,
    notes: countNotes(notes),
  };
}

/** A card whose link is found and whose title is not shows something else: a picture, a section. In a feed an item may go without. */
function needsTitle({ kind }: Source): boolean {
  return kind === 'page' || kind === 'json' || kind === 'wordpress';
}

/** What says "3 hours ago" is the same item an hour later, and what stands on one page of a list the same as on another. */
function toRawHash(item: ParsedItem, { url }: Source, fingerprint: string): string {
  const { published, updated } = item;
  const moves = movesWithTime(published) || movesWithTime(updated);
  const said = moves ? { ...item, published: null, updated: null } : item;
  return hash('sha1', fingerprint + (url.includes('{') ? JSON.stringify(said, withoutBase) : JSON.stringify(said)));
}

function withoutBase(key: string, value: unknown): unknown {
  return key === 'base' ? undefined : value;
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
