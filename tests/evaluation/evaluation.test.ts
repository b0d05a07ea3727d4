// The floors under what `npm run evaluate` prints: how well case, language and letters are restored on the labelled sets.
import { describe, expect, test } from 'vitest';
import { scoreCase, scoreLanguage, scoreLetters, toLanguages } from './scores.ts';
import { loadSet, type Split } from './sets.ts';
import { measureTitle } from './speed.ts';

/** Shares of tokens, titles and titles. */
const FLOORS = { en: 0.96, mn: 0.95, language: 0.98, letters: 0.95 };

/** Milliseconds; a title takes less than 0.1, and machines under load have other things to do. */
const MOST_TIME = 0.3;

/** The languages whose titles must never reach the Mongolian edition. */
const NEIGHBOURS = new Set(['ru', 'kk', 'ky']);

const SPLITS: readonly Split[] = ['train', 'held'];

test.each(['case-en', 'case-mn', 'language', 'letters'])('%s holds labelled lines', (name) => {
  const cells = { language: 2, letters: 3 }[name] ?? 1;
  expect(loadSet(name, cells).length).toBeGreaterThan(50);
});

describe.each(['en', 'mn'] as const)('case in %s', (language) => {
  test.each(scoreCase(language).filter(({ titles }) => titles > 0))(
    'is right in the $split lines',
    ({ tokens, right }) => {
      expect(right / tokens).toBeGreaterThanOrEqual(FLOORS[language]);
    },
  );
});

test.each([...scoreLanguage(), ...scoreLetters()].filter(({ titles }) => titles > 0))(
  '$name: $split titles are right',
  ({ name, titles, exact }) => {
    expect(exact / titles).toBeGreaterThanOrEqual(name === 'language' ? FLOORS.language : FLOORS.letters);
  },
);

test.each(SPLITS)('no Russian, Kazakh or Kyrgyz title is taken for Mongolian: %s', (split) => {
  const strangers = toLanguages(split).filter(({ truth, found }) => NEIGHBOURS.has(truth) && found === 'mn');
  expect(strangers).toEqual([]);
});

test('a title in capitals takes a small part of a millisecond', () => {
  expect(measureTitle()).toBeLessThan(MOST_TIME);
});
