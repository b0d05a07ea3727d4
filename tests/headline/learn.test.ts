// What titles in mixed case teach, and when what was learnt is believed. All headlines are of our own making.
import { describe, expect, test } from 'vitest';
import { NO_KNOWLEDGE, toHeadline } from '../../src/headline/headline.ts';
import { findLearnt, learn, toLearnt, toLookups } from '../../src/headline/learn.ts';
import type { CountedLesson, Knowledge } from '../../src/model/knowledge.ts';

function know(
  ...lessons: readonly (readonly [word: string, before: string, shape: string, count: number])[]
): Knowledge {
  const counted = lessons.map(([word, before, shape, count]): CountedLesson => ({
    language: 'en',
    word,
    before,
    shape,
    count,
  }));
  return { ...NO_KNOWLEDGE, learnt: toLearnt(counted) };
}

function restore(title: string, knowledge: Knowledge): string {
  return toHeadline({ title, summary: null, declared: 'en' }, knowledge).title;
}

describe('a title', () => {
  test('teaches each word inside its sentence, alone and behind its neighbour', () => {
    expect(learn('Ice melts at Blue lake: Boats return', 'en')).toEqual([
      { word: 'melts', before: '', shape: 'melts' },
      { word: 'melts', before: 'ice', shape: 'melts' },
      { word: 'at', before: '', shape: 'at' },
      { word: 'at', before: 'melts', shape: 'at' },
      { word: 'blue', before: '', shape: 'Blue' },
      { word: 'blue', before: 'at', shape: 'Blue' },
      { word: 'lake', before: '', shape: 'lake' },
      { word: 'lake', before: 'blue', shape: 'lake' },
      { word: 'return', before: '', shape: 'return' },
      { word: 'return', before: 'boats', shape: 'return' },
    ]);
  });

  test.each(['ICE MELTS AT BLUE LAKE', 'Ice Melts Slowly at Blue Lake Today', '', '2031'])(
    'teaches nothing: "%s"',
    (title) => {
      expect(learn(title, 'en')).toEqual([]);
    },
  );

  test('that shouts asks for each word alone and behind its neighbour', () => {
    expect(toLookups('BLUE LAKE')).toEqual([
      { word: 'blue', before: '' },
      { word: 'lake', before: '' },
      { word: 'lake', before: 'blue' },
    ]);
  });
});

describe('what was learnt', () => {
  test('is believed of a clear majority of enough titles', () => {
    const { learnt } = know(
      ['lake', '', 'lake', 4],
      ['lake', '', 'Lake', 1],
      ['ice', '', 'Ice', 2],
      ['sun', '', 'Sun', 3],
      ['sun', '', 'sun', 2],
    );
    expect(findLearnt(learnt, 'en', { word: 'lake', before: '' })).toBe('lake');
    expect(findLearnt(learnt, 'en', { word: 'ice', before: '' })).toBeNull();
    expect(findLearnt(learnt, 'en', { word: 'sun', before: '' })).toBeNull();
    expect(findLearnt(learnt, 'mn', { word: 'lake', before: '' })).toBeNull();
    expect(findLearnt(learnt, 'en', { word: 'lake', before: 'blue' })).toBeNull();
  });

  test('decides what no list holds', () => {
    expect(restore('PEOPLE BUY WOOL IN MILL SQUARE', NO_KNOWLEDGE)).toBe('People buy wool in mill square');
    expect(
      restore('PEOPLE BUY WOOL IN MILL SQUARE', know(['mill', '', 'Mill', 9], ['square', 'mill', 'Square', 9])),
    ).toBe('People buy wool in Mill Square');
  });

  test('of a word behind its neighbour goes before the shipped lists', () => {
    expect(
      restore('THE GREEN PARTY OF THE YEAR', know(['party', 'green', 'party', 5], ['green', 'the', 'green', 5])),
    ).toBe('The green party of the year');
  });
});
