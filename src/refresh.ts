// The river inwards: one source, once, from request to stored entries. It holds the order of the stages and decides nothing that a stage could.
import { hash } from 'node:crypto';
import type { FetchRequest, Fetcher } from './fetch/fetch.ts';
import type { FetchPolicy, Source } from './model/configuration.ts';
import type { Sighting } from './model/entry.ts';
import type { Instant } from './model/stamp.ts';
import type { Fetched, Resource, Validators, Visit } from './model/visit.ts';
import type { Outlets } from './normalise/outlet.ts';
import { toFingerprint, toParsedFeed, toReading } from './reading.ts';
import { reconcile } from './reconcile/reconcile.ts';
import { toVisit, type VisitResult } from './schedule/visit.ts';
import type { SourceState, Store } from './store/store.ts';

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

/** An outlet that was declared only now was named by one of its hosts. */
function toOutletNames(sightings: readonly Sighting[], { hostsOf }: Outlets): string[] {
  const names = sightings.flatMap(({ fields: { outlet } }) => [outlet, ...hostsOf(outlet)]);
  return [...new Set(names)];
}
