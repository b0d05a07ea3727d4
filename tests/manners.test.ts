// What an origin sees of us over many visits: rounds over the real store and fetcher against a local origin, with the clock handed in.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFetcher, type Fetcher } from '../src/fetch/fetch.ts';
import type { Source } from '../src/model/configuration.ts';
import type { Visit } from '../src/model/visit.ts';
import { toOutlets } from '../src/normalise/outlet.ts';
import { openRounds } from '../src/round.ts';
import { isDue } from '../src/schedule/schedule.ts';
import { openStore } from '../src/store/sql-store.ts';
import type { Store } from '../src/store/store.ts';
import { document, openOrigin, status, type Origin } from './origin.ts';
import { makeSource } from './sources.ts';
import { entriesOf } from './store/contract.ts';
import { openParser } from '../src/reading/parser.ts';

const MINUTE = 60_000;
const POLICY = { allow: ['127.0.0.0/8'], pause: 0, floor: MINUTE, ceiling: 24 * 60 * MINUTE, maxBytes: 1_000_000 };
const EDITION = { id: 'en', title: 'English', language: 'en', also: [], limit: 100 };
const FEED = toFeed('');

let origin: Origin;
let store: Store;
let fetcher: Fetcher;
let now: Date;

beforeEach(async () => {
  origin = await openOrigin();
  store = await openStore('sqlite::memory:');
  now = new Date('2026-01-13T04:00:30Z');
  fetcher = openFetcher({ ...POLICY, proxy: null }, 'Sonin/1 (+https://reader.example)', () => now);
});

afterEach(async () => {
  await fetcher[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
  await origin[Symbol.asyncDispose]();
});

describe('validators', () => {
  test('go back together, byte for byte, and are renewed by a 304', async () => {
    const modified = 'Tue, 13 Jan 2026 03:00:00 GMT';
    origin.answer('/feed', document(FEED, { ETag: 'W/"ä;b"', 'Last-Modified': modified }));
    await visit();
    origin.answer('/feed', status(304, { ETag: '"2"' }));
    await visit();
    await visit();
    const sent = origin.asked.map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]);
    expect(sent).toEqual([
      [undefined, undefined],
      ['W/"ä;b"', modified],
      ['"2"', modified],
    ]);
  });

  test('of a body that could not be read are not kept', async () => {
    origin.answer('/feed', document('<html>maintenance</html>', { ETag: '"bad"' }));
    await visit();
    origin.answer('/feed', document(FEED, { ETag: '"good"' }));
    expect(await visit()).toMatchObject({ outcome: 'read', changed: 1 });
    expect(origin.asked[1]?.headers).not.toHaveProperty('if-none-match');
  });

  test('are not taken to another address', async () => {
    origin.answer('/feed', document(FEED, { ETag: '"1"' }));
    origin.answer('/new', document(FEED, { ETag: '"1"' }));
    await visit();
    await visit(source({ url: `${origin.url}/new` }));
    expect(origin.asked[1]?.headers).not.toHaveProperty('if-none-match');
  });
});

describe('the next visit', () => {
  test.each([
    ['Cache-Control', 'max-age=7200', '06:'],
    ['Expires', 'Tue, 13 Jan 2026 07:00:00 GMT', '07:'],
    ['Retry-After', '10800', '07:'],
    ['Retry-After', 'Tue, 13 Jan 2026 08:00:30 GMT', '08:00:30'],
  ])('heeds %s: %s of a document', async (name, value, hour) => {
    const date = now.toUTCString();
    origin.answer('/feed', document(FEED, { [name]: value, Date: date }));
    expect((await visit())?.nextVisit).toContain(`2026-01-13T${hour}`);
  });

  test('heeds what a 304 says as well', async () => {
    origin.answer('/feed', document(FEED, { ETag: '"1"' }));
    await visit();
    origin.answer('/feed', status(304, { ETag: '"1"', 'Cache-Control': 'max-age=7200' }));
    expect(await visit()).toMatchObject({ nextVisit: expect.stringContaining('T06:'), pace: { reason: 'max-age' } });
  });

  test('heeds what the feed itself asks, also while it does not change', async () => {
    origin.answer('/feed', document(toFeed('<ttl>180</ttl>'), { ETag: '"1"' }));
    expect((await visit())?.nextVisit).toContain('T07:');
    expect(await visit()).toMatchObject({ outcome: 'unchanged', nextVisit: expect.stringContaining('T07:') });
    const hours = Array.from({ length: 5 }, (_, n) => `<hour>${n + 4}</hour>`).join('');
    origin.answer('/feed', document(toFeed(`<skipHours>${hours}</skipHours>`)));
    expect((await visit())?.nextVisit).toContain('T09:');
    const period = '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>';
    origin.answer('/feed', document(toFeed(period)));
    expect((await visit())?.nextVisit).toContain('T10:');
  });

  test('is never sooner than the cron line, however soon an origin would have us back', async () => {
    origin.answer('/feed', document(FEED, { 'Cache-Control': 'max-age=1' }));
    expect((await visit())?.nextVisit).toContain('T04:15:');
  });

  test('of a source that is quiet comes later, and at once of its own time when there is news', async () => {
    origin.answer('/feed', document(FEED, { ETag: '"1"' }));
    await visit();
    now = new Date('2026-01-14T04:00:30Z');
    expect(await visit()).toMatchObject({ nextVisit: expect.stringContaining('T07:'), pace: { reason: 'quiet' } });
    expect((await visit(source({ adaptive: false })))?.nextVisit).toContain('T04:15:');
    origin.answer('/feed', document(toFeed('', 'Two')));
    expect(await visit()).toMatchObject({ changed: 1, nextVisit: expect.stringContaining('T04:15:') });
  });
});

describe('a source that moved', () => {
  test('is asked at its new address after three visits in a row that said so', async () => {
    origin.answer('/feed', status(301, { Location: '/new' }));
    origin.answer('/new', document(FEED, { ETag: '"1"' }));
    for (let times = 0; times < 5; times += 1) await visit();
    expect(origin.asked.map(({ path }) => path)).toEqual([
      '/feed',
      '/new',
      '/feed',
      '/new',
      '/feed',
      '/new',
      '/new',
      '/new',
    ]);
    expect(origin.asked.at(-1)?.headers['if-none-match']).toBe('"1"');
  });

  test.each([302, 303, 307])('for now (%i) is asked at its own', async (code) => {
    origin.answer('/feed', status(code, { Location: '/new' }));
    origin.answer('/new', document(FEED));
    for (let times = 0; times < 5; times += 1) await visit();
    expect(origin.asked.filter(({ path }) => path === '/feed')).toHaveLength(5);
  });

  test('to where nothing answers is asked at its own again', async () => {
    origin.answer('/feed', status(308, { Location: '/new' }));
    origin.answer('/new', document(FEED));
    for (let times = 0; times < 4; times += 1) await visit();
    origin.answer('/new', status(404));
    await visit();
    origin.answer('/feed', document(toFeed('', 'Two')));
    expect(await visit()).toMatchObject({ outcome: 'read', failures: 0, changed: 1 });
  });
});

describe('a source that is gone', () => {
  test('stops until it is resumed', async () => {
    origin.answer('/feed', status(410));
    const gone = await visit();
    expect(gone).toMatchObject({ stopped: true, failure: { detail: '410' } });
    expect(gone !== undefined && isDue(source(), gone, new Date('2030-01-01'))).toBe(false);
    expect(await store.resume('herald')).toBe(true);
    const [resumed] = (await store.visits()).values();
    expect(resumed !== undefined && isDue(source(), resumed, now)).toBe(true);
  });

  test('starts afresh at another address', async () => {
    origin.answer('/feed', status(410));
    origin.answer('/new', document(FEED));
    const gone = await visit();
    const moved = source({ url: `${origin.url}/new` });
    expect(gone !== undefined && isDue(moved, gone, now)).toBe(true);
    expect(await visit(moved)).toMatchObject({ outcome: 'read', failures: 0, stopped: false });
  });
});

describe('a source that fails', () => {
  test('is never given up, and back at once when it recovers', async () => {
    origin.answer('/feed', status(500));
    for (let times = 0; times < 12; times += 1) await visit();
    const failing = await visit();
    expect(failing).toMatchObject({ failures: 13, stopped: false, pace: { reason: 'failures' } });
    origin.answer('/feed', document(FEED));
    expect(await visit()).toMatchObject({ failures: 0, nextVisit: expect.stringContaining('T04:15:') });
  });
});

describe('robots.txt', () => {
  const page = (given: Partial<Source> = {}) =>
    source({ kind: 'page', robots: null, url: `${origin.url}/list`, items: 'a', ...given });

  test('is heeded for pages, asked for once, and a refusal names its rule', async () => {
    origin.answer('/robots.txt', document('User-agent: *\nDisallow: /list\n'));
    origin.answer('/list', document('<a href="/1">One</a>'));
    const refused = await visit(page());
    expect(refused).toMatchObject({ outcome: 'failed', stopped: false, failure: { code: 'robots' } });
    expect(refused?.failure?.detail).toContain('Disallow: /list');
    await visit(page());
    expect(origin.asked.map(({ path }) => path)).toEqual(['/robots.txt']);
  });

  test('that is not there shuts nothing, and that cannot be read shuts everything for a while', async () => {
    origin.answer('/list', document('<a href="/1">One</a>'));
    expect(await visit(page())).toMatchObject({ outcome: 'read' });
    await using other = await openOrigin('127.0.0.2');
    other.answer('/robots.txt', status(503));
    other.answer('/list', document('<a href="/1">One</a>'));
    const waiting = await visit(page({ id: 'other', url: `${other.url}/list` }));
    expect(waiting).toMatchObject({ outcome: 'failed', failure: { code: 'robots-unreachable' } });
    expect(waiting?.waitUntil).not.toBeNull();
  });

  test('is not asked for where feeds are read, unless the operator says so', async () => {
    origin.answer('/feed', document(FEED));
    await visit(source({ robots: null }));
    expect(origin.asked.map(({ path }) => path)).toEqual(['/feed']);
    await visit(source({ id: 'other', robots: true }));
    expect(origin.asked.map(({ path }) => path)).toEqual(['/feed', '/robots.txt', '/feed']);
  });
});

test('every request says who asks, carries no cookie and no referrer, and takes every coding', async () => {
  origin.answer('/feed', document(FEED, { 'Set-Cookie': 'a=b' }));
  await visit();
  await visit();
  for (const { headers } of origin.asked) {
    expect(headers['user-agent']).toBe('Sonin/1 (+https://reader.example)');
    expect(headers['accept-encoding']).toMatch(/gzip.*br.*zstd.*deflate|gzip.*deflate.*br.*zstd/);
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
  }
  expect(await entriesOf(store, EDITION)).toHaveLength(1);
});

function toFeed(asks: string, title = 'One'): string {
  const item = `<item><title>${title}</title><link>https://herald.example/${title}</link></item>`;
  return `<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>The Herald</title>${asks}${item}</channel></rss>`;
}

function source(given: Partial<Source> = {}): Source {
  return makeSource({ url: `${origin.url}/feed`, timezone: 'UTC', ...given });
}

async function visit(visited = source()): Promise<Visit | undefined> {
  const { signal } = new AbortController();
  const outlets = toOutlets([{ id: 'herald', name: { en: 'The Herald' }, site: null, hosts: ['herald.example'] }]);
  const world = {
    store,
    fetcher,
    parser: openParser(),
    outlets,
    lexicons: new Map(),
    policy: POLICY,
    owner: 'a test',
    now: () => now,
    signal,
  };
  const made: Visit[] = [];
  await openRounds(world).run([visited], (result) => result.visit !== null && made.push(result.visit));
  return made[0];
}
