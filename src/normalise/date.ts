// A publisher's date → ours, by an ordered list of forms; whether a date is plausible for an item is judged elsewhere.

import type { Instant, Stamp } from '../model/stamp.ts';
import { findNumericDate } from './date-numeric.ts';
import { findWorded } from './date-worded.ts';
import { toFixedZone, toUtc } from './date-zone.ts';

/** What a form reads: a clock and a calendar, not yet an instant. Months count from 1; `zone` is null where none was printed. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly precision: Stamp['precision'];
  /** An IANA name or `+08:00`. */
  readonly zone: string | null;
}

/** Whose clock and whose today a date is read by. */
export interface DateContext {
  /** IANA name or `+08:00` of dates that print no zone. */
  readonly zone: string;
  readonly now: Instant;
}

/** One family of printed forms: null where the text is none of it. A language adds a family in a file of its own. */
type DateForm = (text: string, context: DateContext) => DateParts | null;

/** Longest text that can be a date; what is longer is prose. */
const LONGEST = 100;

/** Year 1 is what Go and .NET print for "no date". */
const FIRST_YEAR = 100;
const LAST_YEAR = 9999;

const FORMS: readonly DateForm[] = [findRfc822, findNumericDate, findWorded];

/** Nearly every feed writes exactly these two, so they come before anything is normalised: RFC 822 with RFC 1123's year, and RFC 3339. */
const RFC_822 = /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-]\d{4}|GMT|UTC|Z)$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The instant that a publisher printed, or null for what is no date and for what could be two (3/4/2026): a wrong date is worse than none.
 * A date without a time is local midnight, with precision `day`; a time without a zone is read in `context.zone`.
 */
export function toStamp(text: string | null, context: DateContext): Stamp | null {
  const printed = text?.trim() ?? '';
  if (printed === '' || printed.length > LONGEST) return null;
  for (const form of FORMS) {
    const parts = form(printed, context);
    if (parts !== null) return toInstant(parts, context.zone);
  }
  return null;
}

function findRfc822(text: string): DateParts | null {
  const match = RFC_822.exec(text);
  const month = match === null ? 0 : MONTHS.indexOf(match[2] ?? '') + 1;
  if (match === null || month === 0) return null;
  return {
    year: Number(match[3]),
    month,
    day: Number(match[1]),
    hour: Number(match[4]),
    minute: Number(match[5]),
    second: Number(match[6]),
    precision: 'second',
    zone: toFixedZone(match[7] ?? ''),
  };
}

function toInstant(parts: DateParts, zone: string): Stamp | null {
  if (!isPossible(parts)) return null;
  const clock = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  const printedIn = parts.zone ?? zone;
  const at = toUtc(clock, printedIn);
  return at === null ? null : { at: new Date(at).toISOString(), precision: parts.precision, zone: printedIn };
}

/** A calendar day that exists and a time that a clock can show: 24:00 is midnight, and second 60 is a leap second (both roll over). */
function isPossible(parts: DateParts): boolean {
  const { year, month, day, hour, minute, second } = parts;
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return false;
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return false;
  return (hour < 24 && minute < 60 && second <= 60) || (hour === 24 && minute === 0 && second === 0);
}
