import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toFreshUntil } from '../../src/fetch/freshness.ts';

const NOW = new Date('2026-01-13T04:00:00.000Z');

test.each<[string, Record<string, string>, string | null]>([
  ['max-age', { 'cache-control': 'public, max-age=300' }, '2026-01-13T04:05:00.000Z'],
  ['max-age in capitals and quotation marks', { 'cache-control': 'Max-Age="60"' }, '2026-01-13T04:01:00.000Z'],
  ['max-age less the age', { 'cache-control': 'max-age=300', age: '120' }, '2026-01-13T04:03:00.000Z'],
  ['an age that is more', { 'cache-control': 'max-age=300', age: '301' }, null],
  ['an age that is none', { 'cache-control': 'max-age=60', age: 'old' }, '2026-01-13T04:01:00.000Z'],
  ['the first of two', { 'cache-control': 'max-age=60, max-age=600' }, '2026-01-13T04:01:00.000Z'],
  [
    'max-age before Expires',
    { 'cache-control': 'max-age=60', expires: 'Tue, 13 Jan 2026 09:00:00 GMT' },
    '2026-01-13T04:01:00.000Z',
  ],
  ['what is said to caches that are shared', { 'cache-control': 's-maxage=300' }, null],
  ['no-cache', { 'cache-control': 'no-cache, max-age=300' }, null],
  ['no-store', { 'cache-control': 'max-age=300,no-store' }, null],
  ['max-age of nothing', { 'cache-control': 'max-age=0', expires: 'Tue, 13 Jan 2026 09:00:00 GMT' }, null],
  ['max-age below nothing', { 'cache-control': 'max-age=-5' }, null],
  ['nonsense', { 'cache-control': 'max-age=soon', expires: 'Tue, 13 Jan 2026 09:00:00 GMT' }, null],
  ['words in which max-age is quoted', { 'cache-control': 'private="x, max-age=5"' }, null],
  ['more seconds than there are', { 'cache-control': `max-age=${'9'.repeat(400)}` }, '2027-01-14T04:00:00.000Z'],
  ['Expires', { expires: 'Tue, 13 Jan 2026 05:00:00 GMT' }, '2026-01-13T05:00:00.000Z'],
  [
    'Expires by the origin’s own clock',
    { expires: 'Mon, 12 Jan 2026 01:30:00 GMT', date: 'Mon, 12 Jan 2026 01:00:00 GMT' },
    '2026-01-13T04:30:00.000Z',
  ],
  ['Expires in the past', { expires: 'Thu, 01 Jan 1970 00:00:00 GMT' }, null],
  ['Expires that is no date', { expires: '-1' }, null],
  ['nothing', {}, null],
])('%s is understood', (_situation, headers, until) => {
  expect(toFreshUntil((name) => headers[name] ?? null, NOW)).toBe(until);
});

test('whatever headers say, what is fresh is fresh for later than now and for no longer than a year', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary-ascii' }),
    fc.constantFrom('max-age=', '1e9', ', ', '"', '99999999999999'),
  );
  const lines = fc.record({ 'cache-control': text, expires: text, date: text, age: text });
  const check = (headers: Record<string, string>) => {
    const until = toFreshUntil((name) => headers[name] ?? null, NOW);
    if (until === null) return;
    expect(Date.parse(until)).toBeGreaterThan(NOW.getTime());
    expect(Date.parse(until)).toBeLessThanOrEqual(NOW.getTime() + 366 * 86_400_000);
  };
  fc.assert(fc.property(lines, check));
});
