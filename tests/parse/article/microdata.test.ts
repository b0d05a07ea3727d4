// Articles that markup describes by microdata.
import { expect, test } from 'vitest';
import { parseHtml } from '../../../src/parse/html/tree.ts';
import { findMicrodata } from '../../../src/parse/article/microdata.ts';

const ARTICLE = 'itemscope itemtype="https://schema.org/NewsArticle"';

function find(html: string) {
  return findMicrodata(parseHtml(html));
}

function findIn(html: string) {
  return find(`<div ${ARTICLE}>${html}</div>`)[0];
}

test('an article without properties says nothing', () => {
  expect(findIn('<p>text</p>')).toEqual({
    url: null,
    headline: null,
    description: null,
    datePublished: null,
    dateModified: null,
    authors: [],
    publisher: null,
    image: null,
  });
});

test('only items of an article’s type are articles', () => {
  const types = [
    'http://schema.org/BlogPosting',
    'https://schema.org/Thing https://schema.org/Article',
    'https://schema.org/Recipe',
  ];
  expect(find(types.map((type) => `<div itemscope itemtype="${type}"></div>`).join(''))).toHaveLength(2);
  expect(find('<div itemtype="https://schema.org/Article"></div>')).toEqual([]);
});

test('values are attributes where the element has one for them, else its words', () => {
  expect(
    findIn(
      '<h1 itemprop="Headline name"><a href="/x">A  <b>title</b></a></h1><span itemprop="datePublished" content="2026-01-13">today</span>' +
        '<time itemprop="dateModified">2026-01-14</time><a itemprop="author" href="/b">B</a><img itemprop="image" src="/c.jpg"><a itemprop="url" href="/d">here</a>',
    ),
  ).toMatchObject({
    headline: 'A title',
    datePublished: '2026-01-13',
    dateModified: '2026-01-14',
    authors: ['B'],
    image: '/c.jpg',
    url: '/d',
  });
});

test('the name of an author or publisher is the item’s that they are', () => {
  const person = (name: string) =>
    `<p itemprop="author" itemscope><i itemprop="url">/x</i><b itemprop="name">${name}</b></p>`;
  const publisher =
    '<div itemprop="publisher" itemscope><meta itemprop="name" content="P"><img itemprop="logo" src="/l.png"></div>';
  expect(findIn(person('A') + person('B') + person('A') + publisher)).toMatchObject({
    authors: ['A', 'B'],
    publisher: 'P',
    headline: null,
  });
});

test('an author’s address and an author without a name are no names', () => {
  expect(findIn('<a itemprop="author">https://a.example</a><p itemprop="author" itemscope>text</p>')).toMatchObject({
    authors: [],
  });
});

test('an address may be an item’s, or the id of one', () => {
  expect(
    findIn(
      '<div itemprop="image" itemscope><img src="/no.jpg"><link itemprop="contentUrl" href="/a.jpg"></div><meta itemprop="mainEntityOfPage" itemscope itemid="/b">',
    ),
  ).toMatchObject({ image: '/a.jpg', url: '/b' });
});

test('a picture that stands in the markup as data has no address', () => {
  expect(
    findIn('<img itemprop="image" src="data:image/gif;base64,R0"><img itemprop="image" src="/a.jpg">'),
  ).toMatchObject({ image: '/a.jpg' });
});

test('what is inside another item is not the article’s', () => {
  const comment =
    '<div itemprop="comment" itemscope><time itemprop="datePublished" datetime="2026-01-20"></time></div>';
  expect(findIn(comment)).toMatchObject({ datePublished: null });
});

test('an article inside another one speaks for itself', () => {
  const inner = `<div ${ARTICLE}><b itemprop="headline">B</b></div>`;
  expect(find(`<div ${ARTICLE}>${inner}<b itemprop="headline">A</b></div>`).map(({ headline }) => headline)).toEqual([
    'A',
    'B',
  ]);
});

test('of very many articles the first fifty are read', () => {
  expect(find(`<div ${ARTICLE}></div>`.repeat(60))).toHaveLength(50);
});
