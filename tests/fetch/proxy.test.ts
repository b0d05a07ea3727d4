import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request as ask, type IncomingMessage } from 'node:http';
import { connect, createServer as createSocketServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { openFetcher, type FetcherParts } from '../../src/fetch/fetch.ts';
import { findProxy, STRAIGHT, toProxySettings, toProxyUrl } from '../../src/fetch/proxy.ts';
import { document, openOrigin } from '../origin.ts';

const CERTIFICATE = path.join(import.meta.dirname, 'fixtures/self-signed.pem');
const FEED = new URL('https://khaan.example/feed');

describe('the proxy of an address', () => {
  test('is the source’s, else the configuration’s, else the environment’s, else none', () => {
    const environment = { https_proxy: 'http://environment:3128' };
    const settings = toProxySettings('http://configured:3128', environment);
    expect(findProxy(FEED, 'socks5://own:1080', settings)).toBe('socks5://own:1080');
    expect(findProxy(FEED, null, settings)).toBe('http://configured:3128');
    expect(findProxy(FEED, null, toProxySettings(null, environment))).toBe('http://environment:3128');
    expect(findProxy(FEED, null, STRAIGHT)).toBeNull();
  });

  test('is none where that is said, whatever comes after', () => {
    const settings = toProxySettings('none', { HTTPS_PROXY: 'http://environment:3128' });
    expect(findProxy(FEED, null, settings)).toBeNull();
    expect(findProxy(FEED, 'none', toProxySettings('http://configured:3128', {}))).toBeNull();
  });

  test('is read from the environment by the scheme of what is asked', () => {
    const settings = toProxySettings(null, {
      HTTP_PROXY: 'plain:1',
      https_proxy: ' http://secure:2 ',
      HTTPS_PROXY: 'x:3',
    });
    expect(findProxy(new URL('http://khaan.example/'), null, settings)).toBe('http://plain:1');
    expect(findProxy(FEED, null, settings)).toBe('http://secure:2');
    expect(findProxy(FEED, null, toProxySettings(null, { ALL_PROXY: 'socks5://all:4', HTTPS_PROXY: '' }))).toBe(
      'socks5://all:4',
    );
  });

  test.each([
    ['khaan.example', true],
    ['.example', true],
    ['*.khaan.example', true],
    ['other.example, KHAAN.example', true],
    ['other.example khaan.example:443', true],
    ['*', true],
    ['aan.example', false],
    ['www.khaan.example', false],
    ['khaan.example:80', false],
    [',', false],
  ])('is none where NO_PROXY is “%s”: %s', (exempt, isNone) => {
    const settings = toProxySettings(null, { https_proxy: 'http://environment:3128', no_proxy: exempt });
    expect(findProxy(FEED, null, settings) === null).toBe(isNone);
  });

  test.each([
    ['http://10.1.2.3/', '10.0.0.0/8', true],
    ['http://10.1.2.3:8080/', 'khaan.example, 10.1.2.3/32', true],
    ['http://10.1.2.3/', '0.0.0.0/0', true],
    ['http://[fd00::1]/', 'fd00::/8', true],
    ['http://[::ffff:10.1.2.3]/', '10.0.0.0/8', false],
    ['http://11.1.2.3/', '10.0.0.0/8', false],
    ['http://10.1.2.3/', '10.0.0.0/33', false],
    ['http://10.1.2.3/', '10.0.0.0/', false],
    ['http://10.1.2.3/', 'fd00::/8', false],
    ['http://10.0.0.0.example/', '10.0.0.0/8', false],
  ])('of %s is none where NO_PROXY names the network %s: %s', (url, exempt, isNone) => {
    const settings = toProxySettings(null, { http_proxy: 'http://environment:3128', no_proxy: exempt });
    expect(findProxy(new URL(url), null, settings) === null).toBe(isNone);
  });

  test.each([
    ['http://proxy:3128', true],
    ['https://me:secret@proxy', true],
    ['socks5://proxy:1080', true],
    ['proxy:3128', false],
    ['ftp://proxy', false],
    ['none', false],
  ])('“%s” can be spoken to: %s', (text, can) => {
    expect(toProxyUrl(text) !== null).toBe(can);
  });
});

describe('through a proxy', () => {
  test('a document is fetched, and the proxy alone is told its password', async () => {
    await using origin = await openOrigin();
    await using proxy = await openHttpProxy();
    origin.answer('/feed', document('text'));
    const fetched = await fetchFrom(`${origin.url}/feed`, proxy.url.replace('//', '//me:pa%20ss@'));
    expect(fetched).toMatchObject({ outcome: 'fresh', url: `${origin.url}/feed` });
    const basic = `Basic ${Buffer.from('me:pa ss').toString('base64')}`;
    expect(proxy.asked).toMatchObject([{ url: `${origin.url}/feed`, headers: { 'proxy-authorization': basic } }]);
    expect(origin.asked[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  test('of SOCKS a document is fetched, by the name of its host', async () => {
    await using origin = await openOrigin();
    await using proxy = await openSocksProxy(Number(new URL(origin.url).port));
    origin.answer('/feed', document('text'));
    const fetched = await fetchFrom('http://khaan.example/feed', proxy.url);
    expect(fetched).toMatchObject({ outcome: 'fresh' });
    expect(proxy.asked).toEqual(['khaan.example:80']);
  });

  test.each([
    ['http://10.0.0.1/', 'refused'],
    ['http://[::1]/', 'refused'],
    ['http://localhost/', 'refused'],
    ['http://printer/', 'refused'],
    ['http://printer.local./', 'refused'],
    ['http://metadata.internal/', 'refused'],
    ['http://khaan.example:6379/', 'refused'],
    ['http://mixed.example/', 'refused'],
  ])('%s is not asked for', async (url, code) => {
    await using proxy = await openHttpProxy();
    const fetched = await fetchFrom(url, proxy.url, 'http://khaan.example/');
    expect(fetched).toMatchObject({ failure: { code } });
    expect(proxy.asked).toEqual([]);
  });

  test('a secure document is asked for in a tunnel, at whose end the certificate is the target’s', async () => {
    const pem = readFileSync(CERTIFICATE);
    const target = createTlsServer({ key: pem, cert: pem });
    await once(target.listen(0, '127.0.0.1'), 'listening');
    await using proxy = await openHttpProxy(undefined, (target.address() as AddressInfo).port);
    expect(await fetchFrom('https://khaan.example/', proxy.url)).toMatchObject({ failure: { code: 'tls' } });
    expect(proxy.asked.map(({ url }) => url)).toEqual(['khaan.example:443']);
    target.close();
  });

  test('a name that nobody here knows is asked for, at its own source’s port too', async () => {
    await using proxy = await openHttpProxy(502);
    const fetched = await fetchFrom('http://khaan.example:8080/', proxy.url);
    expect(fetched).toMatchObject({ failure: { code: 'status', detail: '502' } });
    expect(proxy.asked.map(({ url }) => url)).toEqual(['http://khaan.example:8080/']);
  });

  test('that is not there, or wants a password, the failure is the proxy’s, and tells no password', async () => {
    const gone = await openHttpProxy();
    await gone[Symbol.asyncDispose]();
    await using closed = await openHttpProxy(407);
    for (const scheme of ['http', 'https']) {
      for (const { url } of [gone, closed]) {
        const fetched = await fetchFrom(`${scheme}://khaan.example/`, url.replace('//', '//me:secret@'));
        expect(fetched).toMatchObject({ failure: { code: 'proxy' } });
        expect(JSON.stringify(fetched)).not.toContain('secret');
        expect(JSON.stringify(fetched)).toContain(url);
      }
    }
  });

  test('that is none the failure tells no password either', async () => {
    const fetched = await fetchFrom('http://khaan.example/', 'ftp://me:secret@proxy');
    expect(fetched).toMatchObject({ failure: { code: 'proxy' } });
    expect(JSON.stringify(fetched)).not.toContain('secret');
  });
});

/** Forwards what is asked in absolute form, and leads every tunnel to `port`; with `refusal` it answers that to everything. */
async function openHttpProxy(refusal?: number, port?: number) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    if (refusal !== undefined) {
      response.writeHead(refusal).end();
      return;
    }
    const onward = ask(request.url ?? '', { headers: { host: request.headers.host } }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.end();
  });
  server.on('connect', (request, socket) => {
    asked.push(request);
    if (port === undefined) {
      socket.end(`HTTP/1.1 ${refusal ?? 502} No\r\n\r\n`);
      return;
    }
    const onward = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    socket
      .on('error', () => {})
      .pipe(onward.on('error', () => {}))
      .pipe(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Leads every name to a port of this machine, and keeps the names (RFC 1928). */
async function openSocksProxy(port: number) {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]));
      socket.once('data', (wish) => {
        const length = wish[4] ?? 0;
        asked.push(`${wish.subarray(5, 5 + length).toString()}:${wish.readUInt16BE(5 + length)}`);
        const onward = connect(port, '127.0.0.1', () => {
          socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 80]));
          socket.pipe(onward).pipe(socket);
        });
        onward.on('error', () => {});
      });
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `socks5://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

async function fetchFrom(url: string, proxy: string, own = url) {
  const policy = { allow: ['127.0.0.2/32'], pause: 0, floor: 1000, ceiling: 1000, maxBytes: 10_000, proxy: null };
  const known = { 'mixed.example': ['93.184.215.14', '10.0.0.1'] };
  const resolve: FetcherParts['resolve'] = async (name) => {
    const found = known[name as keyof typeof known];
    if (found === undefined) throw Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' });
    return found.map((address) => ({ address, family: 4 }));
  };
  // The origin itself is on this machine, as the operator knows.
  if (new URL(url).hostname === '127.0.0.1') policy.allow = ['127.0.0.1'];
  await using fetcher = openFetcher(policy, 'Sonin/0', () => new Date('2026-01-13T04:00:00Z'), { resolve });
  return await fetcher.fetch({ url, own, validators: null, headers: {}, timeout: 2_000, robots: false, proxy });
}
