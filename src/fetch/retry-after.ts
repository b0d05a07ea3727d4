// Retry-After: how long an origin asks us to stay away. It knows nothing of sources or schedules.
import type { Instant } from '../model/stamp.ts';
import { toTime } from './http-date.ts';

/** Whoever asks for more has mistaken the unit, in milliseconds; six weeks are still a long rest, after which the source is asked again. */
export const LONGEST_WAIT = 42 * 86_400_000;

/** RFC 9110, 10.2.3: seconds or an HTTP date, at most `LONGEST_WAIT` ahead. Null where the header says nothing or names a time that has passed. */
export function toWaitUntil(header: string | null, now: Date): Instant | null {
  if (header === null) return null;
  const text = header.trim();
  const time = /^\d+(?:\.\d*)?$/.test(text) ? now.getTime() + Number(text) * 1000 : toTime(text);
  if (time === null || time <= now.getTime()) return null;
  return new Date(Math.min(time, now.getTime() + LONGEST_WAIT)).toISOString();
}
