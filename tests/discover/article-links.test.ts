import { expect, test } from 'vitest';
import { countArticles, findArticleLinks } from '../../src/discover/article-links.ts';
import { toPage } from '../../src/discover/page.ts';

test.each([
  ['/mn/read/380123', true],
  ['/a/2026/01/13/society/xyz', true],
  ['/a-bridge-opens-at-last/', true],
  ['/r/aBc1eF-gH_2', true],
  ['/news/story.html', true],
  ['/?p=1234', true],
  ['/n/3k2p', false],
  ['/politics', false],
  ['/mn/more/380', false],
  ['/category/the-long-way-home', false],
  ['/author/b-bold-12345', false],
  ['/files/report-2026.pdf', false],
  ['https://other.example/read/380123', false],
  ['mailto:desk@herald.example', false],
])('%s alone is an article: %s', (href, isArticle) => {
  const links = findArticleLinks(toPage(`<a href="${href}">x</a>`, 'https://herald.example/'));
  expect(links.size === 1).toBe(isArticle);
});

test('five addresses beneath one path are articles whatever they look like, but not right below the site', () => {
  const codes = ['3k2p', '3k2r', '3k31', '3k3a', '3k3b'];
  expect(countArticles(codes.map((code) => `https://ikon.example/n/${code}`))).toBe(5);
  expect(countArticles(codes.slice(1).map((code) => `https://ikon.example/n/${code}`))).toBe(0);
  expect(countArticles(codes.map((code) => `https://ikon.example/${code}`))).toBe(0);
});
