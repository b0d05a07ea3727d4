// Places of a field within an item: what each says of what an item holds, and which are refused.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAt, toJsonPlaceError } from '../../../src/parse/json/place.ts';
import type { Wanted } from '../../../src/parse/json/value.ts';

const ITEM = {
  id: 17,
  price: 0.5,
  lid: 'aB3',
  slug: 'тэмээ/2026 оны?',
  encoded: '%D1%82',
  blank: '  ',
  no: false,
  yes: true,
  none: null,
  title: { rendered: ' Camels ' },
  'og:title': 'Herd',
  'a.b': 'whole',
  a: { b: 'way' },
  images: [{ url: '/1.png' }, { url: '/2.png' }],
  authors: [{ name: 'B. Dorj', url: 'https://press.example/dorj' }, 'A. Bat'],
  url: 'https://press.example/x?y=1',
  control: '\u0000a\u0008\ud800b',
};

function readAll(places: readonly string[], wanted: Wanted = 'text') {
  return findAt(ITEM, places, wanted, (texts) => texts);
}

test.each<[string, Wanted, readonly string[] | null]>([
  ['id', 'text', ['17']],
  ['id', 'address', null],
  ['price', 'text', ['0.5']],
  ['blank', 'text', null],
  ['no', 'text', null],
  ['yes', 'text', ['true']],
  ['none', 'text', null],
  ['title', 'text', ['Camels']],
  ['title.rendered', 'text', ['Camels']],
  ['og:title', 'text', ['Herd']],
  ['a.b', 'text', ['whole']],
  ['$.a.b', 'text', ['way']],
  ['images.1.url', 'address', ['/2.png']],
  ['images.url', 'address', ['/1.png', '/2.png']],
  ['images', 'address', ['/1.png', '/2.png']],
  ['$.images[-1].url', 'address', ['/2.png']],
  ['authors', 'name', ['B. Dorj', 'A. Bat']],
  ['authors', 'address', ['https://press.example/dorj', 'A. Bat']],
  ['control', 'text', ['a\ufffdb']],
  ['toString', 'text', null],
  ['__proto__', 'text', null],
])('%s as %s says %j', (place, wanted, texts) => {
  expect(readAll([place], wanted)).toEqual(texts);
});

describe('a template', () => {
  test.each([
    ['/r/{lid}', '/r/aB3'],
    ['/r/{id}/', '/r/17/'],
    ['{url}&i={id}', 'https://press.example/x?y=1&i=17'],
    ['/n/{slug}', '/n/%D1%82%D1%8D%D0%BC%D1%8D%D1%8D/2026%20%D0%BE%D0%BD%D1%8B%3F'],
    ['/n?s={encoded}&t={$.title.rendered}', '/n?s=%D1%82&t=Camels'],
    ['/q?u={url}', '/q?u=https://press.example/x?y%3D1'],
  ])('%s makes the address %s', (place, address) => {
    expect(readAll([place], 'address')).toEqual([address]);
  });

  test('of which a part is missing says nothing, so that the next place counts', () => {
    expect(readAll(['/r/{none}', '/r/{blank}', '/r/{nothing.here}'], 'address')).toBeNull();
    expect(readAll(['/r/{none}', '/i/{id}'], 'address')).toEqual(['/i/17']);
  });

  test('of a text encodes nothing', () => {
    expect(readAll(['{title}: {slug}'])).toEqual(['Camels: тэмээ/2026 оны?']);
  });
});

test('a place whose texts are not accepted gives way to the next', () => {
  expect(findAt(ITEM, ['id', 'lid'], 'text', ([first = '']) => (first === '17' ? null : first))).toBe('aB3');
});

describe('a place is refused', () => {
  test.each([
    ['', 'has a blank step'],
    ['a..b', 'has a blank step'],
    ['$.a[', 'is no JSONPath'],
    ['/r/{lid', 'has a brace without its partner'],
    ['/r/{a{b}}', 'has a brace without its partner'],
    ['/r/{}', 'has a blank step'],
    ['/r/{$[}', 'is no JSONPath'],
  ])('%j: %s', (place, why) => {
    expect(toJsonPlaceError(place)).toContain(why);
  });

  test.each(['id', 'og:title', 'a.b', 'images.0.url', '$.a', '/r/{a.b}', '{url}?i={$.id}'])(
    'and %s is not',
    (place) => {
      expect(toJsonPlaceError(place)).toBeNull();
    },
  );
});

test('no place and no item make it throw', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.string(),
      fc.constantFrom<Wanted>('text', 'name', 'address', 'date'),
      (item, place, wanted) => {
        const texts = findAt(item, [place, `/${place}/{${place}}`], wanted, (all) => all) ?? [];
        expect(texts.every((text) => text.trim() !== '')).toBe(true);
      },
    ),
  );
});
