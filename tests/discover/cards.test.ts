import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCardFields } from '../../src/discover/card-fields.ts';
import { findCardLists } from '../../src/discover/card-lists.ts';
import { findCardGroups } from '../../src/discover/cards.ts';
import { findDataDrafts } from '../../src/discover/embedded-data.ts';
import { findFeedLinks } from '../../src/discover/feed-links.ts';
import { toPage } from '../../src/discover/page.ts';
import { selectAll } from '../../src/parse/html/select.ts';
import { parseHtml } from '../../src/parse/html/tree.ts';

const FOLDER = path.join(import.meta.dirname, 'fixtures/cards');
const DATES = { zone: 'Asia/Ulaanbaatar', now: '2026-01-20T04:00:00.000Z' };

test.each(globSync('*.html', { cwd: FOLDER }).map((file) => path.basename(file, '.html')))('%s', (name) => {
  const expected: unknown = JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8'));
  expect(findRecipe(readFileSync(path.join(FOLDER, `${name}.html`), 'utf8'))).toEqual(expected);
});

test('cards of articles elsewhere are none', () => {
  const cards = Array.from(
    { length: 6 },
    (_, i) => `<li><a href="https://other.example/news/10${i}">A headline of story ${i}</a></li>`,
  );
  expect(findRecipe(`<ul class="links">${cards.join('')}</ul>`)).toBeNull();
});

test('a headline that has the age glued to it is not taken where the headline stands alone, too', () => {
  const cards = Array.from(
    { length: 5 },
    (_, i) =>
      `<div class="item"><a class="title" href="/n/40${i}"><b>Headline of the story number ${i}</b><small>${i + 1} hours ago</small></a></div>`,
  );
  expect(findRecipe(cards.join(''))?.fields).toEqual({ url: 'a@href', title: 'b', published: 'small' });
});

test('links that are cards themselves', () => {
  const cards = Array.from(
    { length: 5 },
    (_, i) => `<a class="story" href="/n/40${i}">Headline of the story number ${i}</a>`,
  );
  expect(findRecipe(cards.join(''))).toEqual({ items: 'a.story', fields: { url: '@href', title: ':scope' } });
});

test('where only styles are named, by the place in the page, and the title by the link that is no picture', () => {
  const cards = Array.from(
    { length: 5 },
    (_, i) =>
      `<div class="flex p-2"><a class="block" href="/n/40${i}"><img src="/${i}.jpg"></a><a class="font-bold" href="/n/40${i}">Headline of story ${i}</a><span class="text-sm">${i + 1} hours ago</span></div>`,
  );
  expect(findRecipe(`<main class="mx-auto"><div class="grid gap-4">${cards.join('')}</div></main>`)).toEqual({
    items: 'main > div > div',
    fields: { url: 'a@href', title: 'a:not(:has(img))', published: 'span', image: 'img' },
  });
});

test('pictures whose words stand in their description', () => {
  const cards = Array.from(
    { length: 5 },
    (_, i) =>
      `<div class="tile" id="t${i}"><a href="/n/40${i}"><img src="/${i}.jpg" alt="Headline of the story number ${i}"></a><p>${i} comments so far</p></div>`,
  );
  expect(findRecipe(cards.join(''))?.fields).toEqual({ url: 'a@href', title: 'img@alt', image: 'img' });
});

describe('a dated list beside one that is longer and undated', () => {
  const latest = repeat(
    8,
    (i) =>
      `<div class=news-item><h3><a href=/news/${i}>A headline of story ${i}</a></h3><span class=date>2026-01-1${i} 1${i}:00</span></div>`,
  );
  const read = repeat(10, (i) => `<li><a href=/news/5${i}>A headline of story 5${i}</a></li>`);

  test('goes first, wherever that one stands, and that one is not lost', () => {
    expect(findLists(`<main>${latest}</main><aside><ol class=pop>${read}</ol></aside>`)).toEqual([
      { items: 'div.news-item', fields: { url: 'a@href', title: 'h3', published: 'span.date' } },
      { items: 'ol.pop > li', fields: { url: 'a@href', title: 'a' } },
    ]);
    expect(findLists(`<div><ol class=pop>${read}</ol></div>${latest}`).map(({ items }) => items)).toEqual([
      'div.news-item',
      'ol.pop > li',
    ]);
  });

  test('goes first although that one is several times as long, where that one stands in a margin', () => {
    const long = repeat(60, (i) => `<li><a href=/news/7${i}>A headline of story 7${i}</a></li>`);
    for (const margin of ['<aside>', '<div role=complementary>', '<div class="sidebar-right">'])
      expect(findLists(`${margin}<ol class=pop>${long}</ol></${margin.slice(1, 4)}>${latest}`)[0]?.items).toBe(
        'div.news-item',
      );
  });

  test('is alone where that one lists nothing else', () => {
    const again = repeat(8, (i) => `<li><a href=/news/${i}>A headline of story ${i}</a></li>`);
    expect(findLists(`<main>${latest}</main><aside><ol class=pop>${again}</ol></aside>`)).toHaveLength(1);
  });
});

describe('where nothing has a class', () => {
  const inLink = (i: number) =>
    `<div><a href=/a/${i}><div><img src=/${i}.jpg></div><div><div>A headline of story ${i}</div><div>What happened in story ${i}, in some forty letters.</div><div>2026/01/1${i % 9} 10:00</div></div></a></div>`;

  test('cards and their fields are told by their places', () => {
    expect(findRecipe(`<body><p>Welcome</p><div>${repeat(12, inLink)}</div></body>`)).toEqual({
      items: 'body > div > div',
      fields: {
        url: 'a@href',
        title: '> a > div:nth-child(2) > div:nth-child(1)',
        summary: '> a > div:nth-child(2) > div:nth-child(2)',
        published: '> a > div:nth-child(2) > div:nth-child(3)',
        image: 'img',
      },
    });
  });

  test('of several such elements side by side the one with the list, and what is found is read there', () => {
    const page = toPage(
      `<div><a href=/>Home</a></div><div><div>${repeat(12, inLink)}</div></div><div>Bye</div>`,
      'https://herald.example/',
    );
    const [best] = findCardGroups(page, DATES);
    expect(best?.selector).toBe('div:nth-child(2):root > div > div');
    expect(selectAll(best?.selector ?? '', parseHtml(page.text))).toHaveLength(12);
  });

  test('rows of a grid are one list', () => {
    const row = (at: number) => `<div>${repeat(3, (i) => inLink(at * 3 + i))}</div>`;
    expect(findRecipe(`<body><p>Welcome</p><div>${repeat(4, row)}</div></body>`)?.items).toBe('body > div > div > div');
  });

  test('a date beside the link, or right behind it', () => {
    const beside = (i: number) =>
      `<div><div><a href=/a/${i}>A headline of story ${i}</a></div><div>2026/01/1${i % 9}</div></div>`;
    expect(findRecipe(`<body><div>${repeat(12, beside)}</div></body>`)?.fields).toEqual({
      url: 'a@href',
      title: 'a',
      published: '> div:nth-child(2)',
    });
    const behind = (i: number) => `<a href=/a/${i}>A headline of story ${i}</a><div>2026/01/1${i % 9}</div>`;
    expect(findRecipe(`<body><div>${repeat(12, behind)}</div></body>`)).toEqual({
      items: 'body > div > a',
      fields: { url: '@href', title: ':scope', published: '+ div' },
    });
  });
});

test('nothing in any page makes the search throw', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<a href="/n/1234">',
      '<a href="',
      '</a>',
      '<div class="card ',
      'x__1aB2c',
      '">',
      '<li>',
      '<time datetime="',
      '<base href="//[">',
      'http://[',
      '"',
      '3 hours ago',
      '<script>self.__next_f.push([1,"',
      '{"title":',
    ),
    fc.string({ maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const page = toPage(pieces.join(''), 'https://herald.example/');
      findRecipe(page.text);
      findFeedLinks(page);
      expect(findDataDrafts(page, DATES).every(({ kind }) => kind === 'page')).toBe(true);
    }),
  );
});

test('five thousand cards and nesting without end take no more than a moment', () => {
  const many = Array.from(
    { length: 5_000 },
    (_, i) => `<div class="c${i % 7} card"><a href="/n/${i}00">A headline of story ${i}</a></div>`,
  );
  const deep = '<div class="a b c d e f">'.repeat(10_000);
  const before = process.cpuUsage();
  expect(findRecipe(many.join(''))?.items).toBe('div.card');
  findRecipe(deep + many.slice(0, 100).join(''));
  const row = repeat(3, (i) => `<div><a href=/n/${i}00>A headline of story ${i}</a></div>`);
  findRecipe(`<div>${row}</div>`.repeat(2_500));
  findRecipe('<div>'.repeat(10_000) + row.repeat(1_000));
  // Of this process's own work, in seconds, whatever else the machine does.
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(4);
});

function findRecipe(html: string) {
  return findLists(html)[0] ?? null;
}

function findLists(html: string) {
  const page = toPage(html, 'https://herald.example/');
  return findCardLists(page, DATES).flatMap((groups) => {
    const recipes = groups.flatMap(({ selector, cards }) => {
      const fields = findCardFields(cards, page, DATES);
      return fields === null ? [] : [{ items: selector, fields }];
    });
    return recipes.slice(0, 1);
  });
}

function repeat(count: number, make: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => make(at)).join('');
}
