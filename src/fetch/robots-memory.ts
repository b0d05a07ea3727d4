// A memory for what robots.txt says, where no cache is given. It knows nothing of what it keeps but its length.
import type { RobotsCache } from './robots-gate.ts';

/** Characters that are kept: some ten thousand origins as they are, or twenty whose files were made to fill us up. */
const MOST_CHARACTERS = 10_000_000;

/** Lets go of what was put in first; what is over its time says so itself. */
export function openRobotsMemory(): RobotsCache {
  const values = new Map<string, string>();
  let size = 0;
  const remove = (key: string) => {
    size -= values.get(key)?.length ?? 0;
    values.delete(key);
  };
  return {
    get: async (key) => values.get(key) ?? null,
    set: async (key, value) => {
      remove(key);
      values.set(key, value);
      size += value.length;
      for (const oldest of values.keys()) {
        if (size <= MOST_CHARACTERS) break;
        remove(oldest);
      }
    },
  };
}
