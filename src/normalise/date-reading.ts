// What a form reads of a printed date, before anybody's clock or calendar is asked; it knows no forms.

import type { Instant, Precision } from '../model/stamp.ts';

/** Whose clock and whose today a date is read by. */
export interface DateContext {
  /** IANA name or `+08:00` of dates that print no zone. */
  readonly zone: string;
  readonly now: Instant;
}

/** What a clock shows; all zeros with precision `day` where no time was printed. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly precision: Precision;
}

/** A clock and a whole calendar, not yet an instant. Months count from 1; `zone` (an IANA name or `+08:00`) is null where none was printed. */
export interface DateParts extends ClockTime {
  readonly kind: 'date';
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly zone: string | null;
}

/** A day of some year: the latest that is not in the future. `weekday` (0 for Sunday) is null where none was printed. */
export interface YearlessDate extends ClockTime {
  readonly kind: 'yearless';
  readonly month: number;
  readonly day: number;
  readonly weekday: number | null;
  readonly zone: string | null;
}

/** A local day counted back from today, and what its clock showed: `yesterday 14:05`, `2 days ago`. */
export interface DayAgo extends ClockTime {
  readonly kind: 'day';
  readonly days: number;
}

/** A clock alone: today's. */
export interface BareClock extends ClockTime {
  readonly kind: 'clock';
}

/** A span of time before now, in ms, and the smallest unit that was printed. */
export interface Age {
  readonly kind: 'age';
  readonly span: number;
  readonly precision: 'second' | 'minute' | 'hour';
}

/** Only a date of a year means the same instant whenever it is read. */
export type Reading = DateParts | YearlessDate | DayAgo | BareClock | Age;

/** A day of the calendar as a form found it; a year that was not printed is null. */
export function toCalendarDate(
  year: number | null,
  month: number,
  day: number,
  time: ClockTime,
): DateParts | YearlessDate {
  const found = { month, day, zone: null, ...time };
  return year === null ? { kind: 'yearless', weekday: null, ...found } : { kind: 'date', year, ...found };
}
