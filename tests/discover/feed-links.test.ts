import { expect, test } from 'vitest';
import { findFeedLinks, findWordpressRoot } from '../../src/discover/feed-links.ts';
import { toPage } from '../../src/discover/page.ts';

test('announced feeds come before linked ones; comments, sitemaps and other documents are none', () => {
  const page = toPage(
    `<head>
      <link rel="alternate" type="application/rss+xml" href="/comments/feed/">
      <link rel="alternate" type="application/json+oembed" href="/oembed?format=json">
      <link rel="alternate" hreflang="mn" href="/mn/">
      <link REL="Alternate home" TYPE="application/atom+xml; charset=utf-8" href="all.atom">
      <link rel="alternate" type="application/feed+json" href="https://cdn.example/feed.json">
    </head>
    <a href="/rss">RSS</a> <a href="/en/rss/news.rss#top">News</a> <a href="/feed">Feed</a> <a href="/all.atom">Atom</a>
    <a href="/sitemap.xml">Map</a> <a href="/feedback">Write</a> <a href="/pressroom">Press</a> <a href="mailto:rss">Mail</a>`,
    'https://herald.example/',
  );
  expect(findFeedLinks(page)).toEqual([
    'https://herald.example/all.atom',
    'https://cdn.example/feed.json',
    'https://herald.example/rss',
    'https://herald.example/en/rss/news.rss',
    'https://herald.example/feed',
  ]);
});

test('links are resolved against what the page says its base is', () => {
  const page = toPage('<base href="/deep/"><a href="rss.xml">RSS</a>', 'https://herald.example/');
  expect(findFeedLinks(page)).toEqual(['https://herald.example/deep/rss.xml']);
});

test('braces in an address are none that a request fills in', () => {
  const page = toPage('<a href="/rss?at={date}/rss">RSS</a>', 'https://herald.example/{x}');
  expect([page.url, ...findFeedLinks(page)]).toEqual([
    'https://herald.example/%7Bx%7D',
    'https://herald.example/rss?at=%7Bdate%7D/rss',
  ]);
});

test('where WordPress says that its interface is', () => {
  const page = toPage('<link rel="https://api.w.org/" href="/wp-json/" />', 'https://herald.example/a');
  expect(findWordpressRoot(page)).toBe('https://herald.example/wp-json/');
  expect(findWordpressRoot(toPage('<p>', 'https://herald.example/a'))).toBeNull();
});
