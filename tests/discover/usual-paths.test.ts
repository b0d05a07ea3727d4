import { expect, test } from 'vitest';
import { findSitemapLines, toFeedAddresses, toWordpressAddress } from '../../src/discover/usual-paths.ts';

test.each([
  [null, 'https://herald.example/wp-json/wp/v2/posts?per_page=30'],
  ['https://herald.example/wp-json/', 'https://herald.example/wp-json/wp/v2/posts?per_page=30'],
  ['https://herald.example/en/wp-json', 'https://herald.example/en/wp-json/wp/v2/posts?per_page=30'],
  [
    'https://herald.example/index.php?rest_route=/',
    'https://herald.example/index.php?rest_route=%2Fwp%2Fv2%2Fposts&per_page=30',
  ],
])('WordPress at %s has its posts at %s', (root, posts) => {
  expect(toWordpressAddress(root, 'https://herald.example/news')).toBe(posts);
});

test('robots.txt names sitemaps in any case, relative ones too; those of news come first and each once', () => {
  const robots = [
    'User-agent: *',
    'Sitemap: https://herald.example/sitemap.xml',
    'SITEMAP : /news-sitemap.xml # the latest',
    'sitemap: https://herald.example/sitemap.xml',
    'Sitemap: javascript:alert(1)',
    '# Sitemap: https://herald.example/hidden.xml',
  ];
  expect(findSitemapLines(robots.join('\r\n'), 'https://herald.example/a/b')).toEqual([
    'https://herald.example/news-sitemap.xml',
    'https://herald.example/sitemap.xml',
  ]);
});

test('the feed of a section that was named is asked for before those of the site', () => {
  expect(toFeedAddresses('https://herald.example/en?x=1').slice(0, 2)).toEqual([
    'https://herald.example/en/feed/',
    'https://herald.example/feed/',
  ]);
  expect(toFeedAddresses('https://herald.example/')[0]).toBe('https://herald.example/feed/');
});
