// Clocks of the world: what a zone's clock shows at an instant, and the instant at which it shows that. It knows no printed form of a date.
import type { Instant } from './model/stamp.ts';

const MINUTE = 60_000;

/** Whether the runtime's zone database knows the name, or it is an offset like `+08:00`. */
export function isZone(zone: string): boolean {
  return readOffset(zone) !== null || openClock(zone) !== null;
}

/**
 * The instant at which a clock in `zone` shows what a UTC clock shows at `clock` (both in ms); null where there is no such zone.
 * A time that the clocks leapt over is read by the offset before the leap (RFC 5545 section 3.3.5), so that a day without a midnight begins on that day.
 */
export function toUtc(clock: number, zone: string): number | null {
  const fixed = readOffset(zone);
  if (fixed !== null) return clock - fixed;
  const format = openClock(zone);
  if (format === null) return null;
  // Twice, because the offset is asked for at an instant, and the first guess at it may lie beyond a change of the clocks.
  const guess = offsetAt(format, clock);
  const offset = offsetAt(format, clock - guess);
  const leapt = offset !== guess && offsetAt(format, clock - offset) !== offset;
  return clock - (leapt ? Math.min(guess, offset) : offset);
}

/** The inverse of `toUtc`: what a clock in `zone` shows at an instant, as a UTC clock (ms) that shows the same; null where there is no such zone. */
export function toClock(instant: number, zone: string): number | null {
  const fixed = readOffset(zone);
  if (fixed !== null) return instant + fixed;
  const format = openClock(zone);
  return format === null ? null : instant + offsetAt(format, instant);
}

/** `YYYY-MM-DD` by the zone's clock; by UTC for a zone that nobody knows. */
export function toDay(at: Instant, zone: string): string {
  const instant = Date.parse(at);
  return new Date(toClock(instant, zone) ?? instant).toISOString().slice(0, 10);
}

/** The zone's offset at an instant, to the minute as RFC 3339 wants it: `+08:00`; `Z` for UTC, and for a zone that nobody knows. */
export function toOffsetText(at: Instant, zone: string): string {
  const instant = Date.parse(at);
  const minutes = Math.trunc(((toClock(instant, zone) ?? instant) - instant) / MINUTE);
  if (minutes === 0) return 'Z';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** In ms, east positive; null for a name. */
function readOffset(zone: string): number | null {
  if (zone === 'UTC') return 0;
  const match = /^([+-])([01]\d|2[0-3]):([0-5]\d)$/.exec(zone);
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * MINUTE;
}

/** Making a formatter costs a thousand times what using it costs. Bounded, because a feed may print any name. */
const clocks = new Map<string, Intl.DateTimeFormat | null>();
const MOST_CLOCKS = 600;

function openClock(zone: string): Intl.DateTimeFormat | null {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const made = makeClock(zone);
  if (clocks.size < MOST_CLOCKS) clocks.set(zone, made);
  return made;
}

function makeClock(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' });
  } catch {
    return null;
  }
}

/** In ms. The formatter prints `2026, GMT+08:00`, and a bare `GMT` for none. */
function offsetAt(clock: Intl.DateTimeFormat, instant: number): number {
  const match = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(clock.format(instant));
  if (match === null) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return (match[1] === '-' ? -seconds : seconds) * 1000;
}
