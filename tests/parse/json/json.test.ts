// JSON of every shape, as its recipe describes it or as it is likely to be meant; each fixture's name is the sentence.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedFeed } from '../../../src/model/feed.ts';
import type { Failure } from '../../../src/model/visit.ts';
import { parseJson } from '../../../src/parse/json/json.ts';
import { loadSentences, toRecipe } from '../json-sentences.ts';

const CONTEXT = { url: 'https://press.example/list/ds_0.json', since: null };

function read(document: unknown, told: Parameters<typeof toRecipe>[0] = {}): ParsedFeed | Failure {
  return parseJson(JSON.stringify(document), toRecipe(told), CONTEXT);
}

describe('a document', () => {
  test.each(loadSentences('json'))('$sentence', ({ text, recipe, expected }) => {
    expect(parseJson(text, recipe, CONTEXT)).toMatchObject(expected);
  });
});

describe('where the items are', () => {
  test('a list that is empty, or of which a filter leaves nothing, is no news and no failure', () => {
    const document = { items: [], other: [{ id: 1, lang: 'mn' }] };
    for (const items of ['$.items', '$.items[*]', 'items', '$.items[*].post', '$.other[?@.lang == "en"]']) {
      expect(read(document, { items })).toMatchObject({ items: [], complete: true });
    }
    expect(read([])).toMatchObject({ items: [] });
    expect(read({ ok: true, items: [] })).toMatchObject({ items: [] });
  });

  test('a path that leads nowhere is a failure that names what is there', () => {
    expect(read({ code: 1, rows: [] }, { items: '$.items[*]' })).toEqual({
      stage: 'parse',
      code: 'no-items',
      detail:
        'items "$.items[*]" finds nothing in a JSON document with the keys code, rows; look whether the outlet changed its data, and mend the path',
    });
    expect(read([{ a: { b: 1 } }], { items: 'items.list' })).toMatchObject({
      detail: expect.stringContaining('a JSON list of 1, the first with the keys a;') as string,
    });
  });

  test('a list of errors in an answer without news is not taken for no news', () => {
    expect(read(['closed'])).toMatchObject({ code: 'no-items' });
    expect(read({ error: 'closed', messages: [] })).toMatchObject({
      code: 'no-items',
      detail: expect.stringContaining('found no list of objects') as string,
    });
  });

  test('items that say nothing are a failure that names the places', () => {
    expect(read([{ a: 1 }], { fields: { title: ['name.full'] } })).toMatchObject({
      code: 'no-items',
      detail: expect.stringContaining('none of these has a title (name.full), an address (no place is set)') as string,
    });
  });

  test('the lists that a path finds are read one after another', () => {
    const document = { a: { posts: [{ id: 1 }] }, b: { posts: [{ id: 2 }, { id: 3 }] } };
    expect(read(document, { items: '$..posts' })).toMatchObject({ items: [{ id: '1' }, { id: '2' }, { id: '3' }] });
  });

  test('of several lists the one whose objects have titles is the likeliest', () => {
    const document = { sizes: [{ w: 1 }], inner: { news: [{ title: 'A' }] } };
    expect(read(document)).toMatchObject({ items: [{ title: { value: 'A' } }] });
  });
});

describe('of several lists', () => {
  const titles = (document: unknown) => {
    const feed = read(document);
    return 'stage' in feed ? feed : feed.items.map(({ title }) => title?.value);
  };

  test('those of one list are taken together', () => {
    expect(titles({ data: { list: [[{ title: 'A' }], [{ title: 'B' }, { title: 'C' }]] } })).toEqual(['A', 'B', 'C']);
    expect(titles([[{ title: 'A' }], [{ title: 'B' }]])).toEqual(['A', 'B']);
    const sections = [{ posts: [{ title: 'A' }] }, { posts: [{ title: 'B' }] }];
    expect(titles({ sections })).toEqual(['A', 'B']);
  });

  test('a menu is not the news, wherever it stands', () => {
    const menu = ['M', 'N', 'O'].map((title) => ({ title, url: `/${title}` }));
    expect(titles({ menu, data: [{ title: 'A', slug: 'a' }] })).toEqual(['A']);
    expect(titles({ top: menu, z: { y: [{ title: 'A', url: '/a', date: '2026-01-13' }] } })).toEqual(['A']);
    expect(titles({ top: menu, z: [{ title: 'A', url: '/a', summary: 'B', image: '/c.jpg' }] })).toEqual(['A']);
  });

  test('of equal ones the longer is taken', () => {
    const posts = ['B', 'C'].map((title) => ({ title, date: '2026-01-13' }));
    expect(titles({ pinned: [{ title: 'A', date: '2026-01-13' }], latest: posts })).toEqual(['B', 'C']);
  });

  test('what lies within news is part of it', () => {
    const comments = [{ title: 'X', date: '2026-01-13', content: 'Y', image: '/z.jpg', url: '/x' }];
    expect(titles({ list: [{ title: 'A', date: '2026-01-13', comments }] })).toEqual(['A']);
  });
});

describe('what is no JSON', () => {
  test('a page is told by its title', () => {
    expect(parseJson('<!doctype html><title>Log in</title>', toRecipe({}), CONTEXT)).toEqual({
      stage: 'parse',
      code: 'not-json',
      detail:
        "expected JSON and found an HTML page titled “Log in”; look for the JSON document's address or use another kind",
    });
  });

  test.each(['<?xml version="1.0"?><rss></rss>', ' <urlset></urlset>'])('%s is told from a page', (text) => {
    expect(parseJson(text, toRecipe({}), CONTEXT)).toMatchObject({
      code: 'not-json',
      detail: 'expected JSON and found XML; use kind: feed, or kind: sitemap',
    });
  });

  test('a document that was cut off is ill-formed', () => {
    expect(parseJson('{"items": [{"id": 1}, {"id"', toRecipe({}), CONTEXT)).toMatchObject({ code: 'ill-formed' });
  });

  test('a million levels are refused, not fallen into', () => {
    const text = '['.repeat(1_000_000) + ']'.repeat(1_000_000);
    expect(parseJson(text, toRecipe({ items: '$..x' }), CONTEXT)).toMatchObject({
      detail: expect.stringContaining('nested deeper than 500 levels') as string,
    });
  });
});

test('an item that is a deep and wide list is read in time that its length allows', () => {
  let item: unknown = Array.from({ length: 100_000 }, () => ({ name: 'a' }));
  for (let level = 0; level < 480; level += 1) item = [item];
  const fields = { title: ['a.b', 'title'], authors: ['0.0'], categories: ['x.y.z'] };
  expect(read({ list: [{ id: 1, a: item, title: item, x: item }] }, { items: 'list', fields })).toMatchObject({
    items: [{ title: { value: 'a' }, authors: [] }],
  });
});

test('an item is never read from what all objects inherit', () => {
  const item = '{"__proto__": {"title": "inherited"}, "id": 1}';
  const fields = { title: ['__proto__.title', 'constructor.name', 'toString'], url: ['hasOwnProperty'] };
  expect(parseJson(`[${item}]`, toRecipe({ fields }), CONTEXT)).toMatchObject({ items: [{ title: null, url: null }] });
});

test('an address that is none, or only a place in the list, gives way to the next place', () => {
  const fields = { url: ['a', 'b', 'c'] };
  expect(read([{ id: 1, a: 'javascript:void(0)', b: '#top', c: '/c' }], { fields })).toMatchObject({
    items: [{ url: 'https://press.example/c' }],
  });
});

test('no document makes reading throw, and twice gives the same', () => {
  const recipe = { items: '$..[?@.id]', fields: { url: ['/r/{id}', '{a.0}'], title: ['$..b', 'c'] } };
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc.json().map((json) => json.slice(1)),
      ),
      (text) => {
        for (const told of [{}, recipe]) {
          const once = parseJson(text, toRecipe(told), CONTEXT);
          expect(parseJson(text, toRecipe(told), CONTEXT)).toEqual(once);
        }
      },
    ),
  );
});
