// JSON as servers send it: what surrounds it, what it may not do, and that it is otherwise what JSON.parse says.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEEPEST } from '../../../src/parse/json/scan.ts';
import { parseJsonText } from '../../../src/parse/json/text.ts';

test.each([
  ['\ufeff {"a":1} ', { a: 1 }],
  [")]}',\n[1]", [1]],
  [")]}'\n[1]", [1]],
  ['while(1);[1]', [1]],
  ['for (;;);[1]', [1]],
  ['show([1]);', [1]],
  ['/**/ a.b_$1 ( {"x":"}"} )', { x: '}' }],
  ['show([1]', [1]],
  ['[1];', [1]],
  ['"text"', 'text'],
  ['["a\tb\nc"]', ['a b c']],
  ['[12345678901234567890, 9007199254740991, 1.5e300]', ['12345678901234567890', 9_007_199_254_740_991, 1.5e300]],
  ['["\\\\", "\\"]", 12345678901234567890]', ['\\', '"]', '12345678901234567890']],
])('%j is read', (text, value) => {
  expect(parseJsonText(text)).toEqual({ value });
});

test.each(['', '{', '[1,]', '[1][2]', 'show([1', '{"a":1}}', '["a', 'undefined', "['a']", '[01]'])(
  '%j is ill-formed',
  (text) => {
    expect(parseJsonText(text)).toMatchObject({ stage: 'parse', code: 'ill-formed' });
  },
);

test('a document is read down to the deepest level and no further', () => {
  const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  expect(parseJsonText(nest(DEEPEST))).toHaveProperty('value');
  expect(parseJsonText(nest(DEEPEST + 1))).toMatchObject({ code: 'ill-formed' });
  expect(parseJsonText(`{"a":"${nest(10_000)}"}`)).toHaveProperty('value');
});

test('whatever JSON.parse reads is read alike, but for integers that it would round', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      fc.pre(!/\d{16}/.test(text));
      expect(parseJsonText(text)).toEqual({ value: JSON.parse(text) as unknown });
    }),
  );
});

test('no text makes it throw', () => {
  const piece = fc.constantFrom(
    '[',
    ']',
    '{',
    '}',
    '"',
    '\\',
    ',',
    ':',
    '1',
    '-',
    'e',
    'a(',
    ')',
    ';',
    '\n',
    '12345678901234567890',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(parseJsonText(pieces.join(''))).toEqual(parseJsonText(pieces.join('')));
    }),
  );
});
