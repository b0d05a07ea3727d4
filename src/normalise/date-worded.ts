// Dates with words in them, in any order, and figures that only a weekday or their size puts in order; every word must be understood, or it is no date.

import { toHour } from './date-clock.ts';
import { DATE_LANGUAGES } from './date-languages.ts';
import { findMonthName, isWeekdayName, toWeekday } from './date-names.ts';
import type { ClockTime, DateParts, YearlessDate } from './date-reading.ts';
import { toFixedZone } from './date-zone.ts';

const TIME =
  /(?<![\d:.])(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?:\s*([ap])(?:\.?m\b\.?|\b(?!\.)))?|\s*([ap])\.?m\b\.?)(?![\d:])/i;
const ZONE =
  /^[\s,]*\(?((?:GMT|UTC|UT|Etc\/GMT)?\s*[+-]\s?\d{1,2}(?::?\d{2})?(?![\d:])|[A-Za-z]+(?:\/[A-Za-z_+-]+)+|[A-Za-z]{1,5}(?![A-Za-z.]))\)?/i;
const COMMENT = /\s*\([^()]*\)\s*$/;

const FILLERS = new Set(DATE_LANGUAGES.flatMap(({ fillers }) => fillers));
const ORDINALS = new Set(DATE_LANGUAGES.flatMap(({ ordinals }) => ordinals));

/** RFC 2822 section 4.3: two figures below 50 are this century. */
const PIVOT = 50;

interface Clock extends ClockTime {
  readonly zone: string | null;
  /** The text without the clock and its zone. */
  readonly rest: string;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What the words and figures around the clock say. */
type PrintedDay = (Day & { readonly kind: 'date' }) | Omit<YearlessDate, keyof Clock>;

/** Parts of a date such as `Mon, 16th Nov 2020 1:16 PM EST`, `Thu Aug 30 17:26:16 2012`, `20.08.2026 14:30`, and without a year `13 Jan, 14:30`; null where anything stays unexplained. */
export function findWorded(text: string): DateParts | YearlessDate | null {
  const clock = findClock(text);
  if (clock === null) return null;
  const day = findDay(clock.rest);
  if (day === null) return null;
  const { rest: _, ...time } = clock;
  return { ...day, ...time };
}

/** A text without any time is a whole day. */
function findClock(text: string): Clock | null {
  const match = TIME.exec(
    /\d:\d|\d\s*[ap]\.?m\b/i.test(text) ? text.replace(/^(.*?\d[./]\d{1,2}[./]\d{2,4})/, maskDots) : '',
  );
  if (match === null) return { hour: 0, minute: 0, second: 0, precision: 'day', zone: null, rest: text };
  const hour = toHour(Number(match[1]), match[4] ?? match[5] ?? null);
  const after = text.slice(match.index + match[0].length);
  const zone = findZone(after);
  if (hour === null || zone === null) return null;
  return {
    hour,
    minute: Number(match[2] ?? 0),
    second: Number(match[3] ?? 0),
    precision: match[3] !== undefined ? 'second' : match[2] !== undefined ? 'minute' : 'hour',
    zone: zone.name,
    rest: `${text.slice(0, match.index)} ${zone.rest}`,
  };
}

/** The points of `20.08.2026` must not be taken for those of a clock; the length stays the same. */
function maskDots(date: string): string {
  return date.replaceAll('.', '/');
}

/** The zone right after a clock, if there is one; null where something stands there that only looks like one. */
function findZone(after: string): { name: string | null; rest: string } | null {
  const match = ZONE.exec(after);
  const printed = match?.[1]?.replace(/\s/g, '') ?? '';
  if (match === null || isDateWord(printed)) return { name: null, rest: after };
  const name = toFixedZone(printed);
  return name === null ? null : { name, rest: after.slice(match[0].length).replace(COMMENT, '') };
}

/** A filler in capitals is none: `AT` is Atlantic time. */
function isDateWord(word: string): boolean {
  const lower = word.toLowerCase();
  return findMonthName(lower) !== null || isWeekdayName(lower) || FILLERS.has(word);
}

function findDay(text: string): PrintedDay | null {
  const tokens = text.toLowerCase().match(/\d+|[\p{L}\p{M}]+/gu) ?? [];
  const months: number[] = [];
  const numbers: string[] = [];
  let weekday: number | null = null;
  for (const [index, token] of tokens.entries()) {
    const month = findMonthName(token);
    if (/^\d/.test(token)) numbers.push(token);
    else if (isWeekdayName(token) && (month === null || hasOtherMonth(tokens, index))) weekday = toWeekday(token);
    else if (month !== null) months.push(month);
    else if (!isSilent(token, tokens[index - 1])) return null;
  }
  if (months.length > 1) return null;
  const month = months[0];
  if (month !== undefined && numbers.length === 1) return toYearless(numbers[0] ?? '', month, weekday, text);
  const day = month === undefined ? toFigures(numbers, weekday, text) : toNamed(numbers, month);
  return day === null ? null : { kind: 'date', ...day };
}

/** `mar` is Tuesday in French and March in Spanish: it is a weekday where another month follows. */
function hasOtherMonth(tokens: readonly string[], index: number): boolean {
  return tokens.some((token, at) => at > index && findMonthName(token) !== null);
}

function isSilent(token: string, before: string | undefined): boolean {
  if (FILLERS.has(token)) return true;
  return ORDINALS.has(token) && /^\d{1,2}$/.test(before ?? '');
}

/** A month and a day. Four figures are a year, and so are two after an apostrophe: `Jan '26` is a month. */
function toYearless(day: string, month: number, weekday: number | null, text: string): PrintedDay | null {
  return day.length > 2 || /['’]\d/.test(text) ? null : { kind: 'yearless', month, day: Number(day), weekday };
}

/** With the month named, the year is the one of four figures, or else the second. */
function toNamed(numbers: readonly string[], month: number): Day | null {
  const [first, second] = numbers;
  if (first === undefined || second === undefined || numbers.length > 2) return null;
  const [year, day] = first.length === 4 ? [first, second] : [second, first];
  if (day.length > 2 || (year.length !== 4 && year.length !== 2)) return null;
  return { year: toYear(year), month, day: Number(day) };
}

/**
 * Three figures: year first, day first, month first. Points mean day first everywhere; else it must follow from the weekday or from sizes,
 * and where two readings are left there is none.
 */
function toFigures(numbers: readonly string[], weekday: number | null, text: string): Day | null {
  const [first, second, third] = numbers;
  if (first === undefined || second === undefined || third === undefined || numbers.length > 3) return null;
  const readings = [toReading(first, second, third), toReading(third, second, first)];
  if (!/\d\.\d+\.\d/.test(text)) readings.push(toReading(third, first, second));
  const possible = readings.filter((day) => day !== null && (weekday === null || toWeekdayOf(day) === weekday));
  const distinct = new Set(possible.map((day) => JSON.stringify(day)));
  return distinct.size === 1 ? (possible[0] ?? null) : null;
}

function toReading(year: string, month: string, day: string): Day | null {
  if (![2, 4].includes(year.length) || month.length > 2 || day.length > 2) return null;
  const reading = { year: toYear(year), month: Number(month), day: Number(day) };
  const date = new Date(Date.UTC(reading.year, reading.month - 1, reading.day));
  return date.getUTCMonth() + 1 === reading.month && date.getUTCDate() === reading.day ? reading : null;
}

function toYear(figures: string): number {
  const year = Number(figures);
  if (figures.length > 2) return year;
  return year < PIVOT ? 2000 + year : 1900 + year;
}

function toWeekdayOf(day: Day): number {
  return new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();
}
