// Where robots.txt is kept: in memory and beside the sources' state, or in the cache that replicas share. It knows nothing of what it says.
import type { Cache } from '../cache.ts';
import type { RobotsCache } from '../fetch/robots-gate.ts';
import { openRobotsMemory } from '../fetch/robots-memory.ts';
import type { Store } from '../store/store.ts';

/** Characters of what is kept in the store; real files come to some thousand, and longer ones are asked for again after a restart. */
const LONGEST = 32_768;

/** A store that is in trouble is a memory that is empty: its trouble shows where visits are stored. */
export function toStoredRobots(store: Pick<Store, 'robots' | 'saveRobots'>, now: () => Date): RobotsCache {
  const memory = openRobotsMemory();
  return {
    get: async (key) => (await memory.get(key)) ?? (await store.robots(key).catch(() => null)),
    set: async (key, value, ttl) => {
      await memory.set(key, value, ttl);
      if (value.length > LONGEST) return;
      const at = now();
      const until = new Date(at.getTime() + ttl).toISOString();
      await store.saveRobots({ key, value, until }, at.toISOString()).catch(() => {});
    },
  };
}

export function toSharedRobots(cache: Cache): RobotsCache {
  return {
    get: async (key) => {
      const kept = await cache.get(key);
      return typeof kept === 'string' ? kept : null;
    },
    set: (key, value, ttl) => cache.set(key, value, ttl),
  };
}
