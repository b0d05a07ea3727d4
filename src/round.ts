// Rounds: many sources, each claimed and visited once, hosts side by side and one host's sources in turn. It decides nothing about when.
import type { Source, Visit } from './model.ts';
import { refresh, type RefreshWorld } from './refresh.ts';
import { isGone } from './schedule/owner.ts';
import type { SourceState } from './store/store.ts';

/** Hosts that are visited at once: enough that slow ones do not hold up the rest, few enough for a small machine. */
const HOSTS_AT_ONCE = 24;

/** Sources of one host that are claimed together. */
const CLAIMED_AT_ONCE = 20;

/** A lease is given back after the visit; this bounds how long a machine that vanished keeps its sources. */
const LEASE = 10 * 60_000;

/** What became of a source in a round: its visit, or why there was none. */
export type RoundResult =
  | { readonly source: Source; readonly visit: Visit }
  | { readonly source: Source; readonly visit: null; readonly why: 'busy' | 'stopped' };

export interface Rounds {
  /** Visits those of the sources that are not under way in this process; calls back after each. Throws what a visit throws, when all are done. */
  run(sources: readonly Source[], onResult: (result: RoundResult) => void): Promise<void>;
  /** Whether nothing is under way. */
  idle(): Promise<void>;
}

export function openRounds(world: RefreshWorld): Rounds {
  const underWay = new Set<string>();
  const slots = openSlots(HOSTS_AT_ONCE);
  let last: Promise<unknown> = Promise.resolve();
  return {
    async run(sources, onResult) {
      const fresh = sources.filter(({ id }) => !underWay.has(id));
      for (const { id } of fresh) underWay.add(id);
      const hosts = [...Map.groupBy(fresh, ({ url }) => new URL(url).host).values()];
      const work = hosts.map((group) =>
        slots(() => visitInTurn(group, world, onResult)).finally(() => {
          for (const { id } of group) underWay.delete(id);
        }),
      );
      const settled = Promise.allSettled(work);
      last = Promise.all([last, settled]);
      const failed = (await settled).find(({ status }) => status === 'rejected');
      if (failed?.status === 'rejected') throw failed.reason;
    },
    async idle() {
      await last;
    },
  };
}

async function visitInTurn(
  sources: readonly Source[],
  world: RefreshWorld,
  onResult: (result: RoundResult) => void,
): Promise<void> {
  for (let start = 0; start < sources.length; start += CLAIMED_AT_ONCE) {
    const group = sources.slice(start, start + CLAIMED_AT_ONCE);
    const claimed = world.signal.aborted ? [] : await claim(group, world);
    const states = await world.store.states(claimed);
    for (const source of group) {
      onResult(await visit(source, claimed.includes(source.id), states.get(source.id) ?? null, world));
    }
  }
}

async function visit(
  source: Source,
  isClaimed: boolean,
  state: SourceState | null,
  world: RefreshWorld,
): Promise<RoundResult> {
  if (!isClaimed) return { source, visit: null, why: world.signal.aborted ? 'stopped' : 'busy' };
  if (!world.signal.aborted) {
    const made = await refresh(source, state, world);
    return made === null ? { source, visit: null, why: 'stopped' } : { source, visit: made };
  }
  await world.store.release(source.id, world.owner);
  return { source, visit: null, why: 'stopped' };
}

async function claim(sources: readonly Source[], { store, owner, now }: RefreshWorld): Promise<string[]> {
  const at = now();
  const until = new Date(at.getTime() + LEASE).toISOString();
  const leases = sources.map(({ id }) => ({ source: id, owner, until }));
  return store.claim(leases, at.toISOString(), (other) => isGone(other, owner));
}

/** At most `count` pieces of work at once, in the order of asking. */
function openSlots(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = count;
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
