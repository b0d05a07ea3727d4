// All documents of one source in one visit, one after the other, followed to what they name, within a bound.
// It writes nothing, and knows of what is stored only what it is told.
import { toShown } from '../fetch/location.ts';
import type { Source } from '../model/configuration.ts';
import type { Sighting } from '../model/entry.ts';
import type { ParsedFeed } from '../model/feed.ts';
import type { Instant } from '../model/stamp.ts';
import type { Failure, Resource } from '../model/visit.ts';
import { arrive, type Arrival, type ReadingWorld, type Remembered, type SeenDocument } from './arrival.ts';
import { toFirstStop, toNamedStops, toNextPage, type Stop } from './route.ts';

/** Most documents of one source in one visit: an index with its ten children, or twenty pages. */
const MOST_DOCUMENTS = 25;

/** No further document is asked for after this, in milliseconds: a visit must end well before its lease does. */
const PATIENCE = 180_000;

/** Answers that end a list of pages: there is no such page any more. */
const NO_SUCH_PAGE = new Set(['400', '404', '410']);

/** What gathering needs of the world. */
export interface GatherWorld extends ReadingWorld {
  readonly now: () => Date;
  /** The time of the visit. */
  readonly at: Instant;
  /** Fewer than the usual bound where only the first document is meant. */
  readonly mostDocuments?: number;
}

/** What the documents came to. What was read before one of them failed counts. */
export interface Gathered {
  readonly outcome: 'read' | 'unchanged' | 'failed';
  readonly failure: Failure | null;
  readonly waitUntil: Instant | null;
  readonly freshUntil: Instant | null;
  /** Where the first document says that it moved for good. */
  readonly movedTo: string | null;
  /** All items; null where some documents were not read anew, so that nobody counted theirs. */
  readonly items: number | null;
  /** Items of the first document that holds some, to be compared with what is usual; null where they were not counted. */
  readonly listed: number | null;
  /** In the order of the documents; those that were known as they are were passed over. */
  readonly sightings: readonly Sighting[];
  /** Raw hashes of all items. */
  readonly shown: ReadonlySet<string>;
  readonly notes: readonly string[];
  readonly troubles: readonly Failure[];
  /** As they are to be kept from now on. */
  readonly resources: readonly Resource[];
  /** Every address that was asked for, or named. */
  readonly asked: ReadonlySet<string>;
  /** What the first document with items says of itself. */
  readonly frame: Pick<ParsedFeed, 'title' | 'link' | 'language' | 'rhythm'>;
  /** What came of each document, for whoever looks on. */
  readonly seen: readonly SeenDocument[];
}

const NO_FRAME = { title: null, link: null, language: null, rhythm: null };

/** Never throws for anything of the world's. */
export async function gather(source: Source, remembered: Remembered, world: GatherWorld): Promise<Gathered> {
  const until = world.now().getTime() + PATIENCE;
  const stops = [toFirstStop(source, world.at, remembered.adopted)];
  const arrivals: Arrival[] = [];
  for (let at = 0; at < Math.min(stops.length, world.mostDocuments ?? MOST_DOCUMENTS); at += 1) {
    const stop = stops[at] as Stop;
    const isLate = world.now().getTime() > until;
    const arrival = isLate ? toLate(stop) : await arrive(stop, source, remembered, world, world.at);
    if (arrival.outcome === 'failed' && isEndOfList(stop, arrival.failure)) break;
    arrivals.push(arrival);
    if (arrival.outcome === 'failed' && (at === 0 || isLate || arrival.waitUntil !== null)) break;
    const asked = new Set(stops.map(({ url }) => url));
    stops.push(...toFurtherStops(stop, arrivals, source, remembered).filter(({ url }) => !asked.has(url)));
  }
  return toGathered(arrivals, stops);
}

function toLate({ url }: Stop): Arrival {
  const shown = toShown(url);
  const detail = `${shown} was not asked for, as the documents before it took more than ${PATIENCE / 1000} s`;
  const failure = { stage: 'fetch', code: 'timeout', detail } as const;
  const seen = { url: shown, bytes: null, contentType: null, format: null, items: 0, failure };
  return { outcome: 'failed', failure, waitUntil: null, freshUntil: null, movedTo: null, seen };
}

function isEndOfList({ page }: Stop, { code, detail }: Failure): boolean {
  return page > 1 && code === 'status' && NO_SUCH_PAGE.has(detail);
}

/** What the last document names, and the next page where this one does not end in what is known. */
function toFurtherStops(
  stop: Stop,
  arrivals: readonly Arrival[],
  source: Source,
  { isRecovering }: Remembered,
): Stop[] {
  const arrival = arrivals.at(-1);
  if (arrival === undefined || arrival.outcome === 'failed') return [];
  const named = toNamedStops(arrival.next);
  if (arrival.outcome === 'unchanged' || source.pages === 1 || !isWorthTurning(arrivals, isRecovering)) return named;
  const { lastDate } = arrival.reading;
  if (lastDate === null && source.url.includes('{date}')) return named;
  const offset = findRead(arrivals).reduce((sum, { reading }) => sum + reading.items, 0);
  const next = toNextPage(source, { page: stop.page + 1, offset, date: lastDate ?? '' });
  return next === null ? named : [...named, next];
}

/** A page that shows nothing which those before it did not is the last; one item that stands on top of every page is no reason to stop. */
function isWorthTurning(arrivals: readonly Arrival[], isRecovering: boolean): boolean {
  const read = findRead(arrivals).map(({ reading }) => reading);
  const last = read.at(-1);
  if (last === undefined || (last.endsKnown && !isRecovering)) return false;
  const before = new Set(read.slice(0, -1).flatMap(({ shown }) => [...shown]));
  return [...last.shown].some((rawHash) => !before.has(rawHash));
}

function findRead(arrivals: readonly Arrival[]) {
  return arrivals.filter((one) => one.outcome === 'read');
}

function toGathered(arrivals: readonly Arrival[], stops: readonly Stop[]): Gathered {
  const failed = arrivals.find((one) => one.outcome === 'failed');
  const read = findRead(arrivals);
  const listing = read.find(({ reading }) => reading.items > 0) ?? read.at(-1);
  // A document that only names others says nothing of whether there was news.
  const isNews = read.some(({ next, reading }) => next.length === 0 || reading.items > 0);
  const isWhole = arrivals.every(
    (one) => one.outcome === 'read' || (one.outcome === 'unchanged' && one.next.length > 0),
  );
  const items = read.reduce((sum, { reading }) => sum + reading.items, 0);
  const notes = read.flatMap(({ reading }, at) => (at > 0 && reading.items === 0 ? [] : reading.notes));
  return {
    outcome: failed === undefined ? (isNews ? 'read' : 'unchanged') : 'failed',
    failure: failed?.failure ?? null,
    waitUntil: findLatest(arrivals.map(({ waitUntil }) => waitUntil)),
    freshUntil: findLatest(arrivals.map(({ freshUntil }) => freshUntil)),
    movedTo: arrivals[0]?.movedTo ?? null,
    items: isWhole ? items : null,
    listed: isWhole ? (listing?.reading.items ?? null) : null,
    sightings: read.flatMap(({ reading }) => reading.sightings),
    shown: new Set(read.flatMap(({ reading }) => [...reading.shown])),
    notes: [...new Set(notes)],
    troubles: read.flatMap(({ troubles }) => troubles),
    resources: arrivals.flatMap((one) => (one.outcome === 'failed' ? [] : (one.resource ?? []))),
    asked: new Set(stops.flatMap(({ resource }) => resource ?? [])),
    frame: listing?.frame ?? NO_FRAME,
    seen: arrivals.map(({ seen }) => seen),
  };
}

function findLatest(instants: readonly (Instant | null)[]): Instant | null {
  return (
    instants
      .filter((one) => one !== null)
      .toSorted()
      .at(-1) ?? null
  );
}
