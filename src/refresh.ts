// The river inwards: one source, once, from request to stored entries. It holds the order of the stages and decides nothing that a stage could.
import { MOST_TRIES, NO_ARTICLES, readArticles, toWishes, type Articles } from './reading/articles.ts';
import { findCollapse, withholdUpheaval } from './reading/drift.ts';
import type { Fetcher } from './fetch/fetch.ts';
import { gatherOrFallBack } from './reading/fallback.ts';
import { gather, type Gathered, type GatherWorld } from './reading/gather.ts';
import type { FetchPolicy, Source } from './model/configuration.ts';
import type { Sighting } from './model/entry.ts';
import type { Visit, WantedArticle } from './model/visit.ts';
import type { Outlets } from './normalise/outlet.ts';
import { toDetailsId } from './part.ts';
import { toFingerprint } from './reading/reading.ts';
import { reconcile, type Candidates } from './reconcile/reconcile.ts';
import { toVisit, type VisitResult } from './schedule/visit.ts';
import type { Decide, SourceState, Store } from './store/store.ts';

/** Articles left over from earlier visits that are taken up in one. */
const MOST_LEFT_OVER = 20;

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
 * The world's failures are in the visit. Null when nothing was written: we are stopping and a request failed, or the lease was lost.
 */
export async function refresh(source: Source, state: SourceState | null, world: RefreshWorld): Promise<Visit | null> {
  const { store } = world;
  const gatherOne = (one: Source) => gatherAsKnown(one, state, world);
  const { read, gathered, instead } = await gatherOrFallBack(source, gatherOne, world.signal);
  if (gathered.outcome === 'failed' && world.signal.aborted) {
    await store.release(source.id, world.owner);
    return null;
  }
  const articles = await readDetails(read, gathered.sightings, world);
  const previous = state?.visit ?? null;
  const visit = toVisit(source, previous, toResult(gathered, instead, articles, previous), world.policy, world.now());
  const sightings = [...gathered.sightings, ...articles.sightings];
  const { shown, resources } = gathered;
  const gone = gathered.outcome === 'failed' || instead !== null ? [] : findGone(state, gathered);
  const record = { visit, readAs: read.id, resources, gone, sightings, shown, articles };
  const outlets = toOutletNames(sightings, world.outlets);
  return store.record({ ...record, outlets }, world.owner, toDecide(read, state, gathered, world, visit.at));
}

function gatherAsKnown(source: Source, state: SourceState | null, world: RefreshWorld): Promise<Gathered> {
  const resources = state?.resources ?? [];
  const fingerprint = toFingerprint(source, world.outlets);
  const isKnown = resources.some((one) => one.fingerprint === fingerprint);
  const since = isKnown ? (state?.visit.lastSuccess ?? null) : null;
  // A source of which nothing was ever read has shown nothing.
  const findKnown: GatherWorld['findKnown'] = async (id, hashes) =>
    state === null || hashes.length === 0 ? new Set<string>() : world.store.knownHashes(id, hashes);
  const { fetcher, outlets, now } = world;
  const remembered = { resources, since, isRecovering: state?.visit.outcome === 'failed' };
  return gather(source, remembered, { fetcher, outlets, now, findKnown });
}

/** What the source's articles say beside its list: of what is new, and of what was left over. */
async function readDetails(source: Source, listed: readonly Sighting[], world: RefreshWorld): Promise<Articles> {
  if (!source.details) return NO_ARTICLES;
  const { store } = world;
  const wishes = await findUnread(toWishes(source, listed), source, store);
  const fresh = new Set(wishes.map(({ url }) => url));
  const left = await store.waitingArticles(source.id, MOST_TRIES, MOST_LEFT_OVER);
  return readArticles(source, [...wishes, ...left.filter(({ url }) => !fresh.has(url))], world);
}

/** Without those that were read for the very same item, or asked for too often. */
async function findUnread(wishes: readonly WantedArticle[], { id }: Source, store: Store): Promise<WantedArticle[]> {
  if (wishes.length === 0) return [];
  const hashes = wishes.map(({ itemHash }) => itemHash);
  const read = await store.knownHashes(toDetailsId(id), hashes);
  const open = wishes.filter(({ itemHash }) => !read.has(itemHash));
  const asked = await store.articlesAt(
    id,
    open.map(({ url }) => url),
  );
  const tries = new Map(asked.map((article) => [`${article.url} ${article.itemHash}`, article.tries]));
  return open
    .map((wish) => ({ ...wish, tries: tries.get(`${wish.url} ${wish.itemHash}`) ?? 0 }))
    .filter((wish) => wish.tries < MOST_TRIES);
}

function toResult(
  gathered: Gathered,
  instead: Gathered | null,
  articles: Articles,
  previous: Visit | null,
): VisitResult {
  const { outcome, failure, items, isWhole } = gathered;
  const fallbackFor = instead?.failure == null ? [] : [instead.failure];
  const waits = [gathered.waitUntil, instead?.waitUntil ?? null, articles.waitUntil].filter((one) => one !== null);
  const waitUntil = waits.toSorted().at(-1) ?? null;
  if (outcome === 'failed' && failure !== null) return { outcome, failure, waitUntil };
  if (outcome === 'unchanged') return { outcome, waitUntil, fallbackFor };
  const collapse = isWhole && instead === null ? findCollapse(items, previous?.usual ?? 0) : null;
  const troubles = [...gathered.troubles, ...(collapse === null ? [] : [collapse])];
  const notes = [...gathered.notes, ...articles.notes];
  return { outcome: 'read', items: isWhole ? items : null, notes, troubles, fallbackFor, waitUntil };
}

function findGone(state: SourceState | null, { asked }: Gathered): string[] {
  return (state?.resources ?? []).map(({ url }) => url).filter((url) => !asked.has(url));
}

/** What sightings become entries is reconciled inside the transaction; titles that all changed at once are held back there. */
function toDecide(
  source: Source,
  state: SourceState | null,
  { shown, sightings: listed }: Gathered,
  { outlets }: RefreshWorld,
  at: string,
): Decide {
  const fingerprint = toFingerprint(source, outlets);
  const isSameReader = (state?.resources ?? []).some((one) => one.fingerprint === fingerprint);
  const isFresh = new Set<string>();
  return (sightings, candidates) => {
    const changes = reconcile(sightings, candidates, { shown, hostsOf: outlets.hostsOf }, at).map((change) => {
      // What its own article completes in the visit that found it was never anything else.
      if (isFresh.has(change.entry.id)) return { ...change, entry: { ...change.entry, changed: null } };
      if (change.sightings.length === 1 && change.entry.revision === 0) isFresh.add(change.entry.id);
      return change;
    });
    // Mended settings may well change every title.
    if (!isSameReader || sightings[0]?.source !== source.id) return { changes, troubles: [] };
    const titleBefore = toTitleBefore(source, candidates);
    return withholdUpheaval(changes, titleBefore, { shown: shown.size, read: listed.length });
  };
}

function toTitleBefore({ id }: Source, { known }: Candidates): Parameters<typeof withholdUpheaval>[1] {
  const titles = new Map(
    known.flatMap(({ entry, sightings }) =>
      sightings.filter(({ source }) => source === id).map(({ fields }) => [entry.id, fields.originalTitle] as const),
    ),
  );
  return ({ entry }) => titles.get(entry.id) ?? null;
}

/** An outlet that was declared only now was named by one of its hosts. */
function toOutletNames(sightings: readonly Sighting[], { hostsOf }: Outlets): string[] {
  const names = sightings.flatMap(({ fields: { outlet } }) => [outlet, ...hostsOf(outlet)]);
  return [...new Set(names)];
}
