// The river inwards: one source, once, from request to stored entries. It holds the order of the stages and decides nothing that a stage could.
import { hash } from 'node:crypto';
import { decode } from './decode/decode.ts';
import type { FetchRequest, Fetcher } from './fetch/fetch.ts';
import { toHeadline } from './headline/headline.ts';
import { detectLanguage } from './headline/language.ts';
import type {
  Failure,
  FetchPolicy,
  Fetched,
  Instant,
  ParsedFeed,
  Resource,
  Sighting,
  Source,
  Validators,
  Visit,
} from './model.ts';
import { EARLY, normalise, toFeedInfo, type NormalisedItem } from './normalise/normalise.ts';
import type { Outlets } from './normalise/outlet.ts';
import { isKept } from './normalise/rules.ts';
import { parse } from './parse/parse.ts';
import { reconcile } from './reconcile/reconcile.ts';
import { toSighting } from './reconcile/sighting.ts';
import { toVisit, type VisitResult } from './schedule/visit.ts';
import type { SourceState, Store } from './store/store.ts';

/** Raised when reading changes what it makes of a document, so that every document is read again. */
const READER_VERSION = 1;

/** What a visit needs of the world. `owner` is the name its lease is held by. */
export interface RefreshWorld {
  readonly store: Store;
  readonly fetcher: Fetcher;
  readonly outlets: Outlets;
  readonly policy: Pick<FetchPolicy, 'floor' | 'ceiling'>;
  readonly owner: string;
  readonly now: () => Date;
  /** Once aborted, a request that failed tells nothing about its source. */
  readonly signal: AbortSignal;
}

/** A document that was read: what it holds, and what of that we had not seen. */
interface Reading {
  readonly items: number;
  readonly sightings: readonly Sighting[];
  readonly shown: ReadonlySet<string>;
  readonly notes: readonly string[];
}

/**
 * Visits a source whose lease is held and of which `state` is known: asks, reads what is new, and writes all of it with the validators in one transaction.
 * The world's failures are in the visit. Null when nothing was written: we are stopping and the request failed, or the lease was lost.
 */
export async function refresh(source: Source, state: SourceState | null, world: RefreshWorld): Promise<Visit | null> {
  const { store, fetcher } = world;
  const fingerprint = toFingerprint(source, world.outlets);
  const resource = findResource(source, state, fingerprint);
  const fetched = await fetcher.fetch(toRequest(source, resource));
  if (fetched.outcome === 'failed' && world.signal.aborted) {
    await store.release(source.id, world.owner);
    return null;
  }
  const now = world.now();
  const isFirst = (state?.resources.length ?? 0) === 0;
  const reading = { resource, fingerprint, isFirst, now: now.toISOString() };
  const { result, ...brought } = await read(fetched, source, reading, world);
  const visit = toVisit(source, state?.visit ?? null, result, world.policy, now);
  const outlets = toOutletNames(brought.sightings, world.outlets);
  const changed = await store.record({ visit, outlets, ...brought }, world.owner, (sightings, candidates) =>
    reconcile(sightings, candidates, { shown: brought.shown, hostsOf: world.outlets.hostsOf }, visit.at),
  );
  return changed === null ? null : { ...visit, changed };
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
    const isEarly = normalised.notes.includes(EARLY);
    sightings.push(toHeadlinedSighting(normalised, source, isEarly ? `${rawHash} early` : rawHash, now));
  }
  return { items: feed.items.length, sightings, shown: new Set(byHash.keys()), notes: countNotes(notes) };
}

/** The settings that decide what is made of a document, and the version of what reads it. */
function toFingerprint(source: Source, { fingerprint }: Outlets): string {
  const { kind, url, outlet, language, timezone, keep, drop, unlisted } = source;
  const settings = [READER_VERSION, fingerprint, kind, url, outlet, language, timezone, keep, drop, unlisted];
  return hash('sha1', JSON.stringify(settings));
}

/** What was read by other settings, or another reader, is read again. */
function findResource({ url }: Source, state: SourceState | null, fingerprint: string): Resource | null {
  return state?.resources.find((one) => one.url === url && one.fingerprint === fingerprint) ?? null;
}

function toRequest(source: Source, validators: Validators | null): FetchRequest {
  return { url: source.url, validators, headers: source.headers, timeout: source.timeout };
}

/** What a visit knows before it reads. */
interface Expected {
  /** As these settings last read it; null where they did not. */
  readonly resource: Resource | null;
  readonly fingerprint: string;
  /** Whether nothing was ever read from the source. */
  readonly isFirst: boolean;
  readonly now: Instant;
}

interface Brought {
  readonly result: VisitResult;
  readonly resource: Resource | null;
  readonly sightings: readonly Sighting[];
  readonly shown: ReadonlySet<string>;
}

async function read(
  fetched: Fetched,
  source: Source,
  { resource, fingerprint, isFirst, now }: Expected,
  { store, outlets }: RefreshWorld,
): Promise<Brought> {
  const nothing = { sightings: [], shown: new Set<string>() };
  const { waitUntil } = fetched;
  if (fetched.outcome === 'failed') {
    return { ...nothing, result: { outcome: 'failed', failure: fetched.failure, waitUntil }, resource: null };
  }
  const { validators } = fetched;
  if (fetched.outcome === 'unchanged') {
    return { ...nothing, result: { outcome: 'unchanged', waitUntil }, resource: toRenewed(resource, validators) };
  }
  const bodyHash = hash('sha256', fetched.body);
  const current = { source: source.id, url: source.url, ...validators, bodyHash, fingerprint };
  if (bodyHash === resource?.bodyHash) {
    return { ...nothing, result: { outcome: 'unchanged', waitUntil }, resource: toRenewed(resource, validators) };
  }
  const feed = toParsedFeed(fetched, source);
  if ('stage' in feed) return { ...nothing, result: { outcome: 'failed', failure: feed, waitUntil }, resource: null };
  // A source of which nothing was ever read has shown nothing.
  const findKnown = async (hashes: readonly string[]) =>
    isFirst ? new Set<string>() : store.knownHashes(source.id, hashes);
  const { items, notes, ...seen } = await toReading(feed, source, outlets, now, findKnown);
  const result = { outcome: 'read', items, notes, waitUntil } as const;
  // Validators of a document that was not read to its end would hide the rest of it behind the next 304.
  const incomplete = { ...current, etag: null, lastModified: null, bodyHash: '' };
  return { ...seen, result, resource: feed.complete ? current : incomplete };
}

/** Null where there is nothing to renew. */
function toRenewed(resource: Resource | null, { etag, lastModified }: Validators): Resource | null {
  if (resource === null || (resource.etag === etag && resource.lastModified === lastModified)) return null;
  return { ...resource, etag, lastModified };
}

function toHeadlinedSighting(item: NormalisedItem, source: Source, rawHash: string, now: Instant): Sighting {
  const { title, summary, categories, declared, welcome } = item;
  const headline = { ...toHeadline(title), language: detectLanguage({ title, summary, declared }) };
  const kept = welcome && isKept({ title, summary, categories }, source);
  return toSighting(item, headline, { source, rawHash, kept, now });
}

function toRawHash(item: ParsedFeed['items'][number], fingerprint: string): string {
  return hash('sha1', fingerprint + JSON.stringify(item));
}

/** An outlet that was declared only now was named by one of its hosts. */
function toOutletNames(sightings: readonly Sighting[], { hostsOf }: Outlets): string[] {
  const names = sightings.flatMap(({ fields: { outlet } }) => [outlet, ...hostsOf(outlet)]);
  return [...new Set(names)];
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
