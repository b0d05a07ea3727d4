// Times of day as pages print them, and what is left of a text without them; it knows no dates.

import type { BareClock, ClockTime } from './date-reading.ts';

/** What a text without a time means. */
export const WHOLE_DAY: ClockTime = { hour: 0, minute: 0, second: 0, precision: 'day' };

/** `14:05`, `14:05:30`, `2:05 pm`. Groups as `cutClock` wants them. */
export const COLON_CLOCK =
  /(?<![\d:.])(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?![\d:])(?:\s*(?<half>[ap])\.?m(?![a-z])\.?)?/i;

export interface CutClock {
  readonly time: ClockTime;
  /** The text without the clock. */
  readonly rest: string;
}

/** A clock and nothing else. One of hours only is none: it may be a count of anything. */
export function findBareClock(text: string): BareClock | null {
  const clock = cutClock(text, [COLON_CLOCK]);
  return clock === null || clock.time.precision === 'day' || clock.rest !== ''
    ? null
    : { kind: 'clock', ...clock.time };
}

/**
 * The first clock that one of the patterns finds; their groups are `hour`, and where they have them `minute`, `second` and `half` (a or p).
 * A text without any is a whole day; null where the halves of a day make no sense.
 */
export function cutClock(text: string, patterns: readonly RegExp[]): CutClock | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const { hour: printed, minute, second, half } = match.groups ?? {};
    const hour = toHour(Number(printed), half ?? null);
    if (hour === null) return null;
    const precision = second !== undefined ? 'second' : minute !== undefined ? 'minute' : 'hour';
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim();
    return { time: { hour, minute: Number(minute ?? 0), second: Number(second ?? 0), precision }, rest };
  }
  return { time: WHOLE_DAY, rest: text };
}

/** 0 to 23 of a clock of twelve hours (`half` is `a` or `p`, in any case), or the hour as it is where `half` is null. */
export function toHour(hour: number, half: string | null): number | null {
  if (half === null) return hour;
  if (hour < 1 || hour > 12) return hour > 12 && hour < 24 ? hour : null;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}
