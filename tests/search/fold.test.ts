// Which words are one word to a search, and which are not: labelled lists of our own, and the laws of folding.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toWord, WORDS_VERSION } from '../../src/search/fold.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const TOKENS = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('абвгдеёжзийклмноөпрстуүфхцчшщъыьэюяєїѳvaceghikmnopstxyАНХ')),
    maxLength: 20,
  }),
  fc.constantFrom(...readLines('same.txt').flat(), ...readLines('apart.txt').flat()),
);

describe('the forms of one word are one word', () => {
  const forms = readLines('same.txt').flatMap(([base = '', ...rest]) => rest.map((form) => [base, form] as const));
  test.each(forms)('%s and %s', (base, form) => {
    expect(toWord(form)).toBe(toWord(base));
  });
  test('in more than 150 pairs', () => {
    expect(forms.length).toBeGreaterThan(150);
  });
});

describe('different words stay apart', () => {
  const pairs = readLines('apart.txt').map(([one = '', other = '']) => [one, other] as const);
  test.each(pairs)('%s and %s', (one, other) => {
    expect(toWord(one)).not.toBe(toWord(other));
  });
  test('in more than 80 pairs', () => {
    expect(pairs.length).toBeGreaterThan(80);
  });
});

test.each([
  ['capitals', 'УУРХАЙГААС', 'уурхай'],
  ['Latin letters among Cyrillic ones', 'xотын', 'хот'],
  ['old letters with nothing beside them', 'Єндєрт', 'өндөрт'],
  ['a Latin v for ү', 'vнийн', 'үнэ'],
  ['letters composed of two', 'уурхаи\u0306', 'уурхай'],
  ['wide letters', 'ｍｉｎｅｓ', 'mine'],
  ['a soft hyphen', 'уур\u00adхай', 'уурхай'],
])('%s make no other word', (_, one, other) => {
  expect(toWord(one)).toBe(toWord(other));
});

test('a Latin word that Cyrillic letters could write has no Mongolian ending cut off', () => {
  expect(['Cocoon', 'Macao', 'Tycoon'].map(toWord)).toEqual(['cocoon', 'macao', 'tycoon']);
});

test('numbers stay', () => {
  expect(['2026', '3x3', 'covid19'].map(toWord)).toEqual(['2026', '3x3', 'covid19']);
});

test('what is kept of words is made anew when they fold otherwise: raise WORDS_VERSION with this list', () => {
  const words = 'уурхайнхан төсвийн Ганболдын Єндєрт children 7.8 шинжилгээ малчид Баянхонгорт ties КHAAH'.split(' ');
  expect([WORDS_VERSION, words.map(toWord).join(' ')]).toEqual([
    1,
    'yypxaй tөcөb гahбл өhдөp child 78 шиhжилгээ maлчиh бaяhxohгop tie khaah',
  ]);
});

test('any token folds, to the same when it is folded again', () => {
  fc.assert(
    fc.property(TOKENS, (token) => {
      const word = toWord(token);
      expect(toWord(word)).toBe(word);
    }),
    { numRuns: 3000 },
  );
});

function readLines(name: string): string[][] {
  return readFileSync(join(FIXTURES, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '));
}
