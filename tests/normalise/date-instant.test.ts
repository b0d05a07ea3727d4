// What a reading means by a zone's clock: summer time, half hours, the turn of a year, and the laws of what is told from now.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movesWithTime, toStamp } from '../../src/normalise/date.ts';

const ZONES = [
  'Asia/Ulaanbaatar',
  'Asia/Hovd',
  'Asia/Kolkata',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'UTC',
  '+08:00',
];

describe('a day ago is a day of the calendar', () => {
  test.each([
    // Clocks in Ulaanbaatar went back an hour as 25 September 2015 ended, and ahead at 2:00 on 28 March.
    ['yesterday', '2015-09-26T04:00:00.000Z', '2015-09-24T15:00:00.000Z'],
    ['today', '2015-09-26T04:00:00.000Z', '2015-09-25T16:00:00.000Z'],
    ['yesterday 14:05', '2015-09-26T04:00:00.000Z', '2015-09-25T05:05:00.000Z'],
    ['today', '2015-03-28T04:00:00.000Z', '2015-03-27T16:00:00.000Z'],
    ['yesterday', '2015-03-29T04:00:00.000Z', '2015-03-27T16:00:00.000Z'],
    ['20 hours ago', '2015-03-28T10:30:00.000Z', '2015-03-27T14:00:00.000Z'],
  ])('%s at %s is %s', (text, now, at) => {
    expect(toStamp(text, { zone: 'Asia/Ulaanbaatar', now })?.at).toBe(at);
  });

  test('also just after midnight, when the world is a day behind', () => {
    const context = { zone: 'Asia/Ulaanbaatar', now: '2025-12-31T16:01:00.000Z' };
    expect(toStamp('today', context)?.at).toBe('2025-12-31T16:00:00.000Z');
    expect(toStamp('yesterday', context)?.at).toBe('2025-12-30T16:00:00.000Z');
    expect(toStamp('23:58', context)).toBeNull();
  });

  test('a day that has no midnight begins when it begins', () => {
    const context = { zone: 'America/Sao_Paulo', now: '2018-11-04T12:00:00.000Z' };
    expect(toStamp('today', context)?.at).toBe('2018-11-04T03:00:00.000Z');
    expect(toStamp('2018-11-04', context)?.at).toBe('2018-11-04T03:00:00.000Z');
  });
});

test('an hour is cut where the local clock strikes it', () => {
  const stamp = toStamp('3h', { zone: 'Asia/Kolkata', now: '2026-01-20T06:45:00.000Z' });
  expect(stamp).toEqual({ at: '2026-01-20T03:30:00.000Z', precision: 'hour', zone: 'Asia/Kolkata' });
});

describe('a day without a year', () => {
  test.each([
    ['12 сарын 28', '2026-01-02T04:00:00.000Z', '2025-12-27T16:00:00.000Z'],
    ['1 сарын 1', '2025-12-31T04:00:00.000Z', '2025-12-31T16:00:00.000Z'],
    ['1 сарын 2', '2025-12-31T04:00:00.000Z', '2025-01-01T16:00:00.000Z'],
    ['1 сарын 1', '2025-12-31T20:00:00.000Z', '2025-12-31T16:00:00.000Z'],
    ['29 February', '1903-06-01T00:00:00.000Z', '1896-02-28T16:00:00.000Z'],
  ])('%s at %s is %s', (text, now, at) => {
    expect(toStamp(text, { zone: '+08:00', now })?.at).toBe(at);
  });

  test('a zone that is printed says whose today it is', () => {
    const context = { zone: 'UTC', now: '2025-12-30T20:00:00.000Z' };
    expect(toStamp('Jan 1, 00:30 +0800', context)?.at).toBe('2025-12-31T16:30:00.000Z');
    expect(toStamp('Jan 1, 00:30 GMT', context)?.at).toBe('2025-01-01T00:30:00.000Z');
  });
});

test('where there is no such zone there is no instant', () => {
  const context = { zone: 'Asia/Atlantis', now: '2026-01-20T06:30:45.000Z' };
  for (const text of ['3h', 'yesterday', '00:05', 'Jan 13', '2026-01-13']) expect(toStamp(text, context)).toBeNull();
});

describe('laws', () => {
  const zones = fc.constantFrom(...ZONES);
  const presents = fc
    .date({ min: new Date('2001-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const counts = fc.integer({ min: 0, max: 999 });
  const clocks = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
  const phrases = fc.oneof(
    fc
      .tuple(counts, fc.constantFrom('секундын өмнө', 'мин', 'ц', 'өдрийн өмнө', 'weeks ago', '天前'))
      .map((it) => it.join(' ')),
    fc
      .tuple(fc.constantFrom('Өнөөдөр', 'yesterday', 'позавчера', '今天'), clocks)
      .map(([day, [hour, minute]]) => `${day} ${hour}:${String(minute).padStart(2, '0')}`),
    fc.constantFrom('саяхан', 'just now', 'today', 'Өчигдөр', 'час назад', '刚刚'),
  );

  test('what is told from now is never later than now, and moves', () => {
    fc.assert(
      fc.property(phrases, zones, presents, (text, zone, now) => {
        const stamp = toStamp(text, { zone, now });
        expect(movesWithTime(text)).toBe(true);
        expect(stamp === null ? '' : stamp.at <= now).toBe(stamp === null ? '' : true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('an age without its clock is always read', () => {
    const ages = fc.tuple(counts, fc.constantFrom('сек', 'мин', 'цаг', 'өдөр')).map((it) => it.join(' '));
    fc.assert(
      fc.property(ages, zones, presents, (text, zone, now) => {
        expect(toStamp(text, { zone, now })?.zone).toBe(zone);
      }),
    );
  });

  test('what does not move means the same at any two presents, and nothing throws', () => {
    const pieces = fc.constantFrom(
      ...'2026 2025 1 13 27 XII VI 14:05 23:59 оны он сар сарын -р дугаар зургаадугаар арван өдөр цаг цагийн мин ө 3ц өмнө сая Өчигдөр Даваа'.split(
        ' ',
      ),
      ...'Jan Mon ago hours an yesterday at 2d назад час вчера 年 月 日 小时 前 昨天 01-13 | • Огноо: . , - / ( T +08:00'.split(
        ' ',
      ),
      ' ',
    );
    const texts = fc.array(fc.oneof({ weight: 9, arbitrary: pieces }, fc.string({ unit: 'binary', maxLength: 3 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(texts, fc.constantFrom('', ' '), presents, presents, (parts, glue, now, later) => {
        const text = parts.join(glue);
        const stamps = [now, later].map((present) => toStamp(text, { zone: 'Asia/Ulaanbaatar', now: present }));
        expect(movesWithTime(text) || JSON.stringify(stamps[0]) === JSON.stringify(stamps[1])).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});
