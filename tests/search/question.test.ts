// What a question comes to.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toWord } from '../../src/search/fold.ts';
import { parseQuestion, toCanonical } from '../../src/search/question.ts';

test('each word is wanted, in its folded form, in everything that is kept', () => {
  expect(parseQuestion(' Mines  УУРХАЙГААС ')).toEqual({
    all: [['mine'], [toWord('уурхай')]],
    any: [],
    none: [],
    within: 'all',
  });
});

test.each(['"gold mines"', '“gold mines”', '«Gold mine»', '„gold mines“', '"gold mines', 'gold-mines', 'gold/mine'])(
  '%s is a phrase',
  (question) => {
    expect(parseQuestion(question)?.all).toEqual([['gold', 'mine']]);
  },
);

test('a minus before a word or a phrase says what is not meant', () => {
  expect(parseQuestion('gold -medals -"old age"')).toMatchObject({
    all: [['gold']],
    none: [['medal'], ['old', 'age']],
  });
});

test('a minus within a word or alone says nothing', () => {
  expect(parseQuestion('a - b-c')).toMatchObject({ all: [['a'], ['b', 'c']], none: [] });
});

test('what is asked twice is asked once', () => {
  expect(parseQuestion('mine Mines "mine" -x -X')).toMatchObject({ all: [['mine']], none: [['x']] });
});

test.each(['', '  ', '"', '""', '-', '--', '…?!', '-only', '-"what is not wanted"', '&amp;', '\0'])(
  '%j leaves nothing to look for',
  (question) => {
    expect(parseQuestion(question)).toBeNull();
  },
);

test('no question has more than 16 words or 200 characters', () => {
  const many = Array.from({ length: 40 }, (_, index) => `w${index}`);
  expect(parseQuestion(many.join(' '))?.all).toHaveLength(16);
  expect(parseQuestion(`"${many.join(' ')}"`)?.all).toEqual([many.slice(0, 16)]);
  expect(toCanonical('word '.repeat(100)).length).toBeLessThanOrEqual(200);
});

test('equal questions have one spelling', () => {
  expect([' “gold”  mine\u00a0', '"gold"\n mine', '«gold» mine'].map(toCanonical)).toEqual(
    Array(3).fill('"gold" mine'),
  );
  expect(toCanonical('и\u0306')).toBe('й');
  expect(toCanonical('Mongolia’s')).toBe("Mongolia's");
});

test('any question has a spelling that is its own, can stand in an address and asks the same', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: fc.constantFrom(...Array.from('ab -"“»\'’аөүн\u0301\ud83d')), maxLength: 300 }),
      ),
      (question) => {
        const canonical = toCanonical(question);
        expect(toCanonical(canonical)).toBe(canonical);
        expect(() => encodeURIComponent(canonical)).not.toThrow();
        expect(parseQuestion(canonical)).toEqual(parseQuestion(question));
      },
    ),
    { numRuns: 2000 },
  );
});

test('an endless question takes no endless time', () => {
  const start = performance.now();
  for (const part of ['"', '-', 'уурхай', '\u0301', '-"a ', '&amp;']) parseQuestion(part.repeat(1_000_000));
  expect(performance.now() - start).toBeLessThan(2000);
});
