// Dates in figures whose order is beyond doubt: ISO 8601 with RFC 3339 and W3C-DTF, and seconds since 1970; no names of months or days.

import type { DateParts } from './date-reading.ts';
import { toFixedZone } from './date-zone.ts';

const CLOCK = String.raw`(?:(?:T|\s+|,\s*)(\d{1,2})(?:(?::(\d{2})(?::(\d{2})(?:[.,:]\d{1,9})?)?)|(\d{2})(?:(\d{2})(?:[.,]\d{1,9})?)?)?)?`;
const ZONE = String.raw`\s*(Z|[A-Za-z]{1,5}|(?:GMT|UTC)?\s*[+-]\d{2}(?::?\d{2})?(?::\d{2})?)?`;

const CALENDAR = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${CLOCK}${ZONE}$`, 'i');
const COMPACT = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${CLOCK}${ZONE}$`, 'i');
const WEEK = new RegExp(String.raw`^(\d{4})-?W(\d{2})-?([1-7])${CLOCK}${ZONE}$`, 'i');
const ORDINAL = new RegExp(String.raw`^(\d{4})-(\d{3})${CLOCK}${ZONE}$`, 'i');
const SECONDS = /^(\d{9,10})(?:\.\d+)?$/;
const MILLISECONDS = /^(\d{12,13})$/;

const DAY = 86_400_000;

/** A compact date is one only in these years; other eight figures are a number. */
const COMPACT_YEARS = { first: 1900, last: 2100 };

type Numeric = (text: string) => DateParts | null;

const FORMS: readonly Numeric[] = [
  findCalendar,
  findCompact,
  findWeek,
  findOrdinal,
  (text) => findEpoch(SECONDS.exec(text), 1000),
  (text) => findEpoch(MILLISECONDS.exec(text), 1),
];

/** Parts of a date in figures, or null. Year first, so that the order of month and day is beyond doubt; a year or a month alone is no day. */
export function findNumericDate(text: string): DateParts | null {
  const first = text.charCodeAt(0);
  if (first < 48 || first > 57) return null;
  for (const form of FORMS) {
    const parts = form(text);
    if (parts !== null) return parts;
  }
  return null;
}

function findCalendar(text: string): DateParts | null {
  const match = CALENDAR.exec(text);
  return match === null ? null : withClock(match, 5, Number(match[1]), Number(match[3]), Number(match[4]));
}

function findCompact(text: string): DateParts | null {
  const match = COMPACT.exec(text);
  if (match === null || !isCompactYear(Number(match[1]))) return null;
  return withClock(match, 4, Number(match[1]), Number(match[2]), Number(match[3]));
}

function isCompactYear(year: number): boolean {
  return year >= COMPACT_YEARS.first && year <= COMPACT_YEARS.last;
}

/** ISO 8601 weeks begin on Monday, and 4 January is always in the first. */
function findWeek(text: string): DateParts | null {
  const match = WEEK.exec(text);
  if (match === null || Number(match[2]) < 1 || Number(match[2]) > 53) return null;
  const fourth = new Date(Date.UTC(Number(match[1]), 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY;
  return withDay(match, 4, monday + ((Number(match[2]) - 1) * 7 + Number(match[3]) - 1) * DAY);
}

function findOrdinal(text: string): DateParts | null {
  const match = ORDINAL.exec(text);
  if (match === null || Number(match[2]) < 1 || Number(match[2]) > 366) return null;
  return withDay(match, 3, Date.UTC(Number(match[1]), 0, Number(match[2])));
}

function findEpoch(match: RegExpExecArray | null, unit: number): DateParts | null {
  if (match === null) return null;
  const at = new Date(Number(match[1]) * unit);
  return {
    kind: 'date',
    ...toCalendar(at),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    precision: 'second',
    zone: '+00:00',
  };
}

function toCalendar(at: Date): { year: number; month: number; day: number } {
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

function withDay(match: readonly (string | undefined)[], clock: number, instant: number): DateParts | null {
  const { year, month, day } = toCalendar(new Date(instant));
  return withClock(match, clock, year, month, day);
}

/** The groups of CLOCK and ZONE, from index `at`: hour; minute and second with colons; the same without; zone. */
function withClock(
  match: readonly (string | undefined)[],
  at: number,
  year: number,
  month: number,
  day: number,
): DateParts | null {
  const [hour, colonMinute, colonSecond, bareMinute, bareSecond, printed] = match.slice(at, at + 6);
  const zone = printed === undefined ? null : toFixedZone(printed.trim());
  if (printed !== undefined && zone === null) return null;
  const minute = colonMinute ?? bareMinute;
  const second = colonSecond ?? bareSecond;
  return {
    kind: 'date',
    year,
    month,
    day,
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    precision: findPrecision(hour, minute, second),
    zone,
  };
}

function findPrecision(hour?: string, minute?: string, second?: string): DateParts['precision'] {
  if (second !== undefined) return 'second';
  if (minute !== undefined) return 'minute';
  return hour === undefined ? 'day' : 'hour';
}
