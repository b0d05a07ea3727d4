// What is answered to whoever has an earlier document (RFC 3229), asks for something of its own, or for what never changes.
import { expect, onTestFinished, test } from 'vitest';
import { gunzipSync } from 'node:zlib';
import type { Document } from '../../src/model/edition.ts';
import type { Delta } from '../../src/publish/answer.ts';
import { toDocument } from '../../src/publish/document.ts';
import type { Web, WebOptions } from '../../src/publish/server.ts';
import { ask } from './client.ts';
import { CHANGED, FEED, openShelves } from './shelves.ts';

const DELTA = await toDocument({ ...FEED, text: '<feed>шинэ</feed>' }, null, CHANGED);

const known = async (_: Document, etags: readonly string[]): Promise<Delta | null> =>
  etags.includes('before') ? { base: 'before', document: DELTA } : null;

test('who has an earlier document and understands deltas is given what is new, under the new tag', async () => {
  const web = await open({ findDelta: known });
  const given = await ask(web, '/en.atom', { 'A-IM': 'feed', 'If-None-Match': '"x", W/"before-gzip"' });
  expect(given.status).toBe(226);
  expect(given.body.toString()).toBe('<feed>шинэ</feed>');
  expect(given.headers).toMatchObject({
    im: 'feed',
    etag: `"${FEED.etag}"`,
    'delta-base': '"before"',
    'cache-control': 'no-store, im',
    'content-type': FEED.type,
  });
  const packed = await ask(web, '/en.atom', {
    'A-IM': 'diffe, feed;q=0.5',
    'If-None-Match': '"before"',
    'Accept-Encoding': 'gzip',
  });
  expect([packed.status, packed.headers.etag]).toEqual([226, `"${FEED.etag}-gzip"`]);
  expect(gunzipSync(packed.body).toString()).toBe('<feed>шинэ</feed>');
});

test.each([
  ['does not say so', { 'If-None-Match': '"before"' }],
  ['refuses it', { 'If-None-Match': '"before"', 'A-IM': 'feed;q=0' }],
  ['understands others only', { 'If-None-Match': '"before"', 'A-IM': 'vcdiff, feeds' }],
  ['shows a tag that nobody knows', { 'If-None-Match': '"long ago"', 'A-IM': 'feed' }],
  ['shows no tag', { 'A-IM': 'feed' }],
  [
    'only says that it understands',
    { 'If-None-Match': '"before"', 'A-IM': 'feed', 'User-Agent': 'feedparser/6.0.10 +https://x' },
  ],
])('who %s is given the whole', async (_, headers) => {
  const web = await open({ findDelta: known });
  const { status, headers: got, body } = await ask(web, '/en.atom', headers);
  expect([status, got['im'], body.length]).toEqual([200, undefined, FEED.bodies.identity.length]);
});

test('who has the document of now is told so, delta or not', async () => {
  const web = await open({ findDelta: known });
  expect((await ask(web, '/en.atom', { 'A-IM': 'feed', 'If-None-Match': `"before", "${FEED.etag}"` })).status).toBe(
    304,
  );
});

test('what never changes may be kept for a day, and the rest for a minute', async () => {
  const web = await open({ findLater: async () => ({ ...FEED, immutable: true }) });
  expect((await ask(web, '/en/archive/1.atom')).headers['cache-control']).toBe('public, max-age=86400, immutable');
  expect((await ask(web, '/en.atom')).headers['cache-control']).toBe('public, max-age=60');
});

test('a question of its own is not answered with what lies ready', async () => {
  const asked: unknown[] = [];
  const web = await open({ findLater: async (path, query) => (asked.push([path, query]), DELTA) });
  await ask(web, '/en.atom?limit=3&limit=4');
  await ask(web, '/en/search.atom?q=%D0%97%D1%8D%D1%81+%22a%22');
  await ask(web, '/en.atom?utm_source=x');
  expect(asked).toEqual([
    ['/en.atom', { q: null, limit: '3' }],
    ['/en/search.atom', { q: 'Зэс "a"', limit: null }],
  ]);
});

test.each(['/news/en.atom', '/en.atom', '/news/healthz', '/healthz'])(
  'under a path, %s is found with it and without',
  async (path) => {
    const web = await open({ base: '/news' });
    expect((await ask(web, path)).status).toBe(200);
    expect((await ask(web, `/news${path}`)).status).toBe(path.startsWith('/news') ? 404 : 200);
  },
);

test('a question that is none, and one too many, are refused in words and not kept', async () => {
  const web = await open({ findLater: async (_, { q }) => (q === 'busy' ? 'busy' : 'invalid') });
  const invalid = await ask(web, '/en/search.atom?q=');
  expect([invalid.status, invalid.headers['cache-control']]).toEqual([400, 'no-store']);
  const busy = await ask(web, '/en/search.atom?q=busy');
  expect([busy.status, busy.headers['retry-after']]).toEqual([429, '5']);
});

test('words beside a document that lies ready change nothing', async () => {
  const web = await open({ findLater: async () => 'invalid' });
  expect((await ask(web, '/en.atom?q=snow')).headers.etag).toBe(`"${FEED.etag}"`);
});

test('who comes before there is anything is told when to come again', async () => {
  const web = await open({ find: () => null, findLater: async () => 'unready' });
  const { status, headers } = await ask(web, '/en.atom');
  expect([status, headers['retry-after'], headers['cache-control']]).toEqual([503, '5', 'no-store']);
});

async function open(options: Partial<WebOptions>): Promise<Web> {
  const web = await openShelves(options);
  onTestFinished(() => web[Symbol.asyncDispose]());
  return web;
}
