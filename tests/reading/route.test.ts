// Which addresses a source is read from.
import { expect, test } from 'vitest';
import { toFirstStop, toNamedStops, toNextPage } from '../../src/reading/route.ts';
import { makeSource } from '../sources.ts';

const NOW = '2026-01-13T04:00:00.000Z';

test('an address without places to fill is asked for as it is, and keeps its validators', () => {
  const source = makeSource({ url: 'https://herald.example/rss?a={x}' });
  expect(toFirstStop(source, NOW)).toEqual({
    url: source.url,
    resource: source.url,
    isMoving: false,
    isNaming: false,
    page: 1,
  });
});

test('the first page is page 1, with nothing read before it', () => {
  const source = makeSource({ url: 'https://herald.example/list?start={offset}&page={page}' });
  const url = 'https://herald.example/list?start=0&page=1';
  expect(toFirstStop(source, NOW)).toMatchObject({ url, resource: url });
});

test('a date is written by the source’s own clock, and its address keeps no validators', () => {
  const source = makeSource({ url: 'https://herald.example/list?before={date}' });
  const url = 'https://herald.example/list?before=2026-01-13T12%3A00%3A00%2B08%3A00';
  expect(toFirstStop(source, NOW)).toMatchObject({ url, resource: source.url, isMoving: true });
  expect(toFirstStop({ ...source, timezone: 'UTC' }, NOW).url).toContain('T04%3A00%3A00%2B00%3A00');
});

test('further pages go on from what was read, as far as the source has pages', () => {
  const source = makeSource({ url: 'https://herald.example/list?start={offset}&page={page}&before={date}', pages: 2 });
  const progress = { page: 2, offset: 20, date: '2026-01-12T16:30:05.000Z' };
  const url = 'https://herald.example/list?start=20&page=2&before=2026-01-13T00%3A30%3A05%2B08%3A00';
  expect(toNextPage(source, progress)).toEqual({ url, resource: null, isMoving: true, isNaming: false, page: 2 });
  expect(toNextPage(source, { ...progress, page: 3 })).toBeNull();
});

test('an address that cannot say where to go on has one page', () => {
  const source = makeSource({ url: 'https://herald.example/list', pages: 5 });
  expect(toNextPage(source, { page: 2, offset: 20, date: NOW })).toBeNull();
});

test('a document that names others leads to the web and to nothing else', () => {
  const named = ['https://herald.example/a', 'file:///etc/passwd', 'ftp://herald.example/', 'HTTP://herald.example/b'];
  expect(toNamedStops(named).map(({ url }) => url)).toEqual(['https://herald.example/a', 'HTTP://herald.example/b']);
});

test('a source that is named by another document begins at the one that names it', () => {
  const follow = { find: '/x/', url: 'y' };
  expect(toFirstStop(makeSource({ follow }), NOW).isNaming).toBe(true);
});
