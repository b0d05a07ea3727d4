// Linked data of pages: its nodes as a page has them, and the items that a list page names in them.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../../src/parse/html/tree.ts';
import { findJsonLd, toJsonLdItems } from '../../../src/parse/article/json-ld.ts';

const BASE = 'https://press.example/latest';

function find(...scripts: readonly string[]): readonly unknown[] {
  return findJsonLd(parseHtml(scripts.map((json) => `<script type="application/ld+json">${json}</script>`).join('')));
}

function toItems(...nodes: readonly unknown[]) {
  return toJsonLdItems(nodes, BASE).map(({ url, title }) => [url, title?.value ?? null]);
}

describe('nodes', () => {
  test('of all scripts, lists and graphs stand in the order of the page', () => {
    expect(find('{"a":1}', '[{"a":2},[{"a":3}]]', '{"@graph":[{"a":4},{"@type":"X","@graph":{"a":5}}]}')).toMatchObject(
      [{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }, { '@type': 'X' }, { a: 5 }],
    );
  });

  test('that a page is mainly about are nodes too, but not what only points at one', () => {
    expect(
      find('{"@type":"WebPage","mainEntity":{"@type":"NewsArticle"}}', '{"mainEntity":{"@id":"#a"}}'),
    ).toHaveLength(3);
  });

  test('are found whatever else the script says of its type', () => {
    const html =
      '<script type=" Application/LD+JSON; charset=utf-8">{"a":1}</script><script type="text/json">{"a":2}</script>';
    expect(findJsonLd(parseHtml(html))).toEqual([{ a: 1 }]);
  });

  test.each([
    ['a comment around', '<!-- {"a":"b"} -->'],
    ['CDATA around', '/*<![CDATA[*/ {"a":"b"} /*]]>*/'],
    ['CDATA around a list', '<![CDATA[[{"a":"b"}]]]>'],
    ['a semicolon behind', '{"a":"b"};'],
    ['commas behind the last values', '[{"a":"b",},]'],
    ['white space that JSON has not', '\u00a0{\u00a0"a":\u2003"b"}\ufeff'],
    ['references for its quotation marks', '{&quot;a&quot;:&quot;b&quot;}'],
  ])('are read with %s', (_, json) => {
    expect(find(json)).toEqual([{ a: 'b' }]);
  });

  test.each([
    ['a tab', '{"a":"b\tc"}', 'b c'],
    ['an escape that is none', String.raw`{"a":"it\'s",}`, "it's"],
    ['escapes', String.raw`{"a":"\u0041\n\\",}`, 'A\n\\'],
    ['quotation marks', '{"a":"the "b" c"}', 'the "b" c'],
  ])('keep a text with %s', (_, json, text) => {
    expect(find(json)).toEqual([{ a: text }]);
  });

  test.each(['', '1', '"a"', 'null', '{', '{"a":', '{"a":"b"', 'var a = {b: 1}', '<!--', '{"a":"b" "c":"d"}'])(
    'are none in %j',
    (json) => {
      expect(find(json)).toEqual([]);
    },
  );
});

describe('items', () => {
  test('are all articles of any kind', () => {
    const types = [
      'NewsArticle',
      ['WebPage', 'LiveBlogPosting'],
      'https://schema.org/ReportageNewsArticle',
      'schema:Report',
    ];
    const nodes = [...types, 'WebPage', 'Person', 'ArticleX'].map((type, index) => ({
      '@type': type,
      url: `/${index}`,
    }));
    expect(toItems(...nodes).map(([url]) => url)).toEqual([0, 1, 2, 3].map((path) => `https://press.example/${path}`));
  });

  test('have all that an article says', () => {
    const node = {
      '@type': 'NewsArticle',
      '@id': 'https://press.example/a#article',
      url: { '@id': '/a' },
      headline: { '@value': 'A', '@language': 'en' },
      description: 'B',
      datePublished: '2026-01-13',
      dateModified: ['2026-01-14', '2026-01-15'],
      author: [{ name: 'C' }, 'D', { '@id': '#e' }],
      articleSection: ['F'],
      keywords: [{ '@type': 'DefinedTerm', name: 'G' }, 'H, I'],
      image: { url: '/j.jpg' },
      inLanguage: 'mn',
    };
    expect(toJsonLdItems([node, { '@id': '#e', '@type': 'Person', name: 'E' }], BASE)).toEqual([
      {
        id: null,
        url: 'https://press.example/a',
        title: { type: 'text', value: 'A', base: BASE },
        summary: { type: 'text', value: 'B', base: BASE },
        content: null,
        published: '2026-01-13',
        updated: '2026-01-14',
        authors: ['C', 'D', 'E'],
        categories: ['F', 'G', 'H', 'I'],
        image: 'https://press.example/j.jpg',
        language: 'mn',
        host: null,
        source: null,
      },
    ]);
  });

  test('of a list stand in the order of their positions', () => {
    const list = {
      '@type': 'ItemList',
      itemListElement: [
        { '@type': 'ListItem', position: 2, url: '/b', name: 'B' },
        { '@type': 'ListItem', url: '/c' },
        { '@type': 'ListItem', position: '1', item: { '@type': 'NewsArticle', url: '/a', headline: 'A' } },
        '/d',
      ],
    };
    expect(toItems(list)).toEqual([
      ['https://press.example/a', 'A'],
      ['https://press.example/b', 'B'],
      ['https://press.example/c', null],
      ['https://press.example/d', null],
    ]);
  });

  test('of a list have the address and the name of their element where they have none', () => {
    const element = { '@type': 'ListItem', url: '/a', name: 'A' };
    const held = {
      '@type': 'ItemList',
      itemListElement: { ...element, item: { '@type': 'Article', description: 'B' } },
    };
    const named = { '@type': 'ItemList', itemListElement: { name: 'B', item: '/b' } };
    expect(toItems(held, named)).toEqual([
      ['https://press.example/a', 'A'],
      ['https://press.example/b', 'B'],
    ]);
  });

  test('of one address are one, and the article says more than the list', () => {
    const list = { '@type': 'ItemList', itemListElement: [{ url: '/a' }, { item: { '@id': '#a' } }] };
    const article = { '@type': 'Article', '@id': '#a', url: '/a', headline: 'A' };
    expect(toItems(list, article, article)).toEqual([['https://press.example/a', 'A']]);
  });

  test('are no breadcrumbs and no menu', () => {
    const breadcrumbs = { '@type': 'BreadcrumbList', itemListElement: [{ position: 1, item: '/', name: 'Home' }] };
    const menu = {
      '@type': 'ItemList',
      itemListElement: [{ '@type': 'SiteNavigationElement', name: 'News', url: '/n' }],
    };
    expect(toItems(breadcrumbs, menu)).toEqual([]);
  });

  test('are none without an address and a title', () => {
    expect(toItems({ '@type': 'Article' }, { '@type': 'ItemList' }, null, 'Article')).toEqual([]);
  });
});

describe('laws', () => {
  test('what is JSON is never mended', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 }), (node) => {
        fc.pre(!['@graph', '@id', 'mainEntity'].some((key) => Object.hasOwn(node, key)));
        const json = JSON.stringify(node).replaceAll('<', String.raw`\u003c`);
        // White space is folded where the page is read, and integers beyond 2^53 come as text.
        fc.pre(!/\s{2}|[^\S ]|\d{16}/.test(json));
        expect(JSON.stringify(find(json))).toBe(JSON.stringify([JSON.parse(JSON.stringify(node))]));
      }),
    );
  });

  test('broken JSON never throws', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      '"a"',
      'null',
      '1',
      ' ',
      '\n',
      '<![CDATA[',
      ']]>',
      ';',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        expect(toJsonLdItems(find(parts.join('')), BASE)).toEqual(expect.any(Array));
      }),
      { numRuns: 300 },
    );
  });
});
