// Pages of articles: each fixture is a page beside what it says of its article, and its name is the sentence.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedArticle } from '../../../src/model/feed.ts';
import { parseArticle } from '../../../src/parse/article/article.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures', 'article');
const ADDRESS = 'https://press.example/news/7';
const EXPECTED = '.expected.json';

const files = readdirSync(FIXTURES);
const sentences = files.filter((file) => file.endsWith(EXPECTED)).map((file) => file.slice(0, -EXPECTED.length));

function parseWhole(html: string, url: string | null = ADDRESS): ParsedArticle {
  const article = parseArticle(html, url);
  if ('stage' in article) throw new Error(article.detail);
  return article;
}

describe('a page', () => {
  test.each(sentences.map((name) => [name.replaceAll('-', ' '), name]))('%s', (_, name) => {
    const expected: unknown = JSON.parse(readFileSync(join(FIXTURES, name + EXPECTED), 'utf8'));
    const html = readFileSync(join(FIXTURES, `${name}.html`), 'utf8');
    expect(parseArticle(html, ADDRESS)).toMatchObject(expected as object);
  });

  test('every fixture has an expectation', () => {
    expect(files).toHaveLength(sentences.length * 2);
  });
});

describe('a page that tells of no article', () => {
  test('is told with its title and what to do', () => {
    expect(parseArticle('<title>Gone</title>', ADDRESS)).toMatchObject({
      code: 'not-an-article',
      detail: expect.stringMatching(/titled “Gone”.*set details: false/) as string,
    });
  });

  test('may be empty', () => {
    expect(parseArticle('', ADDRESS)).toMatchObject({ detail: expect.stringMatching(/^an empty document/) as string });
  });
});

describe('what a page says beside its title', () => {
  test.each([
    '<meta name="pubdate" content="2026-01-13">',
    '<meta name="twitter:title" content="A">',
    '<meta name="twitter:image" content="/a.jpg">',
    '<meta name="description" content="A">',
    '<meta name="author" content="B">',
    '<link rel="image_src" href="/a.jpg">',
    '<time datetime="2026-01-13">today</time>',
  ])('tells of an article: %s', (said) => {
    expect(parseWhole(`<title>A</title>${said}`).title?.value).toBe('A');
  });

  test.each(['<meta name="viewport" content="x">', '<meta property="og:site_name" content="A">', '<p>text'])(
    'does not tell of one: %s',
    (said) => {
      expect(parseArticle(`<title>A</title>${said}`, ADDRESS)).toMatchObject({ code: 'not-an-article' });
    },
  );

  test.each([
    '{"html":"<h1>A</h1>"}',
    '[{"html":"<h1>A</h1>"}]',
    '<?xml version="1.0"?><feed><entry><content><h1>A</h1></content></entry></feed>',
  ])('is nothing where it is no page: %s', (document) => {
    expect(parseArticle(document, ADDRESS)).toMatchObject({ code: 'not-an-article' });
  });
});

describe('addresses', () => {
  test('of a page whose own address is unknown stay as printed', () => {
    const html = '<h1>A</h1><meta property="og:image" content="/a.jpg"><link rel="canonical" href="/a">';
    expect(parseWhole(html, null)).toMatchObject({ image: '/a.jpg', canonical: null });
  });

  test('of a page whose own address is unknown are believed where they are absolute', () => {
    const html = '<h1>A</h1><link rel="canonical" href="https://press.example/a">';
    expect(parseWhole(html, null).canonical).toBe('https://press.example/a');
  });

  test('of the front page are its own', () => {
    const html = '<h1>A</h1><link rel="canonical" href="https://press.example/">';
    expect(parseWhole(html, 'https://press.example/').canonical).toBe('https://press.example/');
  });

  test('on a top-level domain are nobody’s', () => {
    const html = '<h1>A</h1><link rel="canonical" href="https://example/news/7">';
    expect(parseWhole(html).canonical).toBeNull();
  });

  test.each(['javascript:alert(1)', 'https://', `https://press.example/${'a'.repeat(3_000)}`])(
    'that nobody could follow are none: %.30s',
    (href) => {
      expect(parseWhole(`<h1>A</h1><link rel="canonical" href="${href}">`).canonical).toBeNull();
    },
  );
});

describe('limits', () => {
  const script = (json: string) => `<h1>A</h1><script type="application/ld+json">${json}</script>`;

  test('ten thousand scripts are read, and the page’s own is found among them', () => {
    const others = script('{"@type":"NewsArticle","headline":"B","url":"/b"}').repeat(9_000);
    const own = script(`{"@type":"NewsArticle","headline":"C","url":"${ADDRESS}"}`);
    expect(parseWhole(others + own).title?.value).toBe('C');
  });

  test('a graph that nests a hundred thousand deep is passed over', () => {
    const deep = `${'{"@graph":['.repeat(100_000)}{"@type":"NewsArticle","headline":"B"}${']}'.repeat(100_000)}`;
    expect(parseWhole(script(deep)).title?.value).toBe('A');
  });

  test('names and terms without end are cut', () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `"N${index}"`).join(',');
    const article = parseWhole(script(`{"@type":"NewsArticle","author":[${names}],"keywords":[${names}]}`));
    expect([article.authors.length, article.categories.length]).toEqual([20, 30]);
  });

  test('what a name of Object’s own could reach is not there', () => {
    const article = parseWhole(script('{"@type":"NewsArticle","__proto__":{"headline":"B","author":"C"}}'));
    expect(article).toMatchObject({ title: { value: 'A' }, authors: [] });
  });
});

describe('laws', () => {
  const pieces = fc.constantFrom(
    '<script type="application/ld+json">',
    '</script>',
    '{"@type":"NewsArticle",',
    '"headline":',
    '"author":{"@id":"#a"},',
    '"@graph":[',
    '"@id":"#a",',
    '"url":"',
    '"',
    '}',
    ']',
    ',',
    '\\',
    '<![CDATA[',
    '<div itemscope itemtype="https://schema.org/Article">',
    '<p itemprop="headline author image url">',
    '<meta property="og:title" content="',
    '<link rel="canonical" href="',
    '<base href="',
    '<time datetime="',
    '<article>',
    '<h1>',
    '">',
    ' | ',
    '__proto__',
    '\0',
    '\ud800',
  );

  test('parsing never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (parts) => {
        const result = parseArticle(parts.join(''), ADDRESS);
        expect('stage' in result || Array.isArray(result.authors)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a title of plain words comes out of linked data as it went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (title) => {
        fc.pre(title.trim() !== '' && !/[\0-\x1f<&]/.test(title));
        const html = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: title })}</script>`;
        expect(parseWhole(html, null).title?.value).toBe(title.replace(/\s+/g, ' ').trim());
      }),
    );
  });
});
