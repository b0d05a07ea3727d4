// Which sources are due, and when the next visit is. Pure; it knows nothing of how a visit is made.
import { hash } from 'node:crypto';
import type { FetchPolicy, Source } from '../model/configuration.ts';
import type { Rhythm } from '../model/feed.ts';
import type { Instant } from '../model/stamp.ts';
import type { Pace, Visit } from '../model/visit.ts';
import { findNextRun } from './cron.ts';
import { findEarliest, isSkipped, type Situation } from './wait.ts';

/** A cron line's time that comes this much too soon waits instead of being passed over, in milliseconds. */
const PATIENCE = 60_000;

/** Most that a source's own moment is behind the cron line's time, in milliseconds. */
const JITTER = 60_000;

const HOUR = 3_600_000;
const HOURS_OF_A_WEEK = 168;

/** Whether a source is to be visited now: its time has come, and no origin's Retry-After stands against it. */
export function isDue(source: Source, visit: Visit | null, now: Date): boolean {
  // A visit in the future was made by a clock that ran ahead.
  if (visit === null || isElsewhere(source, visit) || visit.at > now.toISOString()) return true;
  if (visit.stopped) return false;
  return toNextVisit(source, visit) <= now.toISOString() && !isWaiting(visit, now);
}

/** Whether it was visited at another address than the configuration now has: then nothing is known of it. */
export function isElsewhere({ url }: Source, visit: Visit): boolean {
  return visit.url !== '' && visit.url !== url;
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
 * When to come again: at the cron line's next time that nothing speaks against, and a moment later that is the source's own, so that not all come
 * at once. Never sooner than the cron line; Retry-After is kept to the second, and nothing bounds it.
 */
export function planNextVisit(
  source: Source,
  situation: Situation,
  policy: Pick<FetchPolicy, 'floor' | 'ceiling'>,
  now: Date,
): { readonly nextVisit: Instant; readonly pace: Pace } {
  const { at, reason } = findEarliest(situation, policy, now.getTime());
  const next = findNextRun(source.schedule, source.timezone, now);
  // What ends before the line's next time has held up nothing.
  const isHeldUp = next === null || at > next.getTime();
  const tick = isHeldUp ? (findTick(source, at, now) ?? new Date(at + policy.ceiling)) : next;
  const open = findOpenTick(source, tick, situation.rhythm);
  const planned = toOwnMoment(source, open);
  const { waitUntil } = situation;
  if (waitUntil !== null && waitUntil > planned) return toPlan(waitUntil, 'retry-after', waitUntil);
  if (open !== tick) return toPlan(planned, 'skip', open.toISOString());
  return isHeldUp ? toPlan(planned, reason, new Date(at).toISOString()) : toPlan(planned, 'schedule', null);
}

function toPlan(nextVisit: Instant, reason: Pace['reason'], until: Instant | null) {
  return { nextVisit, pace: { reason, until } };
}

/** The line's first time after now that is not before `earliest`; one that comes only a little too soon waits for it. */
function findTick({ schedule, timezone }: Source, earliest: number, now: Date): Date | null {
  const from = Math.max(now.getTime(), earliest - PATIENCE);
  const tick = findNextRun(schedule, timezone, new Date(from));
  return tick === null ? null : new Date(Math.max(tick.getTime(), earliest));
}

/** The first time at which the feed does not say that nothing is published; the tick itself where it says so of every hour. */
function findOpenTick({ schedule, timezone }: Source, tick: Date, rhythm: Rhythm | null): Date {
  let open: Date | null = tick;
  for (let hours = 0; open !== null && hours <= HOURS_OF_A_WEEK; hours += 1) {
    if (!isSkipped(rhythm, open)) return open;
    const nextHour = Math.floor(open.getTime() / HOUR + 1) * HOUR;
    open = findNextRun(schedule, timezone, new Date(nextHour - 1));
  }
  return tick;
}

/** Within a minute, and within a tenth of the time to the line's next run: the same at every visit, so that intervals stay what they are. */
function toOwnMoment({ id, schedule, timezone }: Source, tick: Date): Instant {
  const next = findNextRun(schedule, timezone, tick);
  const room = Math.min(JITTER, next === null ? JITTER : (next.getTime() - tick.getTime()) / 10);
  const part = Number.parseInt(hash('sha1', id).slice(0, 6), 16) / 0x1000000;
  return new Date(tick.getTime() + Math.floor(room * part)).toISOString();
}
