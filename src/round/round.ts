// Rounds: many sources, each claimed and visited once, hosts side by side and one host's sources in turn. It decides nothing about when.
import type { Source } from '../model/configuration.ts';
import type { Instant } from '../model/stamp.ts';
import type { Visit } from '../model/visit.ts';
import { refresh, type RefreshWorld } from '../refresh.ts';
import type { SourceState } from '../store/store.ts';
import { claimSome, type Claims } from './claims.ts';
import { openLane, type LaneLimits } from './lane.ts';
import { settleMishap } from './mishap.ts';

/**
 * Hosts that are visited at once, few enough for a small machine; one that has lasted a second lets the next begin, as it is waited for and not
 * read, up to as many as descriptors and memory are there for. So a hundred silent hosts hold the others up for seconds, and not for their timeouts.
 */
const HOSTS = { atOnce: 16, inAll: 128, patience: 1_000 } satisfies LaneLimits;

/** Sources of one host that are claimed together. */
const CLAIMED_AT_ONCE = 20;

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
    return settleMishap(source, state, error, world);
  }
}
