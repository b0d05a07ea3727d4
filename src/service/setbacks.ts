// Setbacks: what could not be stored, and how long it is left alone for that. It knows nothing of why, nor of sources.

/** First and longest rest, in milliseconds: without one, an origin would be asked every second for what there is no room for. */
const FIRST_REST = 2_000;
const LONGEST_REST = 300_000;

export interface Setbacks {
  /** Whether anything could not be stored when it was last tried. */
  readonly areAny: () => boolean;
  readonly isResting: (name: string) => boolean;
  /** Forgets those of every other name: another process has seen to them. */
  readonly keep: (names: readonly string[]) => void;
  /** What came of it: each setback in a row doubles the rest, and one success ends it. */
  readonly note: (name: string, isStored: boolean) => void;
}

/** `now` in milliseconds, by a clock that nobody sets. */
export function openSetbacks(now: () => number): Setbacks {
  const rests = new Map<string, { readonly rest: number; readonly until: number }>();
  return {
    areAny: () => rests.size > 0,
    isResting: (name) => now() < (rests.get(name)?.until ?? 0),
    keep(names) {
      const kept = new Set(names);
      for (const name of rests.keys()) if (!kept.has(name)) rests.delete(name);
    },
    note(name, isStored) {
      const before = rests.get(name)?.rest ?? FIRST_REST / 2;
      const rest = Math.min(before * 2, LONGEST_REST);
      if (isStored) rests.delete(name);
      else rests.set(name, { rest, until: now() + rest });
    },
  };
}
