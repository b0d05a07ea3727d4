// A publisher's date → ours, by an ordered list of forms; whether a date is plausible for an item is judged elsewhere.

import type { Stamp } from '../model/stamp.ts';
import { findBareClock } from './date-clock.ts';
import { findEnglishPhrase } from './date-en.ts';
import { toInstant } from './date-instant.ts';
import { findMongolianDate } from './date-mn.ts';
import { findMongolianPhrase } from './date-mn-phrase.ts';
import { findNumericDate } from './date-numeric.ts';
import type { DateContext, DateParts, Reading } from './date-reading.ts';
import { findRussianPhrase } from './date-ru.ts';
import { cutSurroundings } from './date-surroundings.ts';
import { findWorded } from './date-worded.ts';
import { findChineseDate, findChinesePhrase } from './date-zh.ts';
import { toFixedZone } from './date-zone.ts';

export type { DateContext } from './date-reading.ts';

/** One family of printed forms: null where the text is none of it. Whether it moves with time is told by the reading's kind. A language adds families in files of its own. */
type DateForm = (text: string) => Reading | null;

/** Longest text that can be a date; what is longer is prose. */
const LONGEST = 100;

/** What feeds print. */
const FORMS: readonly DateForm[] = [findRfc822, findNumericDate, findWorded];

/** What pages print beside it; read only where no form above reads the text, so that a feed pays nothing for them. */
const PAGE_FORMS: readonly DateForm[] = [
  findBareClock,
  findEnglishPhrase,
  findMongolianPhrase,
  findMongolianDate,
  findRussianPhrase,
  findChinesePhrase,
  findChineseDate,
];

/** Nearly every feed writes exactly these two, so they come before anything is normalised: RFC 822 with RFC 1123's year, and RFC 3339. */
const RFC_822 = /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-]\d{4}|GMT|UTC|Z)$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The instant that a publisher printed, or null for what is no date and for what could be two (3/4/2026): a wrong date is worse than none.
 * A date without a time is local midnight, with precision `day`; a time without a zone is read in `context.zone`. What is told from now
 * (`3 hours ago`) is cut to the unit that was printed, and is never later than `context.now`.
 */
export function toStamp(text: string | null, context: DateContext): Stamp | null {
  const reading = findReading(text);
  return reading === null ? null : toInstant(reading, context);
}

/** Whether the text means another instant when it is read again later: a phrase told from now, a clock alone, a day without its year. */
export function movesWithTime(text: string | null): boolean {
  const reading = findReading(text);
  return reading !== null && reading.kind !== 'date';
}

function findReading(text: string | null): Reading | null {
  const printed = text?.trim() ?? '';
  if (printed === '' || printed.length > LONGEST) return null;
  const reading = findFirst(FORMS, printed);
  if (reading !== null) return reading;
  const bare = cutSurroundings(printed);
  return (bare === printed ? null : findFirst(FORMS, bare)) ?? findFirst(PAGE_FORMS, bare);
}

function findFirst(forms: readonly DateForm[], text: string): Reading | null {
  for (const form of forms) {
    const reading = form(text);
    if (reading !== null) return reading;
  }
  return null;
}

function findRfc822(text: string): DateParts | null {
  const match = RFC_822.exec(text);
  const month = match === null ? 0 : MONTHS.indexOf(match[2] ?? '') + 1;
  if (match === null || month === 0) return null;
  return {
    kind: 'date',
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
