// How a running service answers, rule by rule: codings, validators, deltas (RFC 3229), Link headers, what other pages may ask, hubs (WebSub).
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { parseAtomFeed } from 'feedsmith';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listFeeds, openDesk, SITE, toFormat, toPath, type Desk } from './desk.ts';

/** How long what must come is waited for; how fast it comes is the benchmark's business. */
const PATIENCE = { timeout: 15_000, interval: 20 };

/** What 304 repeats of 200 (RFC 9110, 15.4.5), and what lets other pages read it. */
const REPEATED = ['etag', 'last-modified', 'cache-control', 'vary', 'link', 'access-control-allow-origin'];

const DECODERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  zstd: zstdDecompressSync,
  identity: (bytes) => bytes,
};

let desk: Desk;
/** Every kind of feed in every format, parts of the past, and a search. */
let paths: readonly string[];

beforeAll(async () => {
  desk = await openDesk();
  await vi.waitUntil(async () => (await listFeeds(desk)).length > 0, PATIENCE);
  const feeds = (await listFeeds(desk)).flatMap((path) =>
    ['atom', 'rss', 'json'].map((format) => toFormat(path, format)),
  );
  paths = [...feeds, '/en/archive/1.atom', '/en/archive/3.json', '/en/search.atom?q=snow', '/en.rss?limit=3', '/opml'];
});

afterAll(() => desk[Symbol.asyncDispose]());

test('every document has one strong tag in each coding, and 304 and HEAD say what 200 says', async () => {
  for (const path of paths) {
    const plain = await desk.ask(path);
    const tags = new Set<unknown>();
    for (const [coding, decode] of Object.entries(DECODERS)) {
      const asked = { 'Accept-Encoding': coding };
      const full = await desk.ask(path, asked);
      expect([path, coding, full.headers['content-encoding'] ?? 'identity']).toEqual([path, coding, coding]);
      expect(decode(full.body).equals(plain.body)).toBe(true);
      expect(full.headers.etag).toMatch(/^"[^"]+"$/);
      tags.add(full.headers.etag);
      const repeated = REPEATED.map((name) => full.headers[name]);
      for (const condition of toConditions(full.headers.etag ?? '', full.headers['last-modified'] ?? '')) {
        const unchanged = await desk.ask(path, { ...asked, ...condition });
        expect([unchanged.status, unchanged.body.length]).toEqual([304, 0]);
        expect(REPEATED.map((name) => unchanged.headers[name])).toEqual(repeated);
      }
      const { date: _, ...headers } = (await desk.ask(path, asked, 'HEAD')).headers;
      expect({ ...headers, date: full.headers.date }).toEqual(full.headers);
    }
    expect(tags.size).toBe(4);
  }
});

test('every feed names itself once, its hubs, its other formats and the other edition, and all of these are there', async () => {
  for (const path of paths.filter((one) => one !== '/opml')) {
    const links = parseLinks((await desk.ask(path)).headers['link']);
    const hubs = links.filter(({ rel }) => rel === 'hub').map(({ href }) => href);
    expect(links.filter(({ rel }) => rel === 'self').map(({ href }) => href)).toEqual([SITE + path]);
    expect(hubs).toEqual(/archive|\?/.test(path) ? [] : [desk.hub.url]);
    for (const { href, type } of links.filter(({ rel }) => rel === 'alternate')) {
      const other = await desk.ask(toPath(href));
      expect([path, href, other.status, other.headers['content-type']]).toEqual([
        path,
        href,
        200,
        `${type}; charset=utf-8`,
      ]);
    }
  }
  const languages = parseLinks((await desk.ask('/en.rss')).headers['link']).filter(
    ({ hreflang }) => hreflang !== undefined,
  );
  expect(languages).toEqual([
    { href: `${SITE}/mn.rss`, rel: 'alternate', type: 'application/rss+xml', hreflang: 'mn' },
  ]);
});

test('one address is one document, whatever is preferred or asked beside it', async () => {
  const { headers, body } = await desk.ask('/en.atom');
  for (const preferred of [{ Accept: 'application/rss+xml' }, { Accept: 'text/html' }, { 'Accept-Language': 'mn' }]) {
    const answered = await desk.ask('/en.atom', preferred);
    expect([answered.headers.etag, answered.body.equals(body)]).toEqual([headers.etag, true]);
  }
  for (const path of ['/en.atom?utm_source=x', '/en.atom?q=snow', '/desk/en.atom', '/%65n.atom'])
    expect([path, (await desk.ask(path)).headers.etag]).toEqual([path, headers.etag]);
});

test('programs on other pages may read every feed, and ask for it with conditions first', async () => {
  for (const path of paths) {
    const { status, headers } = await desk.ask(path, { Origin: 'https://reader.example' }, 'OPTIONS');
    expect([path, status, headers['access-control-allow-origin']]).toEqual([path, 204, '*']);
    expect(headers['access-control-allow-headers']).toMatch(/A-IM.*If-None-Match/);
    expect((await desk.ask(path)).headers['access-control-expose-headers']).toMatch(/ETag.*Link/);
  }
  for (const path of ['/', '/en', '/style.css', '/healthz'])
    expect((await desk.ask(path, {}, 'OPTIONS')).headers['access-control-allow-origin']).toBeUndefined();
});

test.each(['/en/search.atom', '/en/search.atom?q=', '/en/search.json?q=-snow', '/en.atom?limit=0', '/en.atom?limit=x'])(
  '%s asks for nothing, and is told so',
  async (path) => {
    const { status, headers } = await desk.ask(path);
    expect([status, headers['content-type']]).toEqual([400, 'text/plain; charset=utf-8']);
  },
);

test('after a change each feed gives who has the one before what is new, and hubs are told of every feed that changed', async () => {
  const changing = ['/en.atom', '/en/outlets/herald.atom', '/en/topics/weather.atom'];
  const before = new Map(
    await Promise.all(changing.map(async (path) => [path, (await desk.ask(path)).headers.etag ?? ''] as const)),
  );
  const other = (await desk.ask('/mn.atom')).headers.etag;
  const archived = (await desk.ask('/en/archive/2.atom')).headers;
  await vi.waitUntil(() => desk.hub.topics().includes(`${SITE}/en/topics/weather.json`), PATIENCE);
  const told = desk.hub.topics().length;
  await desk.refresh(([first, ...rest]) => [
    { id: '5', url: 'https://herald.example/5', title: 'More snow is on its way' },
    ...(first === undefined ? [] : [{ ...first, title: 'Snow closed roads & schools' }]),
    ...rest,
  ]);
  await vi.waitUntil(async () => (await desk.read('/en/topics/weather.atom')).includes('More snow'), PATIENCE);
  for (const [path, etag] of before) {
    const asked = { 'A-IM': 'feed', 'If-None-Match': `"of somebody else", W/${etag}` };
    const delta = await desk.ask(path, asked);
    expect([path, delta.status, delta.headers['im'], delta.headers['delta-base']]).toEqual([path, 226, 'feed', etag]);
    expect(delta.headers['cache-control']).toBe('no-store, im');
    expect(delta.headers.etag).toBe((await desk.ask(path)).headers.etag);
    expect(titlesOf(delta.body)).toEqual(['More snow is on its way', 'Snow closed roads & schools']);
    const packed = await desk.ask(path, { ...asked, 'Accept-Encoding': 'gzip' });
    expect(gunzipSync(packed.body).equals(delta.body)).toBe(true);
    const { date: _, ...headers } = (await desk.ask(path, asked, 'HEAD')).headers;
    expect({ ...headers, date: delta.headers.date }).toEqual(delta.headers);
    expect((await desk.ask(path, { 'A-IM': 'feed', 'If-None-Match': '"of somebody else"' })).status).toBe(200);
  }
  expect((await desk.ask('/mn.atom')).headers.etag).toBe(other);
  const { etag, 'last-modified': changed } = (await desk.ask('/en/archive/2.atom')).headers;
  expect([etag, changed]).toEqual([archived.etag, archived['last-modified']]);
  const topics = changing.flatMap((path) => ['atom', 'rss', 'json'].map((format) => SITE + toFormat(path, format)));
  await vi.waitUntil(() => desk.hub.topics().length >= told + topics.length, PATIENCE);
  expect(desk.hub.topics().slice(told).toSorted()).toEqual(topics.toSorted());
});

/** What shows that somebody has the document, in every way in which it is written. */
function toConditions(etag: string, changed: string): Record<string, string>[] {
  return [
    { 'If-None-Match': etag },
    { 'If-None-Match': `W/${etag}` },
    { 'If-None-Match': `"x", ${etag}` },
    { 'If-None-Match': '*' },
    { 'If-Modified-Since': changed },
    { 'If-None-Match': etag, 'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
  ];
}

interface Link {
  readonly href: string;
  readonly rel?: string;
  readonly type?: string;
  readonly hreflang?: string;
}

function parseLinks(header: unknown): Link[] {
  return Array.from(String(header).matchAll(/<([^>]*)>((?:; \w+="[^"]*")*)/g), ([, href = '', parameters = '']) => ({
    href,
    ...Object.fromEntries(Array.from(parameters.matchAll(/(\w+)="([^"]*)"/g), ([, name, value]) => [name, value])),
  }));
}

function titlesOf(atom: Buffer): string[] {
  return (parseAtomFeed(atom.toString()).entries ?? []).map(({ title }) => title?.value ?? '').toSorted();
}
