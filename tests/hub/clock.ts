// A clock that stands until it is moved, for one sleeper at a time.
import type { Clock } from '../../src/hub/hub.ts';

export interface HeldClock extends Clock {
  /** When whoever goes by it sleeps, and for how long, in milliseconds; null has no end of its own. */
  readonly asleep: () => Promise<number | null>;
  /** Moves it, and wakes the sleeper whose time has come. */
  readonly advance: (ms: number) => void;
}

export function holdClock(): HeldClock {
  let now = 0;
  let fellAsleep = Promise.withResolvers<number | null>();
  let wake: (() => void) | null = null;
  let until: number | null = null;
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const end = () => {
          wake = null;
          fellAsleep = Promise.withResolvers();
          resolve();
        };
        until = ms === null ? null : now + ms;
        wake = end;
        signal.addEventListener('abort', end, { once: true });
        fellAsleep.resolve(ms);
      }),
    asleep: () => fellAsleep.promise,
    advance(ms) {
      now += ms;
      if (until !== null && now >= until) wake?.();
    },
  };
}
