// Data in pages, by each of its names; each fixture's name is the sentence.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePageData } from '../../../src/parse/page/data.ts';
import { loadSentences, toRecipe } from '../json-sentences.ts';

const CONTEXT = { url: 'https://press.example/mn/list/', since: null };

function read(page: string, data: string, items: string | null = null) {
  return parsePageData(page, toRecipe({ kind: 'page', data, items }), CONTEXT);
}

describe('a page', () => {
  test.each(loadSentences('page-data'))('$sentence', ({ text, recipe, expected }) => {
    expect(parsePageData(text, recipe, CONTEXT)).toMatchObject(expected);
  });
});

describe('data that is not there', () => {
  test.each([
    ['next-data', '__NEXT_DATA__'],
    ['next-flight', 'self.__next_f.push'],
    ['json-ld', 'application/ld+json'],
    ['opengraph', 'og:'],
    ['#state', 'an element #state'],
  ])('%s is named in the failure', (data, what) => {
    expect(read('<html><body><script>f("{[")</script><p>self</p></body></html>', data)).toMatchObject({
      stage: 'parse',
      code: 'no-data',
      detail: expect.stringContaining(what) as string,
    });
  });

  test('an element without JSON is told from one that is missing', () => {
    expect(read('<div id="state">soon</div>', '#state')).toMatchObject({
      code: 'ill-formed',
      detail: expect.stringContaining('in the element #state') as string,
    });
  });

  test('a path that leads nowhere in the data is told as in any JSON', () => {
    const page = '<script id="__NEXT_DATA__">{"props":{}}</script>';
    expect(read(page, 'next-data', '$.props.posts')).toMatchObject({ code: 'no-items' });
    expect(read(page, 'next-data')).toMatchObject({ code: 'no-items' });
  });
});

test('no page makes reading throw, and twice gives the same', () => {
  const piece = fc.constantFrom(
    '<script>',
    '</script>',
    '<script id="__NEXT_DATA__">',
    'self.__next_f.push([1,"',
    '"])',
    '1:',
    '{',
    '}',
    '[',
    '"a":',
    '\\n',
    'T5,',
    '$1',
    '<meta property="og:title" content="x">',
    '<script type="application/ld+json">',
    '"@type":"NewsArticle"',
    ',',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 30 }), (pieces) => {
      for (const data of ['json-ld', 'opengraph', 'next-data', 'next-flight', 'script']) {
        expect(read(pieces.join(''), data)).toEqual(read(pieces.join(''), data));
      }
    }),
  );
});
