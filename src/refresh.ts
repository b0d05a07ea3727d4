// The river inwards: one source, once, from request to stored entries. It holds the order of the stages and decides nothing that a stage could.
import type { Fetcher } from './fetch/fetch.ts';
import { learn, toLearnt, toLookups } from './headline/learn.ts';
import { repairLetters } from './headline/letters.ts';
import type { FetchPolicy, Source } from './model/configuration.ts';
import type { Sighting } from './model/entry.ts';
import type { Knowledge } from './model/knowledge.ts';
import type { Instant } from './model/stamp.ts';
import type { Failure, Visit, WantedArticle } from './model/visit.ts';
import type { Outlets } from './normalise/outlet.ts';
import { toDetailsId, toSourceId } from './part.ts';
import { fetchArticles, MOST_TRIES, NO_ARTICLES, toWishes, type Articles, type Wish } from './reading/articles.ts';
import { findUpheaval, type Before } from './reading/drift.ts';
import { gatherOrFallBack, type SourceRead } from './reading/fallback.ts';
import { toFingerprint } from './reading/fingerprint.ts';
import { gather, type Gathered, type GatherWorld } from './reading/gather.ts';
import { toVisitResult } from './reading/outcome.ts';
import type { Parser } from './reading/parser.ts';
import { reconcile, type Candidates, type EntryChange } from './reconcile/reconcile.ts';
import { isElsewhere } from './schedule/schedule.ts';
import { findAdopted, isRecovering, toVisit } from './schedule/visit.ts';
import type { Decide, Decision, SourceState, Store } from './store/store.ts';

/** Articles left over from earlier visits that are taken up in one. */
const MOST_LEFT_OVER = 20;

/** What a visit needs of the world. `owner` is the name its lease is held by. */
export interface RefreshWorld {
  readonly store: Store;
  readonly fetcher: Fetcher;
  readonly outlets: Outlets;
  readonly parser: Parser;
  /** The operator's own words. */
  readonly lexicons: Knowledge['lexicons'];
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
export async function refresh(source: Source, known: SourceState | null, world: RefreshWorld): Promise<Visit | null> {
  const { store } = world;
  // Of another address that the configuration once had nothing is remembered but its documents.
  const state = known !== null && isElsewhere(source, known.visit) ? null : known;
  const at = world.now().toISOString();
  const gatherOne = (one: Source) => gatherAsKnown(one, state, at, world);
  const brought = await gatherOrFallBack(source, gatherOne, world.signal);
  const { read, gathered, instead } = brought;
  if (gathered.outcome === 'failed' && world.signal.aborted) {
    await store.release(source.id, world.owner);
    return null;
  }
  const articles = await readDetails(brought, at, world);
  const previous = state?.visit ?? null;
  const result = toVisitResult(brought, articles, previous?.usual ?? 0);
  const visit = toVisit(source, previous, result, world.policy, world.now());
  const sightings = [...gathered.sightings, ...articles.sightings];
  const { shown, resources } = gathered;
  const gone = gathered.outcome === 'failed' || instead !== null ? [] : findGone(known, gathered);
  const outlets = toOutletNames(sightings, world.outlets);
  const record = { visit, readAs: read.id, resources, gone, sightings, outlets, shown, articles };
  return store.record(record, world.owner, toDecide(brought, state, world, visit.at));
}

function gatherAsKnown(source: Source, state: SourceState | null, at: Instant, world: RefreshWorld): Promise<Gathered> {
  const { store, fetcher, parser, outlets, now } = world;
  const visit = state?.visit ?? null;
  // A source of which nothing was ever read has shown nothing.
  const findKnown: GatherWorld['findKnown'] = async (id, hashes) =>
    state === null || hashes.length === 0 ? new Set<string>() : store.knownHashes(id, hashes);
  const remembered = {
    resources: state?.resources ?? [],
    since: isKnownReader(source, state, outlets) ? (visit?.lastSuccess ?? null) : null,
    adopted: source.id === toSourceId(source.id) ? findAdopted(visit) : null,
    isRecovering: visit !== null && isRecovering(visit),
  };
  const findKnowledge = (titles: readonly string[]) => readKnowledge(titles, world);
  return gather(source, remembered, { fetcher, parser, outlets, now, at, findKnown, findKnowledge });
}

/** The operator's words, and what other titles have taught of the words of these. */
async function readKnowledge(titles: readonly string[], { store, lexicons }: RefreshWorld): Promise<Knowledge> {
  const lookups = titles.flatMap((title) => toLookups(repairLetters(title)));
  return { lexicons, learnt: toLearnt(await store.learnt(lookups)) };
}

/** What the source's articles say beside its list: of what is new, and of what was left over. */
async function readDetails({ read, gathered }: SourceRead, at: Instant, world: RefreshWorld): Promise<Articles> {
  const { store, fetcher, outlets, now, signal } = world;
  if (!read.details) return NO_ARTICLES;
  const wishes = await findOpenWishes(toWishes(read, gathered.sightings), read, store);
  // A host that failed, or asks to wait, is not asked for articles either.
  if (gathered.outcome === 'failed' || gathered.waitUntil !== null) return { ...NO_ARTICLES, wanted: wishes };
  const fresh = new Set(wishes.map(({ url }) => url));
  const left = (await store.waitingArticles(read.id, MOST_TRIES, MOST_LEFT_OVER)).filter(({ url }) => !fresh.has(url));
  const findKnowledge = (titles: readonly string[]) => readKnowledge(titles, world);
  const articlesWorld = { fetcher, outlets, now, signal, at, findKnowledge };
  const articles = await fetchArticles(read, [...wishes, ...left], articlesWorld);
  return { ...articles, wanted: articles.wanted.filter((one) => !left.includes(one)) };
}

/** Without those that were read for the very same item, or for another source, and those asked for too often. */
async function findOpenWishes(wishes: readonly Wish[], { id }: Source, store: Store): Promise<WantedArticle[]> {
  if (wishes.length === 0) return [];
  const own = toDetailsId(id);
  const read = await store.readDetails(wishes.map(({ addressKey }) => addressKey));
  const isRead = ({ addressKey, itemHash }: Wish) =>
    read.some((one) => one.addressKey === addressKey && (one.source !== own || one.rawHash === itemHash));
  const open = wishes.filter((wish) => !isRead(wish));
  const urls = open.map(({ url }) => url);
  const asked = await store.articlesAt(id, urls);
  const tries = new Map(asked.map((article) => [`${article.url} ${article.itemHash}`, article.tries]));
  return open
    .map(({ source, url, itemHash }) => ({ source, url, itemHash, tries: tries.get(`${url} ${itemHash}`) ?? 0 }))
    .filter((wish) => wish.tries < MOST_TRIES);
}

function findGone(state: SourceState | null, { asked }: Gathered): string[] {
  return (state?.resources ?? []).map(({ url }) => url).filter((url) => !asked.has(url));
}

/** What sightings become entries is reconciled inside the transaction; titles that all changed at once are held back there. */
function toDecide(
  { read, gathered }: SourceRead,
  state: SourceState | null,
  { outlets }: RefreshWorld,
  at: Instant,
): Decide {
  const { shown, sightings: listed } = gathered;
  const isSameReader = isKnownReader(read, state, outlets);
  return (sightings, candidates) => {
    const decide = (some: readonly Sighting[]) => reconcile(some, candidates, { shown, hostsOf: outlets.hostsOf }, at);
    const changes = decide(sightings);
    // Mended settings may well change every title.
    if (!isSameReader || sightings[0]?.source !== read.id) return toDecision(changes, []);
    const before = { sightingOf: toSightingBefore(read, candidates), unchanged: shown.size - listed.length };
    const upheaval = findUpheaval(changes, before);
    if (upheaval === null) return toDecision(changes, []);
    const { retitled, areOthers, trouble } = upheaval;
    const believed = areOthers
      ? decide(sightings.map((sighting) => ({ ...sighting, itemId: null })))
      : changes.filter((change) => !retitled.has(change));
    return toDecision(believed, [trouble]);
  };
}

/** What is new teaches how its words are printed, once. */
function toDecision(changes: readonly EntryChange[], troubles: readonly Failure[]): Decision {
  const lessons = changes.flatMap(({ entry, sighting, sightings }) => {
    if (sightings.length > 1 || !sighting.own || !sighting.mixedCase) return [];
    const { language, title } = entry;
    return learn(title, language).map((lesson) => ({ ...lesson, language, count: 1 }));
  });
  return { changes, lessons, troubles };
}

/** Whether these settings, and this reader, have read the source before. */
function isKnownReader(source: Source, state: SourceState | null, outlets: Outlets): boolean {
  const fingerprint = toFingerprint(source, outlets);
  return (state?.resources ?? []).some((one) => one.fingerprint === fingerprint);
}

function toSightingBefore({ id }: Source, { known }: Candidates): Before['sightingOf'] {
  const before = new Map(
    known.flatMap(({ entry, sightings }) =>
      sightings.filter(({ source }) => source === id).map((sighting) => [entry.id, sighting] as const),
    ),
  );
  return ({ entry }) => before.get(entry.id) ?? null;
}

/** An outlet that was declared only now was named by one of its hosts. */
function toOutletNames(sightings: readonly Sighting[], { hostsOf }: Outlets): string[] {
  const names = sightings.flatMap(({ fields: { outlet } }) => [outlet, ...hostsOf(outlet)]);
  return [...new Set(names)];
}
