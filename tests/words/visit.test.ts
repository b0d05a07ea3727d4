import { expect, test } from 'vitest';
import { wordsForMove, wordsForPace } from '../../src/words/visit.ts';

test.each([
  ['schedule', ''],
  ['retry-after', 'as its origin asks (Retry-After)'],
  ['quiet', 'later because nothing new came for long'],
] as const)('the reason %s is told as “%s”', (reason, words) => {
  expect(wordsForPace({ reason, until: null })).toBe(words);
});

test('a move is told from a move that is believed', () => {
  const move = { to: 'https://herald.example/new', sightings: 2 };
  expect(wordsForMove({ ...move, adopted: false })).toContain('(2 times in a row)');
  expect(wordsForMove({ ...move, adopted: true })).toContain('set url to that');
});
