import type { LookupAddress } from 'node:dns';
import { describe, expect, test } from 'vitest';
import { openFetcher, type FetcherParts, type FetchRequest } from '../../src/fetch/fetch.ts';
import { document, openOrigin, status, type Answer } from '../origin.ts';
import { openRawOrigin } from './raw-origin.ts';

const NOW = new Date('2026-01-13T04:00:00Z');
const LIMITS = { connect: 2_000, firstByte: 2_000, betweenBytes: 2_000 };

describe('what an answer says of the next visit', () => {
  test.each<[string, Answer]>([
    ['a document', document('text', { 'Retry-After': '120', 'Cache-Control': 'max-age=60' })],
    ['a 304', status(304, { 'Retry-After': '120', 'Cache-Control': 'max-age=60' })],
  ])('is handed on from %s', async (_answer, answer) => {
    await using origin = await openOrigin();
    origin.answer('/feed', answer);
    const fetched = await fetchFrom(`${origin.url}/feed`, { validators: { etag: '"a"', lastModified: null } });
    expect(fetched).toMatchObject({
      waitUntil: '2026-01-13T04:02:00.000Z',
      freshUntil: '2026-01-13T04:01:00.000Z',
      movedTo: null,
    });
  });

  test('is that it ended, where it is gone', async () => {
    await using origin = await openOrigin();
    origin.answer('/feed', status(410));
    expect(await fetchFrom(`${origin.url}/feed`)).toEqual({
      outcome: 'failed',
      failure: { stage: 'fetch', code: 'status', detail: '410' },
      waitUntil: null,
    });
  });
});

test.each([
  [301, '410'],
  [308, '410'],
  [302, expect.stringMatching(/^410 at http.*\/new$/)],
  [307, expect.stringMatching(/^410 at http.*\/new$/)],
])('a place that is gone, to which a %i leads, is %s', async (code, detail) => {
  await using origin = await openOrigin();
  origin.answer('/old', status(code, { Location: '/new' }));
  origin.answer('/new', status(410));
  expect(await fetchFrom(`${origin.url}/old`)).toMatchObject({ failure: { code: 'status', detail } });
});

test('what a proxy on the way made of a document is read as the document', async () => {
  await using origin = await openOrigin();
  origin.answer('/feed', (_request, response) => void response.writeHead(203, { ETag: '"a"' }).end('text'));
  expect(await fetchFrom(`${origin.url}/feed`)).toMatchObject({ outcome: 'fresh', validators: { etag: '"a"' } });
});

test.each([
  ['HTTP/1.0, whose body ends with the connection', 'HTTP/1.0 200 OK\r\nETag: "a"\r\n\r\ntext'],
  ['HTTP/1.1 that ends likewise', 'HTTP/1.1 200\r\nETag: "a"\r\n\r\ntext'],
  ['two ETags, of which the first counts', 'HTTP/1.1 200 OK\r\nETag: "a"\r\nETag: "b"\r\n\r\ntext'],
])('an answer in %s is read', async (_form, answer) => {
  await using origin = await openRawOrigin((socket) => socket.end(answer));
  const fetched = await fetchFrom(origin.url);
  expect(fetched).toMatchObject({ outcome: 'fresh', validators: { etag: '"a"' } });
  expect(fetched.outcome === 'fresh' && Buffer.from(fetched.body).toString()).toBe('text');
});

test('a connection that its origin has closed meanwhile is made anew', async () => {
  let connections = 0;
  const closed = Promise.withResolvers<void>();
  await using origin = await openRawOrigin((socket) => {
    connections += 1;
    socket.write('HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 4\r\n\r\ntext');
    socket.on('close', () => closed.resolve()).end();
  });
  await using fetcher = open();
  expect(await fetcher.fetch(toRequest(origin.url))).toMatchObject({ outcome: 'fresh' });
  await closed.promise;
  expect(await fetcher.fetch(toRequest(origin.url))).toMatchObject({ outcome: 'fresh' });
  expect(connections).toBe(2);
});

test('an address of IPv6 is asked like any other', async () => {
  await using origin = await openOrigin('::1');
  origin.answer('/feed', document('text'));
  const url = `http://[::1]:${new URL(origin.url.replace('::1', '[::1]')).port}/feed`;
  expect(await fetchFrom(url, {}, {}, ['::1/128'])).toMatchObject({ outcome: 'fresh', url });
  expect(await fetchFrom(url, {}, {}, ['127.0.0.0/8'])).toMatchObject({ failure: { code: 'refused' } });
});

describe('a move', () => {
  test.each([
    [[301], '/1'],
    [[308, 301], '/2'],
    [[301, 302, 301], '/1'],
    [[308, 307], '/1'],
    [[302, 301], null],
    [[303], null],
    [[307], null],
  ])('by redirects of status %j leads for good to %s', async (codes, path) => {
    await using origin = await openOrigin();
    for (const [index, code] of codes.entries()) {
      origin.answer(`/${index}`, status(code, { Location: `/${index + 1}#top` }));
    }
    origin.answer(`/${codes.length}`, document('text', { ETag: '"a"' }));
    const movedTo = path === null ? null : origin.url + path;
    expect(await fetchFrom(`${origin.url}/0`)).toMatchObject({ outcome: 'fresh', movedTo });
    const validators = { etag: '"a"', lastModified: null };
    expect(await fetchFrom(`${origin.url}/0`, { validators })).toMatchObject({ outcome: 'unchanged', movedTo });
  });

  test('to where nothing is is no move', async () => {
    await using origin = await openOrigin();
    origin.answer('/0', status(301, { Location: '/1' }));
    expect(await fetchFrom(`${origin.url}/0`)).not.toHaveProperty('movedTo');
  });

  test('to an address in Cyrillic letters is understood, in escapes or in bytes', async () => {
    await using origin = await openOrigin();
    origin.answer('/%D1%81%D0%BE%D0%BD%D0%B8%D0%BD', document('text'));
    const speak = `HTTP/1.1 301 Moved\r\nLocation: ${origin.url}/сонин\r\nContent-Length: 0\r\n\r\n`;
    await using raw = await openRawOrigin((socket) => socket.end(speak, 'utf8'));
    const movedTo = `${origin.url}/%D1%81%D0%BE%D0%BD%D0%B8%D0%BD`;
    expect(await fetchFrom(raw.url)).toMatchObject({ outcome: 'fresh', movedTo });
  });
});

test('validators of any bytes are sent back as they came', async () => {
  for (const etag of ['"сонин"', '"\u00fc"', 'not quoted', '""', 'W/"\\"', '"a\tb"']) {
    const head = `HTTP/1.1 200 OK\r\nETag: ${etag}\r\nLast-Modified: tomorrow, perhaps\r\nContent-Length: 0\r\n\r\n`;
    await using origin = await openRawOrigin((socket) => socket.end(head, 'utf8'));
    const first = await fetchFrom(origin.url);
    if (first.outcome !== 'fresh') throw new Error(JSON.stringify(first));
    await fetchFrom(origin.url, { validators: first.validators });
    const sent = Buffer.from(origin.heard[1] ?? '', 'latin1').toString();
    expect(sent).toContain(`if-none-match: ${etag}\r\n`);
    expect(sent).toContain('if-modified-since: tomorrow, perhaps\r\n');
  }
});

test('a validator that no header can carry is not sent', async () => {
  await using origin = await openOrigin();
  origin.answer('/feed', document('text'));
  const validators = { etag: '"a\r\nX-Bad: 1"', lastModified: 'сонин' };
  expect(await fetchFrom(`${origin.url}/feed`, { validators })).toMatchObject({ outcome: 'fresh' });
  expect(origin.asked[0]?.headers).not.toHaveProperty('if-none-match');
  expect(origin.asked[0]?.headers).not.toHaveProperty('x-bad');
});

describe('an address that a document named', () => {
  test('is told nothing that is meant for the source’s own origin', async () => {
    await using origin = await openOrigin();
    await using other = await openOrigin('127.0.0.2');
    for (const one of [origin, other]) one.answer('/article', document('text'));
    const own = origin.url.replace('//', '//me:secret@');
    const given = { own: `${own}/list`, headers: { 'X-Key': 'key', Authorization: 'Bearer token' } };
    await fetchFrom(`${origin.url}/article`, given);
    await fetchFrom(`${other.url.replace('//', '//you:word@')}/article`, given);
    expect(origin.asked[0]?.headers).toMatchObject({ 'x-key': 'key', authorization: 'Bearer token' });
    for (const name of ['x-key', 'authorization']) expect(other.asked[0]?.headers).not.toHaveProperty(name);
  });

  test('and leads back to the source’s own origin is told what is meant for that', async () => {
    await using origin = await openOrigin();
    await using other = await openOrigin('127.0.0.2');
    other.answer('/short', status(302, { Location: `${origin.url}/article` }));
    origin.answer('/article', document('text'));
    await fetchFrom(`${other.url}/short`, { own: `${origin.url}/list`, headers: { 'X-Key': 'key' } });
    expect(origin.asked[0]?.headers).toMatchObject({ 'x-key': 'key' });
  });

  test.each(['file:///etc/passwd', 'FILE:///etc/passwd', 'ftp://khaan.example/', 'data:,a', '//khaan.example/', ''])(
    'is of the web, which “%s” is not',
    async (url) => {
      const fetched = await fetchFrom(url, { own: 'https://khaan.example/' });
      expect(fetched).toMatchObject({ failure: { code: 'refused' } });
    },
  );

  test('has no port of its own', async () => {
    const asked = ['http://khaan.example:6379/', 'https://khaan.example:22/', 'http://8.8.8.8:25/'];
    for (const url of asked) {
      const fetched = await fetchFrom(url, { own: 'https://khaan.example/' }, { resolve: known('93.184.215.14') });
      expect(fetched).toMatchObject({ failure: { code: 'refused', detail: expect.stringContaining('no web port') } });
    }
  });
});

describe('a name', () => {
  test('that leads to a public address first and to a private one then is refused then', async () => {
    await using origin = await openOrigin('127.0.0.2');
    origin.answer('/feed', (_request, response) => void response.writeHead(200, { Connection: 'close' }).end('text'));
    const answers = ['127.0.0.2', '127.0.0.1'];
    const resolve = async () => [{ address: answers.shift() ?? '', family: 4 }];
    await using fetcher = open({ resolve }, ['127.0.0.2']);
    const url = `http://khaan.example:${new URL(origin.url).port}/feed`;
    expect(await fetcher.fetch(toRequest(url))).toMatchObject({ outcome: 'fresh' });
    expect(await fetcher.fetch(toRequest(url))).toMatchObject({
      failure: { code: 'refused', detail: 'khaan.example (127.0.0.1) is not a public address' },
    });
    expect(origin.asked).toHaveLength(1);
  });

  test('of several addresses is dialled at those alone that are allowed', async () => {
    await using origin = await openOrigin('127.0.0.2');
    await using inner = await openOrigin();
    origin.answer('/feed', document('text'));
    const { port } = new URL(origin.url);
    const resolve = known('127.0.0.1', '10.0.0.1', '127.0.0.2', '::1');
    expect(await fetchFrom(`http://khaan.example:${port}/feed`, {}, { resolve }, ['127.0.0.2'])).toMatchObject({
      outcome: 'fresh',
    });
    expect(inner.asked).toEqual([]);
  });

  test('that nobody answers for ends with the whole request’s time', async () => {
    const resolve = () => new Promise<never>(() => {});
    const fetched = await fetchFrom('http://khaan.example/', { timeout: 50 }, { resolve });
    expect(fetched).toMatchObject({ failure: { code: 'timeout' } });
  });
});

test.each([
  ['in a coding that nobody knows', 'Content-Encoding: compress\r\n'],
  ['longer than is read', 'Content-Length: 99999999\r\n'],
  ['that is no document', 'Content-Type: text/plain\r\n', 404],
])('a body %s is not left hanging at its connection', async (_situation, header, code = 200) => {
  const closed = Promise.withResolvers<boolean>();
  await using origin = await openRawOrigin((socket) => {
    socket.on('close', () => closed.resolve(true)).write(`HTTP/1.1 ${code} X\r\n${header}\r\nx`);
  });
  await using fetcher = open();
  expect(await fetcher.fetch(toRequest(origin.url))).toMatchObject({ outcome: 'failed' });
  expect(await closed.promise).toBe(true);
});

test('a time that is up is named', async () => {
  await using silent = await openRawOrigin(() => {});
  await using pausing = await openRawOrigin((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\nx'));
  const limits = { connect: 300, firstByte: 3_000, betweenBytes: 400 };
  const short = { connect: 300, firstByte: 350, betweenBytes: 400 };
  const fetched = await Promise.all([
    fetchFrom(silent.url.replace('http', 'https'), {}, { limits }),
    fetchFrom(silent.url, {}, { limits: short }),
    fetchFrom(pausing.url, {}, { limits }),
    fetchFrom(silent.url, { timeout: 450 }, { limits }),
  ]);
  const details = fetched.map((one) => (one.outcome === 'failed' ? `${one.failure.code}: ${one.failure.detail}` : ''));
  expect(details).toEqual([
    expect.stringMatching(/^timeout: connecting: /),
    'timeout: the first byte took longer than 350 ms',
    'timeout: waiting between bytes took longer than 400 ms',
    'timeout: the request in all took longer than 450 ms',
  ]);
});

function known(...addresses: string[]): FetcherParts['resolve'] {
  return async () => addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }));
}

function open(parts: Partial<FetcherParts> = {}, allow = ['127.0.0.0/8']) {
  const policy = { allow, pause: 0, floor: 1000, ceiling: 1000, maxBytes: 10_000, proxy: null };
  return openFetcher(policy, 'Sonin/0', () => NOW, { limits: LIMITS, ...parts });
}

function toRequest(url: string): FetchRequest {
  return { url, own: url, validators: null, headers: {}, timeout: 5_000, robots: false, proxy: null };
}

async function fetchFrom(
  url: string,
  given: Partial<FetchRequest> = {},
  parts: Partial<FetcherParts> = {},
  allow?: string[],
) {
  await using fetcher = open(parts, allow);
  return await fetcher.fetch({ ...toRequest(url), ...given });
}
