// Pages read by selectors: each fixture is a page beside its recipe and what is expected of it, and its name is the sentence.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldPlaces, Recipe } from '../../../src/model/configuration.ts';
import type { ParsedFeed } from '../../../src/model/feed.ts';
import { MOST_ITEMS } from '../../../src/parse/limits.ts';
import { parsePage } from '../../../src/parse/page/page.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures', 'page');
const CONTEXT = { url: 'https://outlet.example/list/1', since: null };

interface Expectation {
  readonly items: string;
  readonly fields: Partial<FieldPlaces>;
  readonly feed: object;
}

const files = readdirSync(FIXTURES);
const sentences = files.filter((file) => file.endsWith('.html')).map((file) => file.slice(0, -'.html'.length));

function toRecipe(items: string | null, fields: Partial<FieldPlaces> = {}): Recipe {
  const none = { id: [], url: [], title: [], summary: [], content: [], published: [], updated: [] };
  const rest = { authors: [], categories: [], image: [], language: [] };
  return { kind: 'page', items, fields: { ...none, ...rest, ...fields }, data: null };
}

function parseWhole(text: string, recipe: Recipe): ParsedFeed {
  const feed = parsePage(text, recipe, CONTEXT);
  if ('stage' in feed) throw new Error(feed.detail);
  return feed;
}

describe('a page', () => {
  test.each(sentences.map((name) => [name.replaceAll('-', ' '), name]))('%s', (_, name) => {
    const expected = JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8')) as Expectation;
    const page = readFileSync(join(FIXTURES, `${name}.html`), 'utf8');
    expect(parsePage(page, toRecipe(expected.items, expected.fields), CONTEXT)).toMatchObject(expected.feed);
  });

  test('every fixture has a recipe', () => {
    expect(files).toHaveLength(sentences.length * 2);
  });

  test('without an address of its own only what is absolute leads anywhere', () => {
    const page = '<p><a href="/a">One</a><p><a href="https://outlet.example/b">Two</a>';
    expect(parsePage(page, toRecipe('p'), { url: null, since: null })).toMatchObject({
      link: null,
      items: [{ url: 'https://outlet.example/b', title: { value: 'Two', base: null } }],
    });
  });

  test('gives the picture of an attribute as its place says', () => {
    const page = '<p><a href="/a">One</a><img src="/1.jpg" srcset="/2.jpg 2x" style="background:url(/3.jpg)">';
    const images = ['img@src', 'img@srcset', 'img@style'].map(
      (place) => parseWhole(page, toRecipe('p', { image: [place] })).items[0]?.image,
    );
    expect(images).toEqual(['1', '2', '3'].map((name) => `https://outlet.example/${name}.jpg`));
  });

  test('a drawing before the title of the page does not name it', () => {
    const page = '<svg><title>Logo</title></svg><title>The page</title><p><a href="/a">One</a>';
    expect(parseWhole(page, toRecipe('p')).title).toBe('The page');
  });
});

describe('a page without items', () => {
  test('names the selector that finds nothing, and the page in which it does not', () => {
    expect(parsePage('<title>Front  page</title><p>text', toRecipe('.card a'), CONTEXT)).toEqual({
      stage: 'parse',
      code: 'no-items',
      detail:
        'items ".card a" finds nothing in the page “Front page” (2 elements); look at the page and mend the selector',
    });
  });

  test('names the places where neither address nor title are found', () => {
    const recipe = toRecipe('p', { url: ['a.more', '@data-url'] });
    expect(parsePage('<p>text<p>text', recipe, CONTEXT)).toMatchObject({
      code: 'no-items',
      detail: expect.stringMatching(
        /^neither url "a\.more", "@data-url" nor title finds anything in any of the 2 that items "p" finds in the page without a title/,
      ),
    });
  });

  test('says so when the configuration names none', () => {
    expect(parsePage('<p>text', toRecipe(null), CONTEXT)).toEqual({
      stage: 'parse',
      code: 'no-recipe',
      detail: 'no `items` are set',
    });
  });
});

describe('limits', () => {
  test('items beyond the limit are left out, and it is said', () => {
    const page = Array.from({ length: MOST_ITEMS + 1 }, (_, at) => `<i><a href="/${at}">${at}</a></i>`).join('');
    const feed = parseWhole(page, toRecipe('i'));
    expect(feed.items).toHaveLength(MOST_ITEMS);
    expect(feed.complete).toBe(false);
  });

  test('items in items are read to a depth of eight', () => {
    const page = Array.from({ length: 20 }, (_, at) => `<div title="${at}">`).join('');
    expect(parseWhole(page, toRecipe('div', { title: ['@title'] })).items).toHaveLength(8);
  });

  test('selectors that grow with the square of the page are given up, and it is said', () => {
    const page = Array.from({ length: 8_000 }, (_, at) => `<p><a href="/${at}">${at}</a></p>`).join('');
    const feed = parseWhole(page, toRecipe('p', { updated: ['~ b'] }));
    expect(feed).toMatchObject({ complete: false, items: expect.arrayContaining([expect.anything()]) });
    expect(feed.items.length).toBeLessThan(8_000);
    expect(feed.notes[0]).toContain('too long');
  });

  test('where that leaves no item it is the failure', () => {
    const page = `<p><a href="/a">One</a></p>${'<i></i>'.repeat(20_000)}`;
    expect(parsePage(page, toRecipe('p, i:nth-child(1)'), CONTEXT)).toMatchObject({
      code: 'no-items',
      detail: expect.stringContaining('too long'),
    });
  });
});

describe('hostile pages', () => {
  const everything = toRecipe('div, a', {
    id: ['@__proto__', '@constructor'],
    title: [':scope'],
    summary: [':scope'],
    content: [':scope'],
    image: [':scope'],
  });
  const pages: readonly (readonly [string, string, number])[] = [
    ['100,000 nested elements', `<a href=/>x</a>${'<div><b>x'.repeat(50_000)}`, 2],
    ['200,000 unclosed links', '<a href=/x>y'.repeat(200_000), 1],
    ['5 MB without a tag', 'слово '.repeat(900_000), 0],
    ['500,000 end tags of nothing', '</b>'.repeat(500_000), 0],
    ['tables in tables', '<table><tr><td><div>x'.repeat(20_000), 1],
    ['an address of 2 MB', `<a href="${'x'.repeat(2_000_000)}">y</a>`, 1],
    ['a title of 2 MB', `<a href=/>${'Улаанбаатар, 2026 оны '.repeat(90_000)}</a>`, 1],
    ['data of 2 MB', `<a href=/ data-a="${'-blank-'.repeat(280_000)}" data-b="url(${' '.repeat(900_000)}">y</a>`, 1],
    ['a style of 2 MB', `<div style="${'background:url('.repeat(140_000)}">y</div>`, 1],
  ];

  test.each(pages)('%s take no longer than others of their length', (_, page, items) => {
    const feed = parsePage(page, everything, CONTEXT);
    expect('stage' in feed ? 0 : feed.items.length).toBe(items);
  });

  test('attributes may have the names of what every object has', () => {
    const page = '<div __proto__="a" constructor="b" hasownproperty="c"><a href=/>y</a></div>';
    expect(parseWhole(page, everything).items[0]?.id).toBe('a');
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ...'<div>|</div>|<p>|<li>|<a href="/x">|<a href="javascript:1">|<a href=//[>|</a>|<h2>|<time datetime=1>|<img src=data:,>|<img data-src=y>|<td>|<table>'.split(
      '|',
    ),
    ...'</table>|<script>|</script>|<!--|-->|<title>|&amp;|&#0;|<base href="http://[">|<base href=/b/>|text|<|>|"|\ud800|<svg/>|<select><option>|</p>'.split(
      '|',
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  );
  const recipe = toRecipe('div, p, li, a', {
    summary: [':scope'],
    content: [':scope'],
    authors: ['> a'],
    updated: ['~ p'],
  });

  test('gives a feed or a failure, the same one every time', () => {
    fc.assert(
      fc.property(text, (page) => {
        const once = parsePage(page, recipe, CONTEXT);
        expect('stage' in once ? once.code : once.format).toMatch(/^(?:no-items|page)$/);
        expect(parsePage(page, recipe, CONTEXT)).toEqual(once);
      }),
    );
  });

  test('gives words that XML can carry', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.constant('<p>&#1;\ud800<a href=/x>\0y')), (page) => {
        const feed = parsePage(page, recipe, CONTEXT);
        const said = 'stage' in feed ? [] : feed.items.flatMap(({ title, content }) => [title, content]);
        expect(said.filter((one) => /[\0-\x08\x0e-\x1f\uffff]|\p{Cs}/u.test(one?.value ?? ''))).toEqual([]);
      }),
    );
  });

  test('gives items with an address of the web or none, each with an address or a title, no two the same', () => {
    fc.assert(
      fc.property(text, (page) => {
        const feed = parsePage(page, recipe, CONTEXT);
        const items = 'stage' in feed ? [] : feed.items;
        const urls = items.flatMap(({ url }) => url ?? []);
        expect(urls.filter((url) => !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))).toEqual([]);
        expect(new Set(urls).size).toBe(urls.length);
        expect(items.filter(({ url, title }) => url === null && title === null)).toEqual([]);
      }),
    );
  });
});
