import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toOwnSetback, toRest, toSetback } from '../../src/hub/setback.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('any 2xx is success', () => {
  expect(toSetback({ failure: null, wait: 5_000 })).toBeNull();
});

test.each([
  ['status', '500', 'hub', 15_000],
  ['status', '302', 'hub', 15_000],
  ['status', '429', 'hub', 15_000],
  ['connect', 'refused', 'hub', 15_000],
  ['timeout', '', 'hub', 15_000],
  ['status', '404', 'hub', 15 * MINUTE],
  ['redirects', '308 to https://hub.example/', 'hub', 15 * MINUTE],
  ['refused', '10.0.0.1 is not a public address', 'hub', 15 * MINUTE],
  ['status', '400', 'topic', 15 * MINUTE],
  ['status', '422', 'topic', 15 * MINUTE],
])('%s %s is a setback of the %s, which rests for %i ms at first', (code, detail, whose, rest) => {
  const setback = toSetback({ failure: { stage: 'fetch', code, detail }, wait: null }) ?? toOwnSetback('none');
  expect(setback.whose).toBe(whose);
  expect(toRest(setback, 1, 0)).toBe(rest);
});

test('each failure in a row doubles the rest, up to hours', () => {
  const setback = toFailure('500', null);
  expect([1, 2, 3, 4].map((failures) => toRest(setback, failures, 0))).toEqual([15_000, 30_000, 60_000, 120_000]);
  expect(toRest(setback, 1_000_000, 0)).toBe(4 * HOUR);
  expect(toRest(toFailure('400', null), 1_000_000, 0)).toBe(12 * HOUR);
});

test('Retry-After makes a rest longer, never shorter', () => {
  expect(toRest(toFailure('503', 8 * HOUR), 1, 0)).toBe(8 * HOUR);
  expect(toRest(toFailure('503', 1), 1, 0)).toBe(15_000);
});

test('chance shortens a rest by a quarter at most', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), chance, (failures, random) => {
      const [longest, rest] = [0, random].map((given) => toRest(toFailure('500', null), failures, given));
      expect(rest).toBeLessThanOrEqual(longest ?? 0);
      expect(rest).toBeGreaterThan((longest ?? 0) * 0.75 - 1);
    }),
  );
});

function toFailure(detail: string, wait: number | null) {
  return toSetback({ failure: { stage: 'fetch', code: 'status', detail }, wait }) ?? toOwnSetback('none');
}
