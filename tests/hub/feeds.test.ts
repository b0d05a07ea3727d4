import { expect, test } from 'vitest';
import { toFeeds } from '../../src/hub/feeds.ts';

test('feeds are topics at the address where readers find them; pages, data and parts of an archive are none', () => {
  const documents = [
    ['/en.atom', 'application/atom+xml; charset=utf-8'],
    ['/en.rss', 'application/rss+xml; charset=utf-8'],
    ['/mn/topics/mining.json', 'application/feed+json; charset=utf-8'],
    ['/en/archive/1.atom', 'application/atom+xml; charset=utf-8'],
    ['/sources.json', 'application/json'],
    ['/en', 'text/html; charset=utf-8'],
    ['/style.css', 'text/css; charset=utf-8'],
  ].map(([path = '', type = '']) => ({ path, type, etag: `of ${path}` }));
  expect(toFeeds(documents, 'https://news.example/steppe')).toEqual([
    { path: '/en.atom', etag: 'of /en.atom', topic: 'https://news.example/steppe/en.atom' },
    { path: '/en.rss', etag: 'of /en.rss', topic: 'https://news.example/steppe/en.rss' },
    {
      path: '/mn/topics/mining.json',
      etag: 'of /mn/topics/mining.json',
      topic: 'https://news.example/steppe/mn/topics/mining.json',
    },
  ]);
});
