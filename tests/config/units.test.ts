// Durations and sizes, as an operator writes them.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toBytes, toDuration, toMilliseconds, toSize } from '../../src/config/units.ts';

test('a duration is a number with its unit, or nothing at all', () => {
  const durations = ['500ms', '1s', '1.5h', '24h', '0', 0, '0s', '596h'].map(toMilliseconds);
  expect(durations).toEqual([500, 1000, 5_400_000, 86_400_000, 0, 0, 0, 2_145_600_000]);
});

test('a number without a unit, a day, a sign or a wait that no timer can hold is no duration', () => {
  expect(['1', 1, '1d', '-1s', '1 s', '', '597h', '1e3s', '∞s'].map(toMilliseconds)).toEqual(Array(9).fill(null));
});

test('a size is a number with a decimal unit, or a number of bytes', () => {
  expect(['10MB', '500kB', '500 KB', '1.5GB', '12B', '12', 12].map(toBytes)).toEqual([
    10_000_000, 500_000, 500_000, 1_500_000_000, 12, 12, 12,
  ]);
});

test('nothing, less than nothing and a binary unit are no size', () => {
  expect(['0', 0, '-1', '10MiB', '', 'MB', '99999999999GB'].map(toBytes)).toEqual(Array(7).fill(null));
});

test('any whole number of seconds is a thousand times as many milliseconds', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000), (seconds) => {
      expect(toMilliseconds(`${seconds}s`)).toBe(seconds * 1000);
    }),
  );
});

test('a duration and a size are written in the largest unit that leaves no fraction', () => {
  expect([0, 1, 1500, 60_000, 90_000, 86_400_000].map(toDuration)).toEqual(['0h', '1ms', '1500ms', '1m', '90s', '24h']);
  expect([1, 1000, 1500, 10_000_000].map(toSize)).toEqual(['1B', '1kB', '1500B', '10MB']);
});

test('what is written so is read as what it was', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1 }), (milliseconds, bytes) => {
      expect([toMilliseconds(toDuration(milliseconds)), toBytes(toSize(bytes))]).toEqual([milliseconds, bytes]);
    }),
  );
});
