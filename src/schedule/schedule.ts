// Which sources are due, and when the next visit is. Pure; it knows nothing of how a visit is made.
import type { FetchPolicy, Source } from '../model/configuration.ts';
import type { Instant } from '../model/stamp.ts';
import type { Visit } from '../model/visit.ts';
import { findNextRun } from './cron.ts';

/** Whether a source is to be visited now: its time has come, and no origin's Retry-After stands against it. */
export function isDue(source: Source, visit: Visit | null, now: Date): boolean {
  // A visit in the future was made by a clock that ran ahead.
  if (visit === null || visit.at > now.toISOString()) return true;
  return toNextVisit(source, visit) <= now.toISOString() && !isWaiting(visit, now);
}

/** Whether the origin asked us to stay away for now. */
export function isWaiting(visit: Visit | null, now: Date): boolean {
  const at = now.toISOString();
  return visit?.waitUntil != null && visit.waitUntil > at && visit.at <= at;
}

/** What the next visit is reckoned by; stored with it, so that a changed cron line takes effect at once. */
export function toScheduleKey(source: Source): string {
  return `${source.schedule} ${source.timezone}`;
}

/** The stored time, unless the configuration's cron line is another than the one it was reckoned by. */
export function toNextVisit(source: Source, visit: Visit): Instant {
  if (visit.schedule === toScheduleKey(source)) return visit.nextVisit;
  return findNextRun(source.schedule, source.timezone, new Date(visit.at))?.toISOString() ?? visit.nextVisit;
}

/**
 * When to come again: at the cron line's next time; after failures no sooner than a wait that doubles from `floor` to `ceiling`.
 * It never gives up: a source that failed a thousand times is still visited every `ceiling`.
 */
export function planNextVisit(
  source: Source,
  failures: number,
  waitUntil: Instant | null,
  policy: Pick<FetchPolicy, 'floor' | 'ceiling'>,
  now: Date,
): Instant {
  const earliest = new Date(now.getTime() + toBackoff(failures, policy));
  const next = findNextRun(source.schedule, source.timezone, earliest) ?? new Date(earliest.getTime() + policy.ceiling);
  const planned = next.toISOString();
  return waitUntil !== null && waitUntil > planned ? waitUntil : planned;
}

/** Milliseconds; 0 after a success. The first failure costs nothing more than the cron line's own wait. */
function toBackoff(failures: number, { floor, ceiling }: Pick<FetchPolicy, 'floor' | 'ceiling'>): number {
  return failures <= 1 ? 0 : Math.min(ceiling, floor * 2 ** Math.min(failures - 2, 30));
}
