// Rounds: many sources, each claimed and visited once, hosts side by side and one host's sources in turn. It decides nothing about when.
import { NO_ARTICLES } from './reading/articles.ts';
import type { Source } from './model/configuration.ts';
import type { Instant } from './model/stamp.ts';
import type { Visit } from './model/visit.ts';
import { refresh, type RefreshWorld } from './refresh.ts';
import { openLane, type LaneLimits } from './schedule/lane.ts';
import { isGone } from './schedule/owner.ts';
import { toVisit } from './schedule/visit.ts';
import { StoreError } from './store/trouble.ts';
import type { SourceState } from './store/store.ts';

/**
 * Hosts that are visited at once, few enough for a small machine; one that has lasted a second lets the next begin, as it is waited for and not
 * read, up to as many as descriptors and memory are there for. So a hundred silent hosts hold the others up for seconds, and not for their timeouts.
 */
const HOSTS = { atOnce: 16, inAll: 128, patience: 1_000 } satisfies LaneLimits;

/** Sources of one host that are claimed together. */
const CLAIMED_AT_ONCE = 20;

/** A lease is given back after the visit; this bounds how long a machine that vanished keeps its sources. */
const LEASE = 10 * 60_000;

/** Age of leases at which those of sources not yet visited are renewed, in milliseconds; the longest visit takes about four minutes more. */
const RENEWAL = 4 * 60_000;

/** What an origin said that was not asked, or not heard. */
const SAID_NOTHING = { waitUntil: null, freshUntil: null, movedTo: null };

/** What a visit brings that brings nothing. */
const NOTHING = {
  resources: [],
  gone: [],
  sightings: [],
  outlets: [],
  shown: new Set<string>(),
  articles: NO_ARTICLES,
};

/** What became of a source in a round: its visit, or why there was none. */
export type RoundResult =
  | { readonly source: Source; readonly visit: Visit }
  | { readonly source: Source; readonly visit: null; readonly why: 'busy' | 'stopped' | 'store' };

/** The last visit of each source, by its name. */
type Visits = ReadonlyMap<string, Visit>;

export interface Rounds {
  /**
   * Visits those of the sources that are not under way in this process, nor were visited since they were chosen by their last `visits` (left out:
   * those of now); calls back after each. Throws the first bug that a visit met, when all are done.
   */
  run(sources: readonly Source[], onResult: (result: RoundResult) => void, visits?: Visits): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/** Hosts that answered at their last visit have a lane of their own, in which they never meet those that did not, or are new. */
export function openRounds(world: RefreshWorld, limits: LaneLimits = HOSTS): Rounds {
  const underWay = new Set<string>();
  const running = new Set<Promise<unknown>>();
  const [answering, others] = [openLane(limits), openLane(limits)];
  const visitAll = async (sources: readonly Source[], given: Visits | null, report: (result: RoundResult) => void) => {
    const visits = given ?? (await findVisits(sources, world.store));
    const hosts = [...Map.groupBy(sources, ({ url }) => new URL(url).host).values()];
    const hasAnswered = ({ id }: Source) => visits?.get(id)?.failures === 0;
    const toLane = (group: readonly Source[]) => (group.some(hasAnswered) ? answering : others);
    return Promise.all(hosts.map((group) => toLane(group)(() => visitInTurn(group, visits, world, report))));
  };
  return {
    async run(sources, onResult, visits) {
      const fresh = sources.filter(({ id }) => !underWay.has(id));
      for (const { id } of fresh) underWay.add(id);
      const report = (result: RoundResult) => {
        underWay.delete(result.source.id);
        onResult(result);
      };
      const round = visitAll(fresh, visits ?? null, report);
      running.add(round);
      try {
        const bug = (await round).flat()[0];
        if (bug !== undefined) throw bug;
      } finally {
        running.delete(round);
        for (const { id } of fresh) underWay.delete(id);
      }
    },
    async idle() {
      await Promise.allSettled(running);
    },
  };
}

/** Null where nobody knows: a store that cannot be read will say so when sources are claimed. */
async function findVisits(sources: readonly Source[], store: RefreshWorld['store']): Promise<Visits | null> {
  return sources.length === 0 ? null : store.visits().catch(() => null);
}

/** Gives the bugs that were met: none of them keeps another source from its visit. */
async function visitInTurn(
  sources: readonly Source[],
  visits: Visits | null,
  world: RefreshWorld,
  report: (result: RoundResult) => void,
): Promise<unknown[]> {
  const bugs: unknown[] = [];
  let claims: Claims | null = null;
  for (const [at, source] of sources.entries()) {
    // One source's visit may be long: what was claimed with it is claimed anew well before the leases end.
    if (claims === null || !claims.asked.has(source.id) || world.now().getTime() > claims.renewAt) {
      claims = await claimSome(sources.slice(at, at + CLAIMED_AT_ONCE), world, bugs);
    }
    const { claimed } = claims;
    const chosenBy = visits === null ? null : (visits.get(source.id)?.at ?? '');
    report(
      claimed === null ? { source, visit: null, why: 'store' } : await visit(source, chosenBy, claimed, world, bugs),
    );
  }
  return bugs;
}

/** Sources that were claimed together; `claimed` is null where the store would not. */
interface Claims {
  readonly asked: ReadonlySet<string>;
  readonly claimed: ReadonlyMap<string, SourceState | null> | null;
  /** In ms. */
  readonly renewAt: number;
}

async function claimSome(sources: readonly Source[], world: RefreshWorld, bugs: unknown[]): Promise<Claims> {
  const renewAt = world.now().getTime() + RENEWAL;
  const claimed = await claim(sources, world).catch((error: unknown) => {
    bugs.push(error);
    return null;
  });
  return { asked: new Set(sources.map(({ id }) => id)), claimed, renewAt };
}

/** `chosenBy` is the time of the last visit that the choice knew of: of two processes that find a source due, the later one leaves it. */
async function visit(
  source: Source,
  chosenBy: Instant | null,
  claimed: ReadonlyMap<string, SourceState | null>,
  world: RefreshWorld,
  bugs: unknown[],
): Promise<RoundResult> {
  const state = claimed.get(source.id);
  if (state === undefined) return { source, visit: null, why: world.signal.aborted ? 'stopped' : 'busy' };
  try {
    const isLeft = world.signal.aborted || (chosenBy !== null && (state?.visit.at ?? '') !== chosenBy);
    if (isLeft) await world.store.release(source.id, world.owner);
    const made = isLeft ? null : await refresh(source, state, world);
    return made === null
      ? { source, visit: null, why: world.signal.aborted ? 'stopped' : 'busy' }
      : { source, visit: made };
  } catch (error) {
    bugs.push(error);
    return error instanceof StoreError ? letGo(source, world) : recordBug(source, state, error, world);
  }
}

/** A source at which we stumble is left for a while like one that failed, and says so; where even that cannot be written, it is let go. */
async function recordBug(
  source: Source,
  state: SourceState | null,
  error: unknown,
  world: RefreshWorld,
): Promise<RoundResult> {
  const { store, owner } = world;
  try {
    const failure = { stage: 'visit', code: 'bug', detail: String(error) } as const;
    const result = { ...SAID_NOTHING, outcome: 'failed', failure, isGone: false } as const;
    const made = toVisit(source, state?.visit ?? null, result, world.policy, world.now());
    await store.record({ ...NOTHING, visit: made, readAs: source.id }, owner, () => ({
      changes: [],
      lessons: [],
      troubles: [],
    }));
    return { source, visit: made };
  } catch {
    return letGo(source, world);
  }
}

/** Nothing can be written: that is the store's trouble, and the source is free for whoever comes next. */
async function letGo(source: Source, { store, owner }: RefreshWorld): Promise<RoundResult> {
  await store.release(source.id, owner).catch(() => {});
  return { source, visit: null, why: 'store' };
}

/** Of those that could be had, what is known of each. A lease in our own name that nobody here works under is left over, and free. */
async function claim(
  sources: readonly Source[],
  { store, owner, now, signal }: RefreshWorld,
): Promise<Map<string, SourceState | null>> {
  if (signal.aborted) return new Map();
  const at = now();
  const until = new Date(at.getTime() + LEASE).toISOString();
  const leases = sources.map(({ id }) => ({ source: id, owner, until }));
  const claimed = await store.claim(leases, at.toISOString(), (other) => other === owner || isGone(other, owner));
  const states = await store.states(claimed);
  return new Map(claimed.map((id) => [id, states.get(id) ?? null]));
}
