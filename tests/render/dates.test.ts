import { toUpdated } from '../../src/editions/updated.ts';
import { describe, expect, test } from 'vitest';
import { toReadableDate, toRfc3339, toRfc822 } from '../../src/render/dates.ts';
import { findWords } from '../../src/words/words.ts';
import { toEntry } from './sample.ts';

const AT = '2026-02-03T16:05:06.000Z';

describe("a date is written by its publisher's clock", () => {
  test.each([
    ['Asia/Ulaanbaatar', '2026-02-04T00:05:06+08:00', 'Wed, 04 Feb 2026 00:05:06 +0800'],
    ['Asia/Kathmandu', '2026-02-03T21:50:06+05:45', 'Tue, 03 Feb 2026 21:50:06 +0545'],
    ['+08:00', '2026-02-04T00:05:06+08:00', 'Wed, 04 Feb 2026 00:05:06 +0800'],
    ['-03:30', '2026-02-03T12:35:06-03:30', 'Tue, 03 Feb 2026 12:35:06 -0330'],
    ['UTC', '2026-02-03T16:05:06Z', 'Tue, 03 Feb 2026 16:05:06 GMT'],
    ['+00:00', '2026-02-03T16:05:06Z', 'Tue, 03 Feb 2026 16:05:06 GMT'],
    ['Nowhere/At_All', '2026-02-03T16:05:06Z', 'Tue, 03 Feb 2026 16:05:06 GMT'],
  ])('in %s', (zone, rfc3339, rfc822) => {
    expect(toRfc3339({ at: AT, precision: 'second', zone })).toBe(rfc3339);
    expect(toRfc822({ at: AT, precision: 'second', zone })).toBe(rfc822);
  });

  test('in Ulaanbaatar in a summer when its clocks were put forward', () => {
    const at = '2016-07-01T16:00:00.000Z';
    expect(toRfc3339({ at, precision: 'second', zone: 'Asia/Ulaanbaatar' })).toBe('2016-07-02T01:00:00+09:00');
  });
});

test('an entry was updated when its publisher says so, else when we saw it change, else when it was published, else when we first saw it', () => {
  const known = { updated: '2026-02-04T00:00:00.000Z', changed: '2026-02-05T00:00:00.000Z' };
  expect(toUpdated(toEntry(known))).toBe('2026-02-04T00:00:00.000Z');
  expect(toUpdated(toEntry({ ...known, updated: null }))).toBe('2026-02-05T00:00:00.000Z');
  expect(toUpdated(toEntry())).toBe('2026-02-03T04:05:06.000Z');
  expect(toUpdated(toEntry({ published: null }))).toBe('2026-02-03T04:10:00.000Z');
});

test('a date is said in each language', () => {
  const stamp = { at: AT, precision: 'minute', zone: 'Asia/Ulaanbaatar' } as const;
  expect(toReadableDate(stamp, findWords('en'))).toBe('4 February 2026, 00:05');
  expect(toReadableDate(stamp, findWords('mn'))).toBe('2026 оны 2-р сарын 4, 00:05');
  expect(toReadableDate({ ...stamp, precision: 'hour' }, findWords('mn'))).toBe('2026 оны 2-р сарын 4, 0 цагийн үед');
});
