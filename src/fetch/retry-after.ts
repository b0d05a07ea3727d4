// Retry-After: how long an origin asks us to stay away. It knows nothing of sources or schedules.
import type { Instant } from '../model/stamp.ts';

/** Longer than this is a mistake, and is not heeded; three months is still a long rest. */
const LONGEST_WAIT = 90 * 86_400_000;

/** RFC 9110, 10.2.3: seconds or an HTTP date. Null where the header says nothing or names a time that has passed. */
export function toWaitUntil(header: string | null, now: Date): Instant | null {
  if (header === null) return null;
  const text = header.trim();
  const time = /^\d+$/.test(text) ? now.getTime() + Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(time) || time <= now.getTime() || time > now.getTime() + LONGEST_WAIT) return null;
  return new Date(time).toISOString();
}
