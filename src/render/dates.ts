// When an entry was published and last changed, as machines and people read it; it never asks the clock.
import type { Entry } from '../model/entry.ts';
import type { Instant, Stamp } from '../model/stamp.ts';
import { toUpdated } from '../editions/updated.ts';
import type { Words } from '../words/phrases.ts';
import { toClock, toOffsetText } from '../zone.ts';

/**
 * What an empty edition says it was last updated at, since Atom wants a date (RFC 4287, 4.2.15) and nothing has happened that could give one:
 * the beginning of the year of our first release. It claims only that nothing changed since, which is so. The time of rendering would change
 * the bytes at every restart, and the epoch reads as a fault.
 */
const NOTHING_YET: Instant = '2026-01-01T00:00:00.000Z';

/** A stamp on its publisher's own clock. */
interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  /** `16:00:00` */
  readonly time: string;
  /** `+08:00`, or `Z`. */
  readonly offset: string;
}

/** The same on the clock that the entry was dated by. */
export function toUpdatedStamp(entry: Entry): Stamp {
  return { at: toUpdated(entry), precision: 'second', zone: entry.published?.zone ?? 'UTC' };
}

/** When an edition last changed in what it says; a fixed date while it is empty. */
export function toEditionUpdated(updated: Instant | null): Instant {
  return updated ?? NOTHING_YET;
}

/** RFC 3339 with the offset of the publisher's clock: `2026-01-13T00:00:00+08:00`. */
export function toRfc3339(stamp: Stamp): string {
  const local = toLocal(stamp);
  return `${isoDay(local)}T${local.time}${local.offset}`;
}

/**
 * RFC 822 on the publisher's clock, with the four-digit years of RFC 2822: `Tue, 13 Jan 2026 00:00:00 +0800`. Readers that print a date as it
 * is written would show a day of Ulaanbaatar as the day before, if it were written in GMT.
 */
export function toRfc822(stamp: Stamp): string {
  const { offset } = toLocal(stamp);
  return toClockDate(stamp)
    .toUTCString()
    .replace('GMT', offset === 'Z' ? 'GMT' : offset.replace(':', ''));
}

/** What `<time datetime>` says: no more than is known, so a day has no time. */
export function toDateTimeAttribute(stamp: Stamp): string {
  return stamp.precision === 'day' ? isoDay(toLocal(stamp)) : toRfc3339(stamp);
}

/** The date for a person, as exact as it is known: `12 January 2026, 16:00`. */
export function toReadableDate(stamp: Stamp, words: Words): string {
  const local = toLocal(stamp);
  if (stamp.precision === 'day') return words.date(local);
  const time = stamp.precision === 'hour' ? words.aboutHour(local.hour) : local.time.slice(0, 5);
  return `${words.date(local)}, ${time}`;
}

function isoDay({ year, month, day }: LocalTime): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function toLocal(stamp: Stamp): LocalTime {
  const local = toClockDate(stamp);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    time: local.toISOString().slice(-13, -5),
    offset: toOffsetText(stamp.at, stamp.zone),
  };
}

/** A date whose UTC says what the publisher's clock shows. */
function toClockDate({ at, zone }: Stamp): Date {
  return new Date(toClock(Date.parse(at), zone) ?? Date.parse(at));
}
