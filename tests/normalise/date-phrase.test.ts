// Moments told from now in English and Russian, clocks alone, and days without a year.

import { describe, expect, test } from 'vitest';
import { movesWithTime, toStamp } from '../../src/normalise/date.ts';
import { toLocal, ULAANBAATAR } from './date-contexts.ts';

const read = (text: string) => toLocal(toStamp(text, ULAANBAATAR), 8);

describe('English', () => {
  test.each([
    ['3 hours ago', '2026-01-20 11 hour'],
    ['an hour ago', '2026-01-20 13 hour'],
    ['A day ago', '2026-01-19 day'],
    ['about 3 hours ago', '2026-01-20 11 hour'],
    ['1 hr. ago', '2026-01-20 13 hour'],
    ['5 mins ago', '2026-01-20 14:25 minute'],
    ['1 hour, 5 minutes ago', '2026-01-20 13:25 minute'],
    ['1 hour and 5 minutes ago', '2026-01-20 13:25 minute'],
    ['1h 5m', '2026-01-20 13:25 minute'],
    ['3h', '2026-01-20 11 hour'],
    ['2d', '2026-01-18 day'],
    ['2d ago', '2026-01-18 day'],
    ['2 days ago', '2026-01-18 day'],
    ['2 weeks ago', '2026-01-06 day'],
    ['today', '2026-01-20 day'],
    ['today at 14:05', '2026-01-20 14:05 minute'],
    ['yesterday', '2026-01-19 day'],
    ['Yesterday, 17:36', '2026-01-19 17:36 minute'],
    ['Yesterday at 5:36 p.m.', '2026-01-19 17:36 minute'],
    ['just now', '2026-01-20 14:30 minute'],
    ['Jan 13', '2026-01-13 day'],
    ['Jan 13, 14:05', '2026-01-13 14:05 minute'],
    ['December 28', '2025-12-28 day'],
    ['Tue, Jan 13', '2026-01-13 day'],
    ['Mon, Jan 13', '2025-01-13 day'],
  ])('%s is %s', (text, local) => {
    expect(read(text)).toBe(local);
    expect(movesWithTime(text)).toBe(true);
  });

  test.each([
    '2 months ago',
    'a year ago',
    'last week',
    'tomorrow',
    'in 3 hours',
    '5 min read',
    '5M',
    '2 days ago 1 hour ago',
    'yesterday today',
    "Jan '26",
    'Jan 2026',
    'Jan 45',
    'Yesterday, 0:36 am',
    'Monday 14:05',
  ])('%s is none', (text) => {
    expect(toStamp(text, ULAANBAATAR)).toBeNull();
  });
});

describe('Russian', () => {
  test.each([
    ['3 часа назад', '2026-01-20 11 hour'],
    ['час назад', '2026-01-20 13 hour'],
    ['5 мин. назад', '2026-01-20 14:25 minute'],
    ['2 дня назад', '2026-01-18 day'],
    ['неделю назад', '2026-01-13 day'],
    ['вчера, 14:05', '2026-01-19 14:05 minute'],
    ['Вчера в 14:05', '2026-01-19 14:05 minute'],
    ['позавчера', '2026-01-18 day'],
    ['сегодня', '2026-01-20 day'],
    ['только что', '2026-01-20 14:30 minute'],
    ['13 января, 14:05', '2026-01-13 14:05 minute'],
  ])('%s is %s', (text, local) => {
    expect(read(text)).toBe(local);
    expect(movesWithTime(text)).toBe(true);
  });

  test.each(['2 месяца назад', 'год назад', '3 часа', 'назад'])('%s is none', (text) => {
    expect(toStamp(text, ULAANBAATAR)).toBeNull();
  });
});

describe('a clock alone', () => {
  test.each([
    ['14:05', '2026-01-20 14:05 minute'],
    ['14:05:30', '2026-01-20 14:05:30 second'],
    ['2:05 pm', '2026-01-20 14:05 minute'],
    ['14:40', '2026-01-20 14:40 minute'],
    ['14:41', null],
    ['23:58', null],
    ['25:00', null],
    ['14:60', null],
    ['5 pm', null],
  ])('%s is %s', (text, local) => {
    expect(read(text)).toBe(local);
  });

  test('moves, also while its time has not come', () => {
    expect(movesWithTime('14:05')).toBe(true);
    expect(movesWithTime('23:58')).toBe(true);
  });
});

describe('a clock under the word today', () => {
  test.each([
    ['today 14:31', '2026-01-20 14:30 minute'],
    ['today 14:40:45', '2026-01-20 14:30:45 second'],
    ['today 14:41', null],
  ])('%s is never later than now: %s', (text, local) => {
    expect(read(text)).toBe(local);
  });
});
