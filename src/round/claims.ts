// Claims: leases on sources that are about to be visited, taken together and taken anew before they end. It visits nothing.
import type { Source } from '../model/configuration.ts';
import { isGone } from '../owner.ts';
import type { RefreshWorld } from '../refresh.ts';
import type { SourceState } from '../store/store.ts';

/** A lease is given back after the visit; this bounds how long a machine that vanished keeps its sources. */
const LEASE = 10 * 60_000;

/** Age of leases at which those of sources not yet visited are renewed, in milliseconds; the longest visit takes about four minutes more. */
const RENEWAL = 4 * 60_000;

/** Sources that were claimed together; `claimed` is null where the store would not. */
export interface Claims {
  readonly asked: ReadonlySet<string>;
  readonly claimed: ReadonlyMap<string, SourceState | null> | null;
  /** In ms. */
  readonly renewAt: number;
}

/** Where the store would not, what it threw is added to `bugs`, as the round goes on. */
export async function claimSome(sources: readonly Source[], world: RefreshWorld, bugs: unknown[]): Promise<Claims> {
  const renewAt = world.now().getTime() + RENEWAL;
  const claimed = await claim(sources, world).catch((error: unknown) => {
    bugs.push(error);
    return null;
  });
  return { asked: new Set(sources.map(({ id }) => id)), claimed, renewAt };
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
