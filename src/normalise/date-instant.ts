// What was read of a date → the instant it means, by a zone's clock and a present; it knows no printed forms.

import type { Instant, Stamp } from '../model/stamp.ts';
import type {
  Age,
  BareClock,
  ClockTime,
  DateContext,
  DateParts,
  DayAgo,
  Reading,
  YearlessDate,
} from './date-reading.ts';
import { toClock, toUtc } from '../zone.ts';

/** Year 1 is what Go and .NET print for "no date". */
const FIRST_YEAR = 100;
const LAST_YEAR = 9999;

const DAY = 86_400_000;
const UNITS = { second: 1000, minute: 60_000, hour: 3_600_000 };

/** A publisher's clock may run this much fast; what is further ahead was not printed today. */
const FAST_CLOCK = 10 * 60_000;

/** 29 February comes once in four years, and once in eight about 1900 and 2100. */
const YEARS_BACK = 8;

/** Null for what no calendar and no clock can show, for what has not come yet, and where there is no such zone. */
export function toInstant(reading: Reading, context: DateContext): Stamp | null {
  if (reading.kind === 'date') return toDated(reading, context.zone);
  if (reading.kind === 'yearless') return toLatest(reading, context);
  if (reading.kind === 'day') return toDayAgo(reading, context);
  return reading.kind === 'clock' ? toToday(reading, context) : toAge(reading, context);
}

function toDated(parts: DateParts, zone: string): Stamp | null {
  if (!isDay(parts.year, parts.month, parts.day) || !isTime(parts)) return null;
  const clock = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  const printedIn = parts.zone ?? zone;
  const at = toUtc(clock, printedIn);
  return at === null ? null : { at: new Date(at).toISOString(), precision: parts.precision, zone: printedIn };
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return false;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A time that a clock can show: 24:00 is midnight, and second 60 is a leap second (both roll over). */
function isTime({ hour, minute, second }: ClockTime): boolean {
  return (hour < 24 && minute < 60 && second <= 60) || (hour === 24 && minute === 0 && second === 0);
}

/** Tomorrow still counts: an outlet's zone may be ahead of the one that its source was given. */
function toLatest(date: YearlessDate, { zone, now }: DateContext): Stamp | null {
  const clock = toClock(Date.parse(now), date.zone ?? zone);
  if (clock === null) return null;
  const latest = clock + DAY;
  const last = new Date(latest).getUTCFullYear();
  for (let year = last; year >= last - YEARS_BACK; year -= 1) {
    const day = Date.UTC(year, date.month - 1, date.day);
    const known = date.weekday === null || new Date(day).getUTCDay() === date.weekday;
    if (known && day <= latest && isDay(year, date.month, date.day)) {
      return toDated({ ...date, kind: 'date', year }, zone);
    }
  }
  return null;
}

/** Counted in days of the calendar, because a day on which clocks change has not 24 hours. What is a little ahead of now is now. */
function toDayAgo(day: DayAgo, { zone, now }: DateContext): Stamp | null {
  const stamp = toLocalDay(day, day.days, { zone, now });
  if (stamp === null || isAhead(stamp, now, FAST_CLOCK)) return null;
  if (!isAhead(stamp, now, 0)) return stamp;
  return day.precision === 'day' ? null : toAge({ kind: 'age', span: 0, precision: day.precision }, { zone, now });
}

function toToday(clock: BareClock, context: DateContext): Stamp | null {
  const stamp = toLocalDay(clock, 0, context);
  return stamp === null || isAhead(stamp, context.now, FAST_CLOCK) ? null : stamp;
}

function toLocalDay(time: ClockTime, days: number, { zone, now }: DateContext): Stamp | null {
  const clock = toClock(Date.parse(now), zone);
  if (clock === null) return null;
  const date = new Date(clock - days * DAY);
  const parts = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), zone: null };
  return toDated({ ...time, ...parts, kind: 'date' }, zone);
}

function isAhead(stamp: Stamp, now: Instant, tolerance: number): boolean {
  return Date.parse(stamp.at) > Date.parse(now) + tolerance;
}

/** Cut to the unit on the local clock: in zones of half hours the hours begin elsewhere than those of UTC. */
function toAge({ span, precision }: Age, { zone, now }: DateContext): Stamp | null {
  const instant = Date.parse(now) - span;
  const clock = toClock(instant, zone);
  if (clock === null) return null;
  const unit = UNITS[precision];
  const past = clock - Math.floor(clock / unit) * unit;
  return { at: new Date(instant - past).toISOString(), precision, zone };
}
