// How often a feed asks to be read: `ttl`, `skipHours` and `skipDays` (RSS 2.0), `sy:updatePeriod` and `sy:updateFrequency` (RSS 1.0 syndication).
import type { Rhythm } from '../../model/feed.ts';
import { findChild, findChildren, readWords } from './element.ts';
import type { XmlElement } from '../xml/xml.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const PERIODS: Readonly<Record<string, number>> = {
  hourly: HOUR,
  daily: DAY,
  weekly: 7 * DAY,
  monthly: 30 * DAY,
  yearly: 365 * DAY,
};

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const WHOLE = /^\d{1,6}$/;

/** Null where it asks for nothing. Of two intervals the longer counts. */
export function findRhythm(channel: XmlElement): Rhythm | null {
  const interval = Math.max(readTtl(channel), readUpdatePeriod(channel));
  const skipHours = readEach(channel, 'skiphours', 'hour', toHour);
  const skipDays = readEach(channel, 'skipdays', 'day', toDay);
  if (interval === 0 && skipHours.length === 0 && skipDays.length === 0) return null;
  return { interval: interval === 0 ? null : interval, skipHours, skipDays };
}

function readTtl(channel: XmlElement): number {
  const printed = readWords(findChild(channel, 'ttl')) ?? '';
  return WHOLE.test(printed) ? Number(printed) * MINUTE : 0;
}

/** A frequency without a period counts for nothing: the module's default of once a day is what nobody means. */
function readUpdatePeriod(channel: XmlElement): number {
  const period = PERIODS[readWords(findChild(channel, 'sy:updateperiod'))?.toLowerCase() ?? ''] ?? 0;
  const frequency = readWords(findChild(channel, 'sy:updatefrequency')) ?? '1';
  return WHOLE.test(frequency) && Number(frequency) > 0 ? period / Number(frequency) : period;
}

function readEach(channel: XmlElement, list: string, name: string, to: (text: string) => number | null): number[] {
  const skipped = findChild(channel, list);
  if (skipped === null) return [];
  const read = findChildren(skipped, name).flatMap((one) => to(readWords(one) ?? '') ?? []);
  return [...new Set(read)];
}

/** 24 is midnight, as some count from 1. */
function toHour(text: string): number | null {
  return WHOLE.test(text) && Number(text) <= 24 ? Number(text) % 24 : null;
}

function toDay(text: string): number | null {
  const day = DAYS.indexOf(text.toLowerCase());
  return day === -1 ? null : day;
}
