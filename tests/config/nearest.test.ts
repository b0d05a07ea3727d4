// Which word was meant, and when it is better to suggest none.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findNearest } from '../../src/config/nearest.ts';

const KNOWN = ['schedule', 'timezone', 'title', 'id', 'url', 'unlisted'];

test('a letter that is missing, doubled, swapped, wrong or capital is a slip', () => {
  const words = ['shedule', 'scheduule', 'tilte', 'uri', 'URL', 'time_zone'];
  expect(words.map((word) => findNearest(word, KNOWN))).toEqual([
    'schedule',
    'schedule',
    'title',
    'url',
    'url',
    'timezone',
  ]);
});

test('a word of its own is no slip', () => {
  expect(['colour', 'x', '', 'proxy', 'headers'].map((word) => findNearest(word, KNOWN))).toEqual(Array(5).fill(null));
});

test('any known word is nearest to itself', () => {
  const word = fc.string({ minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(word, fc.array(word), (mine, others) => {
      expect(findNearest(mine, [mine, ...others])).toBe(mine);
    }),
  );
});

test('a word as long as a book is compared with nothing', () => {
  expect(findNearest('a'.repeat(1_000_000), KNOWN)).toBeNull();
});
