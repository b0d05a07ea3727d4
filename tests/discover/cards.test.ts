import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCardFields } from '../../src/discover/card-fields.ts';
import { findCardGroups } from '../../src/discover/cards.ts';
import { findDataDrafts } from '../../src/discover/embedded-data.ts';
import { findFeedLinks } from '../../src/discover/feed-links.ts';
import { toPage } from '../../src/discover/page.ts';

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

test('ten thousand cards and nesting without end take no more than a moment', () => {
  const many = Array.from(
    { length: 10_000 },
    (_, i) => `<div class="c${i % 7} card"><a href="/n/${i}00">A headline of story ${i}</a></div>`,
  );
  const deep = '<div class="a b c d e f">'.repeat(20_000);
  const started = performance.now();
  expect(findRecipe(many.join(''))?.items).toBe('div.card');
  findRecipe(deep + many.slice(0, 100).join(''));
  expect(performance.now() - started).toBeLessThan(5_000);
});

function findRecipe(html: string) {
  const page = toPage(html, 'https://herald.example/');
  for (const { selector, cards } of findCardGroups(page)) {
    const fields = findCardFields(cards, page, DATES);
    if (fields !== null) return { items: selector, fields };
  }
  return null;
}
