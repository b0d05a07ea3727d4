import { expect, test } from 'vitest';
import { allWords, findWords } from '../../src/words/words.ts';

test.each([
  ['en', 'Subscribe'],
  ['en-GB', 'Subscribe'],
  ['mn', 'Захиалах'],
  ['mn-Mong', 'Захиалах'],
  ['MN', 'Захиалах'],
  ['ru', 'Subscribe'],
  ['', 'Subscribe'],
])('whoever reads %j is told to %s', (language, phrase) => {
  expect(findWords(language).subscribe).toBe(phrase);
});

test('a date is said the way each language says it', () => {
  const day = { year: 2026, month: 12, day: 1 };
  expect([...allWords().values()].map((words) => words.date(day))).toEqual([
    '1 December 2026',
    '2026 оны 12-р сарын 1',
  ]);
});

test('no phrase is empty in any language', () => {
  const phrases = [...allWords().values()].flatMap((words) => Object.values(words));
  expect(phrases.filter((phrase) => typeof phrase === 'string' && phrase.trim() === '')).toEqual([]);
});
