// The names under which a source's words are kept.
import { expect, test } from 'vitest';
import { toDetailsId, toFallbackId, toParts, toSourceId } from '../src/part.ts';
import { makeSource } from './sources.ts';

test('a source is read under its own name, its fallback’s, and those of the articles behind either', () => {
  const fallback = makeSource({ id: toFallbackId('herald'), content: 'none' });
  const parts = toParts(makeSource({ fallback }));
  expect(parts.map(({ id, content }) => [id, content])).toEqual([
    ['herald', 'summary'],
    ['herald/details', 'summary'],
    ['herald/fallback', 'none'],
    ['herald/fallback/details', 'none'],
  ]);
  expect(new Set(parts.map(({ id }) => toSourceId(id)))).toEqual(new Set(['herald']));
  expect(toDetailsId(toFallbackId('herald'))).toBe('herald/fallback/details');
});
