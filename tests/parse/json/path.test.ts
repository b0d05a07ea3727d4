// JSONPath: what is found, how far a path leads, which paths are refused, and what no document can make it do.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAll, toPathError, walkPath } from '../../../src/parse/json/path.ts';

const HERD = {
  camels: [
    { name: 'Ingen', age: 9 },
    { name: 'Botgo', age: 1, young: { name: 'none' } },
  ],
  'og:title': 'Herd',
};

test.each([
  ['$', [HERD]],
  ['$.camels[*].name', ['Ingen', 'Botgo']],
  ['$.camels[-1].name', ['Botgo']],
  ['$..name', ['Ingen', 'Botgo', 'none']],
  ['$["og:title"]', ['Herd']],
  ['$.camels[?@.age > 2].name', ['Ingen']],
  ['$..[?@.young].name', ['Botgo']],
  ['$.camels[?match(@.name, "[A-Z]n.*")].age', [9]],
  ['$.camels[?search(@.name, "[gt]")].age', [9, 1]],
  ['$.camels[?match(@.name, "n")]', []],
  ['$.camels[?match(@.age, "9")]', []],
  ['$.goats', []],
  ['camels', []],
])('%s finds %j', (path, found) => {
  expect(findAll(path, HERD)).toEqual(found);
});

test('a path that finds nothing says how far it came, and whether a filter ended it', () => {
  expect(walkPath('$.camels[?@.age > 20].name', HERD)).toEqual({ found: [], reached: [HERD.camels], filtered: true });
  expect(walkPath('$.camels[9]', HERD)).toEqual({ found: [], reached: [HERD.camels], filtered: false });
});

describe('a path is refused', () => {
  test.each([
    ['', 'is no JSONPath'],
    ['camels', "expected '$'"],
    ['$.camels[', 'is no JSONPath'],
    ['$[?@..name]', 'takes too long'],
    ['$[?@.a[0]..b]', 'takes too long'],
    ['$[?count($.camels[*]) > 1]', 'takes too long'],
    ['$[?match(@.name, @.pattern)]', 'match() takes a pattern in quotes'],
    ['$[?search(@.name, "(")]', 'missing closing )'],
    ['$[?search(@.name, "a(?=b)")]', 'linear time'],
  ])('%j: %s', (path, why) => {
    expect(toPathError(path)).toContain(why);
    expect(findAll(path, HERD)).toEqual([]);
  });

  test('when it is longer than any path', () => {
    expect(toPathError(`$${'.a'.repeat(500)}`)).toContain('longer than 1000 characters');
  });

  test.each([
    '$',
    "$['a..b?']",
    '$[?@.a == "$..*"]',
    '$[?@.id == $.first]',
    '$[?count(@[*]) > 1]',
    '$.a[?@.b].c..d',
    '$.мэдээ',
  ])('and %s is not', (path) => {
    expect(toPathError(path)).toBeNull();
  });
});

describe('no document holds a path up', () => {
  test('of patterns that would never end elsewhere', () => {
    expect(findAll('$[?match(@, "(a+)+")]', [`${'a'.repeat(50_000)}b`])).toEqual([]);
  });

  test('of many values very deep', () => {
    let document: unknown = Array.from({ length: 200_000 }, (_, slug) => ({ slug }));
    for (let level = 0; level < 490; level += 1) document = [document];
    expect(findAll('$..[?@.slug]', document)).toHaveLength(199_999 + 1);
  });

  test('of values that are gone through again and again', () => {
    let document: unknown = [1];
    for (let level = 0; level < 400; level += 1) document = [document, { a: [1, 2, 3] }];
    expect(findAll('$..*..*..*', document)).toEqual([]);
    expect(findAll(`$${'[*,*]'.repeat(60)}.x`, [[[1]]])).toEqual([]);
  });
});

test('no path and no value make it throw, and a path that finds something is none that is refused', () => {
  const step = fc.constantFrom(
    '$',
    '.',
    '..',
    '[',
    ']',
    '*',
    '?',
    '@',
    'a',
    '"a"',
    '0',
    ':',
    ',',
    '==',
    '(',
    ')',
    'length',
    '&&',
    '!',
  );
  const path = fc.array(step, { maxLength: 12 }).map((steps) => `$${steps.join('')}`);
  fc.assert(
    fc.property(fc.oneof(path, fc.string()), fc.jsonValue(), (written, value) => {
      const found = findAll(written, value);
      expect(found).toEqual(toPathError(written) === null ? findAll(written, value) : []);
    }),
  );
});
