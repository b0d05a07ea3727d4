import { expect, test } from 'vitest';
import { toLinkPieces } from '../../src/discover/address-template.ts';
import { findDataRecipe } from '../../src/discover/data-drafts.ts';

const PAGE = 'https://herald.example/';
const titles = ['A bridge over the river opens', 'Doors open an hour earlier', 'Herders reach their camps'];

function find(data: unknown, links: readonly string[] = [], isStream = false) {
  const pieces = toLinkPieces(links, PAGE);
  return findDataRecipe(data, { url: PAGE, pieces, dates: { zone: 'UTC', now: '2026-01-20T00:00:00Z' } }, isStream);
}

test('a list with addresses, by the names on its way', () => {
  const rows = titles.map((headline, at) => ({
    headline,
    link: `/s/${at}`,
    'pub-date': '2026-01-13 10:00:00',
    views: at,
  }));
  expect(find({ props: { 'page-props': { rows } } })).toEqual({
    items: "$.props['page-props'].rows[*]",
    fields: { url: 'link', title: 'headline', published: 'pub-date' },
  });
});

test('codes make addresses as the page links them, in the path or in the query', () => {
  const rows = titles.map((title, at) => ({ id: 70 + at, lid: `ab${at}`, title }));
  const inPath = titles.map((_, at) => `${PAGE}r/ab${at}.html`);
  expect(find(rows, inPath)).toEqual({ items: '$[*]', fields: { url: '/r/{lid}.html', title: 'title' } });
  const inQuery = titles.map((_, at) => `https://m.herald.example/read?id=${70 + at}&lang=mn`);
  expect(find(rows, inQuery)?.fields?.url).toBe('https://m.herald.example/read?id={id}&lang=mn');
});

test('codes that the page does not link make no addresses', () => {
  expect(
    find(
      titles.map((title, at) => ({ slug: `story-${at}`, title })),
      [`${PAGE}r/story-0`],
    ),
  ).toBeNull();
});

test('members of members, as in an ItemList', () => {
  const itemListElement = titles.map((name, at) => ({
    '@type': 'ListItem',
    item: { '@id': `${PAGE}s/${at}`, name, datePublished: '2026-01-13T10:00:00Z' },
  }));
  expect(find({ itemListElement })?.fields).toEqual({
    url: 'item.@id',
    title: 'item.name',
    published: 'item.datePublished',
  });
});

test('a list within lists, and a stream, by what their objects have', () => {
  const posts = titles.map((title, at) => ({ title, url: `/s/${at}`, created_at: '2026-01-13T10:00:00Z' }));
  const byMembers = '$..[?@.title && @.url && @.created_at]';
  expect(find({ blocks: [{ posts }, { posts }] })?.items).toBe(byMembers);
  expect(find({ posts }, [], true)?.items).toBe(byMembers);
});

test('the longer list with dates goes before menus and people', () => {
  const menu = Array.from({ length: 9 }, (_, at) => ({ name: `Part ${at}`, url: `/part/${at}` }));
  const posts = titles.map((title, at) => ({ title, url: `/s/${at}`, date: '2026-01-13T10:00:00Z' }));
  expect(find({ menu, posts })?.items).toBe('$.posts[*]');
});

test('data without articles, and data that is deep or broad, come to nothing in a moment', () => {
  let deep: unknown = titles;
  for (let level = 0; level < 5_000; level += 1) deep = [deep];
  const broad = Array.from({ length: 200_000 }, (_, at) => ({ at }));
  for (const data of [null, 7, 'text', {}, [], deep, broad]) expect(find(data)).toBeNull();
});
