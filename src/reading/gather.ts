// All documents of one source in one visit, one after the other: asked for conditionally, read, and followed to what they name, within a bound.
// It writes nothing, and knows of what is stored only what it is told.
import { hash } from 'node:crypto';
import { findRefusal, findTroubles } from './drift.ts';
import type { Fetcher, FetchRequest } from '../fetch/fetch.ts';
import type { Source } from '../model/configuration.ts';
import type { ParsedFeed } from '../model/feed.ts';
import type { Instant } from '../model/stamp.ts';
import type { Failure, Fetched, Resource } from '../model/visit.ts';
import type { Outlets } from '../normalise/outlet.ts';
import { toSourceId } from '../part.ts';
import { toFingerprint, toParsedFeed, toReading, type Reading } from './reading.ts';
import { toFirstStop, toNamedStops, toNextPage, type Stop } from './route.ts';

/** Most documents of one source in one visit: an index with its ten children, or twenty pages. */
const MOST_DOCUMENTS = 25;

/** Answers that end a list of pages: there is no such page any more. */
const NO_SUCH_PAGE = new Set(['400', '404', '410']);

/** What gathering needs of the world. */
export interface GatherWorld {
  readonly fetcher: Fetcher;
  readonly outlets: Outlets;
  readonly now: () => Date;
  /** Which of the hashes are those of items as this source last showed them. */
  readonly findKnown: (source: string, hashes: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Fewer than the usual bound where only the first document is meant. */
  readonly mostDocuments?: number;
}

/** What is known of a source before a visit. */
export interface Remembered {
  readonly resources: readonly Resource[];
  /** When it was last read without a failure; null where it never was by these settings. */
  readonly since: Instant | null;
  /** Whether the last visit failed: then a list is paged through although its first page is known. */
  readonly isRecovering: boolean;
}

/** What the documents came to. What was read before one of them failed counts. */
export interface Gathered extends Reading {
  readonly outcome: 'read' | 'unchanged' | 'failed';
  readonly failure: Failure | null;
  readonly waitUntil: Instant | null;
  /** Whether every document was read anew, so that `items` are all that the source shows. */
  readonly isWhole: boolean;
  /** Title, address and language of the first document with items, as it declares them. */
  readonly title: string | null;
  readonly link: string | null;
  readonly language: string | null;
  readonly troubles: readonly Failure[];
  /** As they are to be kept from now on. */
  readonly resources: readonly Resource[];
  /** Every address that was asked for, or named. */
  readonly asked: ReadonlySet<string>;
  /** What came of each document, for whoever looks on. */
  readonly documents: readonly GatheredDocument[];
}

/** One document that was asked for; `bytes`, `contentType`, `format` and `next` are null where it was not read anew. */
export interface GatheredDocument {
  readonly url: string;
  readonly bytes: number | null;
  readonly contentType: string | null;
  readonly format: string | null;
  readonly items: number;
  readonly next: number;
  readonly failure: Failure | null;
}

type Arrival =
  | { readonly outcome: 'failed'; readonly failure: Failure; readonly waitUntil: Instant | null }
  | { readonly outcome: 'unchanged'; readonly resource: Resource | null; readonly next: readonly string[] }
  | {
      readonly outcome: 'read';
      readonly feed: ParsedFeed;
      readonly reading: Reading;
      readonly resource: Resource | null;
      readonly troubles: readonly Failure[];
      readonly body: Pick<Extract<Fetched, { outcome: 'fresh' }>, 'body' | 'contentType' | 'url'>;
    };

/** Never throws for anything of the world's. */
export async function gather(source: Source, remembered: Remembered, world: GatherWorld): Promise<Gathered> {
  const stops = [toFirstStop(source, world.now().toISOString())];
  const arrivals: Arrival[] = [];
  for (let at = 0; at < Math.min(stops.length, world.mostDocuments ?? MOST_DOCUMENTS); at += 1) {
    const stop = stops[at] as Stop;
    const arrival = await arrive(stop, source, remembered, world);
    if (arrival.outcome === 'failed' && isEndOfList(stop, arrival.failure)) break;
    arrivals.push(arrival);
    if (arrival.outcome === 'failed' && (at === 0 || arrival.waitUntil !== null)) break;
    const asked = new Set(stops.map(({ url }) => url));
    stops.push(...toFurtherStops(stop, arrival, source, remembered, arrivals).filter(({ url }) => !asked.has(url)));
  }
  return toGathered(arrivals, stops);
}

function isEndOfList({ page }: Stop, { code, detail }: Failure): boolean {
  return page > 1 && code === 'status' && NO_SUCH_PAGE.has(detail);
}

async function arrive(
  stop: Stop,
  source: Source,
  { resources, since, isRecovering }: Remembered,
  world: GatherWorld,
): Promise<Arrival> {
  const fingerprint = toFingerprint(source, world.outlets);
  // What was read by other settings, or another reader, is read again; so is a list of which further pages are missing.
  const isKnown = (one: Resource) => one.url === stop.resource && one.fingerprint === fingerprint;
  const resource = isRecovering && source.pages > 1 ? null : (resources.find(isKnown) ?? null);
  const fetched = await world.fetcher.fetch(toRequest(stop, source, resource));
  if (fetched.outcome === 'failed') return fetched;
  if (fetched.outcome === 'unchanged') return toUnchanged(resource, fetched);
  const bodyHash = hash('sha256', fetched.body);
  if (bodyHash === resource?.bodyHash) return toUnchanged(resource, fetched);
  const feed = toParsedFeed(fetched, source, { since, isNaming: stop.isNaming });
  const failure = 'stage' in feed ? feed : findRefusal(feed, source);
  if ('stage' in feed || failure !== null) {
    return { outcome: 'failed', failure: failure ?? (feed as Failure), waitUntil: fetched.waitUntil };
  }
  const now = world.now().toISOString();
  const reading = await toReading(feed, source, world.outlets, now, (hashes) => world.findKnown(source.id, hashes));
  // Validators of a document that was not read to its end would hide the rest of it behind the next 304.
  const kept = feed.complete ? { ...fetched.validators, bodyHash } : { etag: null, lastModified: null, bodyHash: '' };
  // Resources are the source's own also where its fallback reads them.
  const current = { source: toSourceId(source.id), url: stop.resource ?? '', fingerprint, ...kept, next: feed.next };
  const troubles = findTroubles(feed, source, now);
  return { outcome: 'read', feed, reading, resource: stop.resource === null ? null : current, troubles, body: fetched };
}

/** The operator's headers are meant for the origin that they named, and for nobody that a document names. */
function toRequest({ url }: Stop, source: Source, validators: Resource | null): FetchRequest {
  const isOwnOrigin = URL.parse(url)?.origin === URL.parse(source.url)?.origin;
  return { url, validators, headers: isOwnOrigin ? source.headers : {}, timeout: source.timeout };
}

/** Null where there is nothing to renew. */
function toUnchanged(resource: Resource | null, { validators }: Extract<Fetched, { outcome: 'fresh' | 'unchanged' }>) {
  const { etag, lastModified } = validators;
  const isSame = resource === null || (resource.etag === etag && resource.lastModified === lastModified);
  const renewed = isSame ? null : { ...resource, etag, lastModified };
  return { outcome: 'unchanged', resource: renewed, next: resource?.next ?? [] } as const;
}

/** What a document names, and the next page where all of this one was new. */
function toFurtherStops(
  stop: Stop,
  arrival: Arrival,
  source: Source,
  { isRecovering }: Remembered,
  arrivals: readonly Arrival[],
): Stop[] {
  if (arrival.outcome === 'failed') return [];
  const named = toNamedStops(arrival.outcome === 'read' ? arrival.feed.next : arrival.next);
  if (arrival.outcome === 'unchanged' || source.pages === 1) return named;
  const { items, sightings, lastDate } = arrival.reading;
  const isAllNew = items > 0 && (sightings.length === items || isRecovering);
  if (!isAllNew) return named;
  const offset = arrivals.reduce((sum, one) => sum + (one.outcome === 'read' ? one.reading.items : 0), 0);
  const page = lastDate === null && source.url.includes('{date}') ? null : { page: stop.page + 1, offset };
  const next = page === null ? null : toNextPage(source, { ...page, date: lastDate ?? '' });
  return next === null ? named : [...named, next];
}

function toGathered(arrivals: readonly Arrival[], stops: readonly Stop[]): Gathered {
  const failed = arrivals.find((one) => one.outcome === 'failed');
  const read = arrivals.filter((one) => one.outcome === 'read');
  const first = read.find(({ feed }) => feed.items.length > 0) ?? read.at(-1);
  const notes = read.flatMap(({ reading }, at) => (at > 0 && reading.items === 0 ? [] : reading.notes));
  // A document that only names others says nothing of whether there was news.
  const isNews = read.some(({ feed }) => feed.next.length === 0 || feed.items.length > 0);
  return {
    outcome: failed === undefined ? (isNews ? 'read' : 'unchanged') : 'failed',
    failure: failed?.failure ?? null,
    waitUntil: failed?.waitUntil ?? null,
    isWhole: arrivals.every((one) => one.outcome === 'read' || (one.outcome === 'unchanged' && one.next.length > 0)),
    title: first?.feed.title ?? null,
    link: first?.feed.link ?? null,
    language: first?.feed.language ?? null,
    items: read.reduce((sum, { reading }) => sum + reading.items, 0),
    sightings: read.flatMap(({ reading }) => reading.sightings),
    shown: new Set(read.flatMap(({ reading }) => [...reading.shown])),
    lastDate: null,
    notes: [...new Set(notes)],
    troubles: read.flatMap(({ troubles }) => troubles),
    resources: arrivals.flatMap((one) => (one.outcome === 'failed' ? [] : (one.resource ?? []))),
    asked: new Set(stops.flatMap(({ resource }) => resource ?? [])),
    documents: arrivals.map((one, at) => toGatheredDocument(one, stops[at]?.url ?? '')),
  };
}

function toGatheredDocument(arrival: Arrival, url: string): GatheredDocument {
  const nothing = { url, bytes: null, contentType: null, format: null, items: 0, next: 0, failure: null };
  if (arrival.outcome === 'failed') return { ...nothing, failure: arrival.failure };
  if (arrival.outcome === 'unchanged') return { ...nothing, next: arrival.next.length };
  const { body, feed } = arrival;
  const { format, items, next } = feed;
  const bytes = body.body.byteLength;
  return {
    ...nothing,
    url: body.url,
    bytes,
    contentType: body.contentType,
    format,
    items: items.length,
    next: next.length,
  };
}
