import { expect, test } from 'vitest';
import { LONGEST_WAIT, toWaitUntil } from '../../src/fetch/retry-after.ts';

const NOW = new Date('2026-01-13T04:00:00.000Z');
const LATEST = new Date(NOW.getTime() + LONGEST_WAIT).toISOString();

test.each([
  ['120', '2026-01-13T04:02:00.000Z'],
  [' 1.5 ', '2026-01-13T04:00:01.500Z'],
  ['Tue, 13 Jan 2026 05:00:00 GMT', '2026-01-13T05:00:00.000Z'],
  ['Tue, 13 Jan 2026 05:00:00', '2026-01-13T05:00:00.000Z'],
  ['Tuesday, 13-Jan-26 05:00:00 GMT', '2026-01-13T05:00:00.000Z'],
  ['Tue Jan 13 05:00:00 2026', '2026-01-13T05:00:00.000Z'],
  ['Tue, 13 Jan 2026 13:00:00 +0800', '2026-01-13T05:00:00.000Z'],
  ['2026-01-13T05:00:00', '2026-01-13T05:00:00.000Z'],
  ['2026-01-13T05:00:00Z', '2026-01-13T05:00:00.000Z'],
  ['99999999', LATEST],
  ['9'.repeat(500), LATEST],
  ['Fri, 31 Dec 9999 23:59:59 GMT', LATEST],
  ['Mon, 12 Jan 2026 05:00:00 GMT', null],
  ['0', null],
  ['-5', null],
  ['soon', null],
  ['monday 5', null],
  ['', null],
  [`Tue, 13 Jan 2026 05:00:00 ${' '.repeat(9)}${'x'.repeat(90_000)}`, null],
])('“%s” asks to stay away until %s', (header, until) => {
  expect(toWaitUntil(header, NOW)).toBe(until);
});

test('an answer without the header asks for nothing', () => {
  expect(toWaitUntil(null, NOW)).toBeNull();
});
