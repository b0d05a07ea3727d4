import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openFetcher, type FetchRequest } from '../../src/fetch/fetch.ts';
import type { FetchPolicy } from '../../src/model/configuration.ts';
import { countingDocument, document, openOrigin, status } from '../origin.ts';

const NOW = new Date('2026-01-13T04:00:00Z');
const POLICY: FetchPolicy = {
  allow: ['127.0.0.0/8'],
  pause: 0,
  floor: 1000,
  ceiling: 1000,
  maxBytes: 10_000,
  proxy: null,
};
const AGENT = 'Sonin/0 (+mailto:desk@example.org)';

describe('a conditional request', () => {
  test('says who we are, what we take, and nothing else of ours', async () => {
    await using origin = await openOrigin();
    origin.answer('/feed', document('text'));
    await fetchFrom(`${origin.url}/feed`);
    const headers = origin.asked[0]?.headers;
    expect(headers?.['user-agent']).toBe(AGENT);
    expect(headers?.['accept-encoding']).toBe('gzip, br, zstd, deflate');
    expect(Object.keys(headers ?? {})).not.toEqual(expect.arrayContaining(['cookie', 'referer', 'if-none-match']));
  });

  test('sends validators back byte for byte, and takes those of the answer', async () => {
    await using origin = await openOrigin();
    const etag = 'W/"a, b\\"c"';
    const lastModified = 'Mon, 12 Jan 2026 10:00:00 +0800';
    origin.answer('/feed', document('text', { ETag: etag, 'Last-Modified': lastModified }));
    const first = await fetchFrom(`${origin.url}/feed`);
    expect(first).toMatchObject({ outcome: 'fresh', validators: { etag, lastModified } });
    const second = await fetchFrom(`${origin.url}/feed`, { validators: { etag, lastModified } });
    expect(second).toEqual({
      outcome: 'unchanged',
      validators: { etag, lastModified },
      waitUntil: null,
      freshUntil: null,
      movedTo: null,
    });
    expect(origin.asked[1]?.headers).toMatchObject({ 'if-none-match': etag, 'if-modified-since': lastModified });
  });

  test('renews a validator that a 304 names, and keeps the other', async () => {
    await using origin = await openOrigin();
    origin.answer('/feed', status(304, { ETag: '"new"' }));
    const fetched = await fetchFrom(`${origin.url}/feed`, { validators: { etag: '"old"', lastModified: 'then' } });
    expect(fetched).toMatchObject({ outcome: 'unchanged', validators: { etag: '"new"', lastModified: 'then' } });
  });

  test('takes a 304 to an unconditional request for the failure that it is', async () => {
    await using origin = await openOrigin();
    origin.answer('/feed', status(304));
    expect(await fetchFrom(`${origin.url}/feed`)).toMatchObject({
      outcome: 'failed',
      failure: { code: 'status', detail: '304' },
    });
  });
});

describe('a body', () => {
  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['GZIP', gzipSync],
  ])('coded as %s is decoded', async (coding, encode) => {
    await using origin = await openOrigin();
    origin.answer('/feed', document(encode(Buffer.from('сонин')), { 'Content-Encoding': coding }));
    const fetched = await fetchFrom(`${origin.url}/feed`);
    expect(fetched.outcome === 'fresh' && Buffer.from(fetched.body).toString()).toBe('сонин');
  });

  test.each([
    ['larger than allowed', Buffer.alloc(20_000), {}, 'too-large'],
    [
      'larger than allowed once it is decoded',
      gzipSync(Buffer.alloc(5_000_000)),
      { 'Content-Encoding': 'gzip' },
      'too-large',
    ],
    ['in a coding that was not asked for', 'x', { 'Content-Encoding': 'compress' }, 'encoding'],
    ['in a chain of codings', gzipSync(gzipSync('x')), { 'Content-Encoding': 'gzip, gzip' }, 'encoding'],
    ['that is not what its coding says', 'plain', { 'Content-Encoding': 'gzip' }, 'encoding'],
    [
      'whose coded bytes end too early',
      gzipSync('long enough to cut').subarray(0, 20),
      { 'Content-Encoding': 'gzip' },
      'cut',
    ],
  ])('%s is a named failure', async (_situation, body, headers, code) => {
    await using origin = await openOrigin();
    origin.answer('/feed', document(body, headers));
    expect(await fetchFrom(`${origin.url}/feed`)).toMatchObject({
      outcome: 'failed',
      failure: { stage: 'fetch', code },
    });
  });

  test('that ends before its announced length is cut', async () => {
    await using origin = await openOrigin();
    origin.answer('/feed', (_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('half', () => response.destroy());
    });
    expect(await fetchFrom(`${origin.url}/feed`)).toMatchObject({ failure: { code: 'cut' } });
  });

  test('that never comes is a timeout, and so is one that comes a byte at a time', async () => {
    await using origin = await openOrigin();
    origin.answer('/silent', () => {});
    origin.answer('/drip', (_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    });
    for (const page of ['/silent', '/drip']) {
      expect(await fetchFrom(origin.url + page, { timeout: 150 })).toMatchObject({ failure: { code: 'timeout' } });
    }
  });
});

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])(
    'of status %i is followed, and the address that answered is told',
    async (code) => {
      await using origin = await openOrigin();
      origin.answer('/old', status(code, { Location: '/new?a=1' }));
      origin.answer('/new?a=1', document('text'));
      expect(await fetchFrom(`${origin.url}/old`)).toMatchObject({ outcome: 'fresh', url: `${origin.url}/new?a=1` });
    },
  );

  test('that never ends, or leads to no web address, is a failure', async () => {
    await using origin = await openOrigin();
    origin.answer('/loop', status(302, { Location: '/loop' }));
    origin.answer('/file', status(302, { Location: 'file:///etc/passwd' }));
    for (const page of ['/loop', '/file']) {
      expect(await fetchFrom(origin.url + page)).toMatchObject({ failure: { code: 'redirects' } });
    }
  });

  test('to another origin is not told what was meant for the first', async () => {
    await using origin = await openOrigin();
    await using other = await openOrigin('127.0.0.2');
    origin.answer('/old', status(302, { Location: `${other.url}/new` }));
    other.answer('/new', document('text'));
    const address = new URL(`${origin.url}/old`);
    Object.assign(address, { username: 'me', password: 'pa ss' });
    const fetched = await fetchFrom(address.href, { headers: { 'x-key': 'secret' } });
    const basic = `Basic ${Buffer.from('me:pa ss').toString('base64')}`;
    expect(origin.asked[0]?.headers).toMatchObject({ authorization: basic, 'x-key': 'secret' });
    expect(other.asked[0]?.headers).not.toHaveProperty('x-key');
    expect(other.asked[0]?.headers).not.toHaveProperty('authorization');
    expect(JSON.stringify(fetched)).not.toContain('pa');
  });

  test('to an address that the guard refuses is refused', async () => {
    await using origin = await openOrigin();
    origin.answer('/old', status(302, { Location: 'http://169.254.169.254/latest' }));
    expect(await fetchFrom(`${origin.url}/old`)).toMatchObject({ failure: { code: 'refused' } });
  });
});

describe('what is no HTTP', () => {
  test.each([
    ['words', 'hello\n', 'protocol'],
    ['nothing', '', 'cut'],
    ['a status that there is not', 'HTTP/1.1 9999 Odd\r\n\r\n', 'protocol'],
    ['a chunk without a size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n', 'protocol'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 'cut'],
    ['headers without end', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(10_000)}`, 'headers'],
    [
      'a redirect to nobody',
      'HTTP/1.1 302 Found\r\nLocation: http://%zz@127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n',
      'connect',
    ],
    [
      'a redirect to a name too long',
      `HTTP/1.1 302 Found\r\nLocation: http://${'a'.repeat(300)}.example/\r\nContent-Length: 0\r\n\r\n`,
      'dns',
    ],
  ])('%s is a named failure', async (_situation, answer, code) => {
    const server = createServer((socket) => socket.end(answer)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await fetchFrom(`http://127.0.0.1:${port}/`)).toMatchObject({
      outcome: 'failed',
      failure: { stage: 'fetch', code },
    });
    server.close();
  });
});

describe('what else is no document', () => {
  test('an error status, with the wait that the origin asks for', async () => {
    await using origin = await openOrigin();
    origin.answer('/busy', status(503, { 'Retry-After': '120' }));
    origin.answer('/often', status(429, { 'Retry-After': 'Tue, 13 Jan 2026 05:00:00 GMT' }));
    origin.answer('/broken', status(500, { 'Retry-After': '120' }));
    expect(await fetchFrom(`${origin.url}/busy`)).toEqual({
      outcome: 'failed',
      failure: { stage: 'fetch', code: 'status', detail: '503' },
      waitUntil: '2026-01-13T04:02:00.000Z',
    });
    expect(await fetchFrom(`${origin.url}/often`)).toMatchObject({ waitUntil: '2026-01-13T05:00:00.000Z' });
    expect(await fetchFrom(`${origin.url}/broken`)).toMatchObject({
      waitUntil: '2026-01-13T04:02:00.000Z',
      failure: { detail: '500' },
    });
  });

  test('a host that does not exist, and one where nobody listens', async () => {
    expect(await fetchFrom('http://no-such-host.invalid/')).toMatchObject({ failure: { code: 'dns' } });
    const origin = await openOrigin();
    await origin[Symbol.asyncDispose]();
    expect(await fetchFrom(origin.url)).toMatchObject({ failure: { code: 'connect' } });
  });

  test('an address of this machine, unless its network is allowed', async () => {
    await using origin = await openOrigin();
    for (const url of [
      origin.url,
      origin.url.replace('127.0.0.1', 'localhost'),
      origin.url.replace('127.0.0.1', '2130706433'),
    ]) {
      expect(await fetchFrom(url, {}, { ...POLICY, allow: [] })).toMatchObject({ failure: { code: 'refused' } });
    }
    expect(origin.asked).toEqual([]);
  });
});

test('a file is read, unless it is too large or not there', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'sonin-fetch-'));
  await writeFile(path.join(folder, 'feed.xml'), 'text');
  await writeFile(path.join(folder, 'large.xml'), Buffer.alloc(20_000));
  const fetchFile = (name: string) => fetchFrom(pathToFileURL(path.join(folder, name)).href);
  expect(await fetchFile('feed.xml')).toMatchObject({
    outcome: 'fresh',
    validators: { etag: null, lastModified: null },
  });
  expect(await fetchFile('large.xml')).toMatchObject({ failure: { code: 'too-large' } });
  expect(await fetchFile('none.xml')).toMatchObject({ failure: { code: 'file' } });
  await rm(folder, { recursive: true });
});

test('one host is asked one thing at a time, with a rest between', async () => {
  await using origin = await openOrigin();
  const { answer, most } = countingDocument('text');
  origin.answer('/feed', answer);
  await using fetcher = openFetcher({ ...POLICY, pause: 30 }, AGENT, () => NOW);
  await Promise.all([1, 2, 3].map(() => fetcher.fetch(toRequest(`${origin.url}/feed`))));
  expect(most()).toBe(1);
  const [first = 0, second = 0, third = 0] = origin.asked.map(({ at }) => at);
  expect(Math.min(second - first, third - second)).toBeGreaterThanOrEqual(29);
});

test('what is under way, or waits for its turn, is cut off when the fetcher is closed', async () => {
  await using origin = await openOrigin();
  const fetcher = openFetcher({ ...POLICY, pause: 60_000 }, AGENT, () => NOW);
  origin.answer('/feed', () => void fetcher[Symbol.asyncDispose]());
  const fetched = await Promise.all([1, 2].map(() => fetcher.fetch(toRequest(`${origin.url}/feed`))));
  expect(fetched).toMatchObject([{ failure: { code: 'stopped' } }, { failure: { code: 'stopped' } }]);
  expect(origin.asked).toHaveLength(1);
});

async function fetchFrom(url: string, given: Partial<FetchRequest> = {}, policy = POLICY) {
  await using fetcher = openFetcher(policy, AGENT, () => NOW);
  return await fetcher.fetch({ ...toRequest(url), ...given });
}

function toRequest(url: string): FetchRequest {
  return { url, own: url, validators: null, headers: {}, timeout: 5_000, robots: false, proxy: null };
}
