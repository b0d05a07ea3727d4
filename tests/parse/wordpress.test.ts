// WordPress's REST interface, with what its sites leave out; each fixture's name is the sentence.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWordpress } from '../../src/parse/wordpress.ts';
import { loadSentences, toRecipe } from './json-sentences.ts';

const CONTEXT = { url: 'https://press.example/mn/wp-json/wp/v2/posts?per_page=30', since: null };

function read(document: unknown, url: string | null = CONTEXT.url) {
  return parseWordpress(JSON.stringify(document), toRecipe({ kind: 'wordpress' }), { ...CONTEXT, url });
}

describe('a document', () => {
  test.each(loadSentences('wordpress'))('$sentence', ({ text, recipe, expected }) => {
    expect(parseWordpress(text, recipe, CONTEXT)).toMatchObject(expected);
  });
});

describe('what is no list of posts', () => {
  test('an error is told in the words of WordPress', () => {
    expect(read({ code: 'rest_forbidden', message: 'Only for &lt;members&gt;.', data: { status: 401 } })).toEqual({
      stage: 'parse',
      code: 'not-wordpress',
      detail:
        "WordPress says “Only for <members>.” (rest_forbidden); look whether its interface is open to everybody, or read the site's feed instead",
    });
  });

  test('other JSON is told by its keys', () => {
    expect(read([{ a: 1 }])).toMatchObject({
      code: 'not-wordpress',
      detail: expect.stringContaining('found a JSON list of 1, the first with the keys a') as string,
    });
  });

  test('a page is told as a page', () => {
    expect(parseWordpress('<html><title>Moved</title>', toRecipe({}), CONTEXT)).toMatchObject({ code: 'not-json' });
  });

  test('a path that leads nowhere is told as in any JSON', () => {
    expect(parseWordpress('{"a":[]}', toRecipe({ items: '$.posts[*]' }), CONTEXT)).toMatchObject({ code: 'no-items' });
  });
});

test('a site without posts has no news', () => {
  expect(read([])).toMatchObject({ format: 'wordpress', items: [], complete: true });
});

test.each([
  ['https://press.example/wp-json/wp/v2/posts', 'https://press.example/?p=5'],
  ['https://press.example/?rest_route=/wp/v2/posts', 'https://press.example/?p=5'],
  ['https://press.example/en/index.php?rest_route=/wp/v2/posts', 'https://press.example/en/?p=5'],
])('at %s a post without a link lies at %s', (url, address) => {
  expect(read([{ id: 5, title: { rendered: 'A' } }], url)).toMatchObject({ items: [{ url: address }] });
});

test('no document makes reading throw, and twice gives the same', () => {
  const key = fc.constantFrom('id', 'title', 'date_gmt', 'guid', 'content', 'rendered', 'protected', '_embedded');
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue({ maxDepth: 1 }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(value, (document) => {
      expect(read(document)).toEqual(read(document));
    }),
  );
});
