// What a failure says of a hub, and how long the hub or the topic rests for it: pure. It knows nothing of what is told next.
import type { Posted } from '../fetch/post.ts';
import type { Failure } from '../model/visit.ts';
import type { Whose } from './notices.ts';

/** First and longest rest, in milliseconds; each failure in a row doubles it. */
interface Pace {
  readonly first: number;
  readonly longest: number;
}

export interface Setback {
  /** Whose it is, and who rests for it. */
  readonly whose: Whose;
  readonly pace: Pace;
  /** What the hub asks for (Retry-After), in milliseconds; 0 where it asks for nothing. */
  readonly asked: number;
  /** An Error where it is trouble of our own. */
  readonly trouble: Failure | Error;
}

/** What mends itself: a hub that is started anew is back within a minute, one that is down within hours. */
const BRISK: Pace = { first: 15_000, longest: 4 * 3_600_000 };

/** What somebody has to mend, here or there. */
const SLOW: Pace = { first: 900_000, longest: 12 * 3_600_000 };

/** By how much of itself a rest may be shorter, so that not all of a hub's publishers come back at once. */
const JITTER = 0.25;

/** Doubled more often, every rest is longer than the longest. */
const MOST_DOUBLINGS = 30;

/** The first that is meant counts. What speaks against the hub's own address speaks against every topic; any other 4xx may mean one topic alone. */
const KINDS: readonly (readonly [isMeant: (failure: Failure) => boolean, whose: Whose, pace: Pace])[] = [
  [(failure) => [408, 425, 429].includes(toStatus(failure)), 'hub', BRISK],
  [(failure) => [401, 404, 405, 410].includes(toStatus(failure)), 'hub', SLOW],
  [(failure) => toStatus(failure) >= 400 && toStatus(failure) < 500, 'topic', SLOW],
  [({ code }) => code === 'refused' || code === 'redirects', 'hub', SLOW],
];

/** Null where the hub took the notice. */
export function toSetback({ failure, wait }: Posted): Setback | null {
  if (failure === null) return null;
  const [, whose, pace] = KINDS.find(([isMeant]) => isMeant(failure)) ?? [null, 'hub', BRISK];
  return { whose, pace, asked: wait ?? 0, trouble: failure };
}

/** Trouble of our own, such as a store that cannot be written, is not the hub's; but to go on would be to tell it the same again and again. */
export function toOwnSetback(error: unknown): Setback {
  const trouble = error instanceof Error ? error : new Error(String(error));
  return { whose: 'hub', pace: BRISK, asked: 0, trouble };
}

/** In milliseconds; `failures` are those in a row, from 1, and `random` is at least 0 and less than 1. */
export function toRest({ pace, asked }: Setback, failures: number, random: number): number {
  const full = Math.min(pace.longest, pace.first * 2 ** Math.min(failures - 1, MOST_DOUBLINGS));
  return Math.max(asked, full * (1 - random * JITTER));
}

/** NaN where there was no answer. */
function toStatus({ code, detail }: Failure): number {
  return code === 'status' ? Number(detail) : Number.NaN;
}
