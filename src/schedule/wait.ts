// What speaks against the next time of a cron line: failures, the origin's wishes, silence. Pure; it knows no cron line.
import type { FetchPolicy } from '../model/configuration.ts';
import type { Rhythm } from '../model/feed.ts';
import type { Instant } from '../model/stamp.ts';
import type { Pace } from '../model/visit.ts';

/** What is known when the next visit is planned. */
export interface Situation {
  /** In a row; 0 after a success. */
  readonly failures: number;
  /** Retry-After. */
  readonly waitUntil: Instant | null;
  /** Cache-Control or Expires. */
  readonly freshUntil: Instant | null;
  readonly rhythm: Rhythm | null;
  /** When something new last came; null where silence makes no difference. */
  readonly lastNew: Instant | null;
}

/** A quiet source is left alone for this part of the time that nothing new came for: two hours of silence make a quarter of an hour. */
const QUIET_PART = 1 / 8;

/** Longest wait for want of news, in milliseconds. */
const LONGEST_QUIET = 4 * 3_600_000;

type Wait = (situation: Situation, policy: Pick<FetchPolicy, 'floor' | 'ceiling'>, now: number) => number | null;

/** Of those that end at one time the first is named. The ceiling bounds what an origin's cache or feed may ask for. */
const WAITS: readonly (readonly [Pace['reason'], Wait])[] = [
  ['failures', ({ failures }, policy, now) => now + toBackoff(failures, policy)],
  [
    'max-age',
    ({ freshUntil }, { ceiling }, now) => toBounded(freshUntil === null ? null : Date.parse(freshUntil), now + ceiling),
  ],
  [
    'ttl',
    ({ rhythm }, { ceiling }, now) => toBounded(rhythm?.interval == null ? null : now + rhythm.interval, now + ceiling),
  ],
  ['quiet', ({ lastNew }, _, now) => (lastNew === null ? null : now + toQuiet(now - Date.parse(lastNew)))],
];

/** Not before this (ms), and for which reason; what ends at once speaks against nothing. */
export function findEarliest(
  situation: Situation,
  policy: Pick<FetchPolicy, 'floor' | 'ceiling'>,
  now: number,
): { readonly at: number; readonly reason: Pace['reason'] } {
  return WAITS.reduce<{ at: number; reason: Pace['reason'] }>(
    (latest, [reason, toEnd]) => {
      const at = toEnd(situation, policy, now);
      return at !== null && at > latest.at ? { at, reason } : latest;
    },
    { at: now, reason: 'schedule' },
  );
}

/** Whether the feed says that nothing is published then (RSS 2.0: hours and days of UTC). */
export function isSkipped(rhythm: Rhythm | null, at: Date): boolean {
  if (rhythm === null) return false;
  return rhythm.skipHours.includes(at.getUTCHours()) || rhythm.skipDays.includes(at.getUTCDay());
}

/** 0 after a success. The first failure costs nothing more than the cron line's own wait; it never gives up. */
function toBackoff(failures: number, { floor, ceiling }: Pick<FetchPolicy, 'floor' | 'ceiling'>): number {
  return failures <= 1 ? 0 : Math.min(ceiling, floor * 2 ** Math.min(failures - 2, 30));
}

function toBounded(at: number | null, latest: number): number | null {
  return at === null ? null : Math.min(at, latest);
}

function toQuiet(silence: number): number {
  return Math.min(Math.max(silence, 0) * QUIET_PART, LONGEST_QUIET);
}
