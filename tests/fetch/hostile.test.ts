import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import path from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openFetcher, type FetchRequest } from '../../src/fetch/fetch.ts';
import { document, openOrigin, status } from '../origin.ts';
import { openRawOrigin, pour } from './raw-origin.ts';

const OK = 'HTTP/1.1 200 OK\r\n';
const CERTIFICATE = path.join(import.meta.dirname, 'fixtures/self-signed.pem');

/** Another address of this machine than the usual one. */
const HERE = '127.0.0.2';

/** Short enough that what never ends is over soon. */
const LIMITS = { connect: 600, firstByte: 500, betweenBytes: 400 };

describe('headers', () => {
  test.each<[string, (socket: Socket) => void, string]>([
    ['a hundred megabytes of them', (socket) => pour(socket, `${OK}${'X-A: b\r\n'.repeat(10_000)}`, 1_300), 'headers'],
    [
      'a hundred megabytes of one',
      (socket) => (socket.write(`${OK}X: `), pour(socket, 'y'.repeat(100_000), 1_000)),
      'headers',
    ],
    ['ten thousand', (socket) => socket.end(`${OK}${'a:b\r\n'.repeat(10_000)}\r\n`), 'headers'],
    ['three hundred, all small', (socket) => socket.end(`${OK}${'a:b\r\n'.repeat(300)}\r\n`), 'headers'],
    ['one that never ends', (socket) => socket.write(`${OK}X: `), 'timeout'],
    ['one without a name', (socket) => socket.end(`${OK}: b\r\n\r\n`), 'protocol'],
    ['one with a NUL', (socket) => socket.end(`${OK}A: \0\r\n\r\n`), 'protocol'],
    ['one that is folded', (socket) => socket.end(`${OK}A: b\r\n c\r\nContent-Length: 0\r\n\r\n`), 'protocol'],
    ['__proto__', (socket) => socket.end(`${OK}__proto__: x\r\nContent-Length: 0\r\n\r\n`), 'fresh'],
  ])('%s', async (_situation, speak, outcome) => {
    expect(await fetchRaw(speak)).toBe(outcome);
  });
});

describe('what comes before an answer', () => {
  test.each<[string, (socket: Socket) => void, string]>([
    ['a hint', (socket) => socket.end(`HTTP/1.1 103 Early\r\nLink: x\r\n\r\n${OK}Content-Length: 1\r\n\r\na`), 'fresh'],
    ['a flood of hints', (socket) => pour(socket, 'HTTP/1.1 103 Early\r\n\r\n'.repeat(1_000)), 'protocol'],
    ['a flood of processing', (socket) => pour(socket, 'HTTP/1.1 102 P\r\n\r\n'.repeat(1_000)), 'protocol'],
    ['a 100 that was not asked for', (socket) => socket.end('HTTP/1.1 100 Continue\r\n\r\n'), 'cut'],
    [
      'a change of protocol',
      (socket) => socket.end('HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
      'cut',
    ],
    ['silence', () => {}, 'timeout'],
    ['an end', (socket) => socket.end(), 'cut'],
    ['a reset', (socket) => socket.resetAndDestroy(), 'cut'],
  ])('%s', async (_situation, speak, outcome) => {
    expect(await fetchRaw(speak)).toBe(outcome);
  });
});

describe('what is no HTTP/1', () => {
  test.each([
    ['a page without headers, as HTTP/0.9 had it', '<html>\n'],
    ['HTTP/9.9', 'HTTP/9.9 200 OK\r\n\r\n'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['a status of words', 'HTTP/1.1 OK\r\n\r\n'],
    ['a length of words', `${OK}Content-Length: ten\r\n\r\nab`],
    ['a length below nothing', `${OK}Content-Length: -1\r\n\r\nab`],
    ['a chunk of no number', `${OK}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`],
    ['a chunk of more than there is', `${OK}Transfer-Encoding: chunked\r\n\r\n${'f'.repeat(40)}\r\n`],
  ])('%s', async (_situation, text) => {
    expect(await fetchRaw((socket) => socket.end(text))).toBe('protocol');
  });
});

describe('a body', () => {
  test.each<[string, (socket: Socket) => void, string]>([
    ['without end', (socket) => (socket.write(`${OK}\r\n`), pour(socket, 'x'.repeat(100_000))), 'too-large'],
    [
      'of endless chunks',
      (socket) => (socket.write(`${OK}Transfer-Encoding: chunked\r\n\r\n`), pour(socket, '1\r\nx\r\n'.repeat(9_000))),
      'too-large',
    ],
    ['that pauses', (socket) => socket.write(`${OK}Content-Length: 9\r\n\r\nx`), 'timeout'],
    ['shorter than its length', (socket) => socket.end(`${OK}Content-Length: 9\r\n\r\nx`), 'cut'],
    ['longer than its length', (socket) => socket.end(`${OK}Content-Length: 1\r\n\r\nabcdef`), 'fresh'],
    [
      'of a length that nothing has',
      (socket) => socket.write(`${OK}Content-Length: 999999999999\r\n\r\nx`),
      'too-large',
    ],
    ['of two lengths', (socket) => socket.end(`${OK}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`), 'cut'],
    ['of a length with commas', (socket) => socket.end(`${OK}Content-Length: 1, 1\r\n\r\nab`), 'cut'],
    [
      'with a length and in chunks',
      (socket) => socket.end(`${OK}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n`),
      'cut',
    ],
    ['without its last chunk', (socket) => socket.end(`${OK}Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n`), 'cut'],
    [
      'with a chunk’s extension without end',
      (socket) => (socket.write(`${OK}Transfer-Encoding: chunked\r\n\r\n1;`), pour(socket, 'x'.repeat(10_000))),
      'timeout',
    ],
    [
      'with trailers without end',
      (socket) => (
        socket.write(`${OK}Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n`),
        pour(socket, 'A: b\r\n'.repeat(1_000))
      ),
      'headers',
    ],
    [
      'that is reset',
      (socket) => socket.write(`${OK}Content-Length: 9\r\n\r\nx`, () => setTimeout(() => socket.resetAndDestroy(), 10)),
      'cut',
    ],
  ])('%s', async (_situation, speak, outcome) => {
    expect(await fetchRaw(speak)).toBe(outcome);
  });

  test('of a byte every now and then ends with the whole request’s time', async () => {
    const drip = (socket: Socket) => {
      socket.write(`${OK}Content-Length: 1000\r\n\r\n`);
      const timer = setInterval(() => socket.write('x'), 20);
      socket.on('close', () => clearInterval(timer));
    };
    await using origin = await openRawOrigin(drip, HERE);
    const fetched = await fetchFrom(
      origin.url,
      { timeout: 250 },
      { ...LIMITS, firstByte: 10_000, betweenBytes: 10_000 },
    );
    expect(fetched).toMatchObject({ failure: { detail: 'the request in all took longer than 250 ms' } });
  });

  test('that nobody wants holds nobody up', async () => {
    const drip = (socket: Socket) => socket.write('HTTP/1.1 410 Gone\r\nContent-Length: 1000\r\n\r\nx');
    await using origin = await openRawOrigin(drip, HERE);
    expect(await fetchFrom(origin.url)).toMatchObject({ failure: { code: 'status', detail: '410' } });
  });
});

describe('a bomb', () => {
  const megabytes = Buffer.alloc(200_000_000);
  const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
  const twice = (bytes: Buffer) => gzipSync(gzipSync(bytes));

  test.each<[string, string, (bytes: Buffer) => Uint8Array, string]>([
    ['gzip', 'gzip', (bytes) => gzipSync(bytes.subarray(0, 20_000_000)), 'too-large'],
    ['br', 'br', (bytes) => brotliCompressSync(bytes.subarray(0, 50_000_000), fast), 'too-large'],
    ['zstd', 'zstd', (bytes) => zstdCompressSync(bytes), 'too-large'],
    ['deflate', 'deflate', (bytes) => deflateSync(bytes.subarray(0, 20_000_000)), 'too-large'],
    ['deflate without a header', 'deflate', (bytes) => deflateRawSync(bytes.subarray(0, 20_000_000)), 'too-large'],
    ['gzip in gzip', 'gzip, gzip', (bytes) => twice(bytes.subarray(0, 1_000_000)), 'encoding'],
    ['two hundred codings', Array(200).fill('gzip').join(', '), () => gzipSync('x'), 'encoding'],
    ['members of gzip in which nothing is', 'gzip', () => Buffer.concat(Array(6_000).fill(gzipSync(''))), 'too-large'],
  ])('of %s does not go off', async (_name, coding, encode, code) => {
    await using origin = await openOrigin(HERE);
    origin.answer('/', document(encode(megabytes), { 'Content-Encoding': coding }));
    const before = process.memoryUsage().rss;
    expect(await fetchFrom(origin.url)).toMatchObject({ failure: { code } });
    expect(process.memoryUsage().rss - before).toBeLessThan(64_000_000);
  });

  test('of codings in several lines does not go off', async () => {
    const head = `${OK}Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n\r\n`;
    expect(await fetchRaw((socket) => socket.end(head))).toBe('encoding');
  });

  test('that asks for a window of 128 MB gets none', async () => {
    // A frame's head with a window descriptor of 2^27 bytes (RFC 8878, 3.1.1.1.2), and a raw block of one byte.
    const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, (27 - 10) << 3, 0x09, 0x00, 0x00, 0x78]);
    await using origin = await openOrigin(HERE);
    origin.answer('/', document(frame, { 'Content-Encoding': 'zstd' }));
    expect(await fetchFrom(origin.url)).toMatchObject({ failure: { code: 'encoding' } });
  });
});

describe('a status', () => {
  test.each([204, 205, 206, 201, 300, 305, 400, 451, 599, 999])('of %i is no document', async (code) => {
    const speak = (socket: Socket) => socket.end(`HTTP/1.1 ${code} X\r\nContent-Length: 0\r\n\r\n`);
    await using origin = await openRawOrigin(speak, HERE);
    expect(await fetchFrom(origin.url)).toMatchObject({ failure: { code: 'status', detail: String(code) } });
  });

  test('of a redirect to nowhere is the failure that it is', async () => {
    await using origin = await openOrigin(HERE);
    origin.answer('/', status(302));
    expect(await fetchFrom(origin.url)).toMatchObject({ failure: { code: 'status', detail: '302' } });
  });
});

describe('a redirect', () => {
  test.each([
    ['file:///etc/passwd', 'redirects'],
    ['data:text/xml,<rss/>', 'redirects'],
    ['javascript:alert(1)', 'redirects'],
    ['ftp://khaan.example/', 'redirects'],
    ['gopher://127.0.0.1:6379/_FLUSHALL', 'redirects'],
    ['http://', 'redirects'],
    ['http://%zz/', 'redirects'],
    [`/${'a'.repeat(20_000)}`, 'redirects'],
    [`/${'a'.repeat(60_000)}`, 'headers'],
    ['//10.0.0.1/', 'refused'],
    ['http://2130706433/', 'refused'],
    ['http://0x7f.1/', 'refused'],
    ['http://0177.0.0.1/', 'refused'],
    ['http://127.1/', 'refused'],
    ['http://0/', 'refused'],
    ['http://127.0.0.1./', 'refused'],
    ['http://LOCALHOST/', 'refused'],
    ['http://localhost./', 'refused'],
    ['http://[::ffff:127.0.0.1]/', 'refused'],
    ['http://[::FFFF:7F00:1]/', 'refused'],
    ['http://[::]/', 'refused'],
    ['http://[::1]/', 'refused'],
    ['http://[64:ff9b::7f00:1]/', 'refused'],
    ['http://[64:ff9b:1::1]/', 'refused'],
    ['http://[2002:7f00:1::]/', 'refused'],
    ['http://[fe80::1%25eth0]/', 'redirects'],
    ['http://１２７.０.０.１/', 'refused'],
    ['http://①②⑦.⓪.⓪.①/', 'refused'],
    ['http://169.254.169.254/latest/meta-data', 'refused'],
    ['http://me:secret@10.0.0.1/', 'refused'],
    ['http:\\\\10.0.0.1\\', 'refused'],
    ['http://8.8.8.8:22/', 'refused'],
    ['https://8.8.8.8:8443/', 'refused'],
  ])('to %s leads nowhere', async (location, code) => {
    const head = `HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`;
    await using origin = await openRawOrigin((socket) => socket.end(head, 'utf8'), HERE);
    const fetched = await fetchFrom(origin.url);
    expect(fetched).toMatchObject({ failure: { code } });
    expect(JSON.stringify(fetched)).not.toContain('secret');
    expect(JSON.stringify(fetched).length).toBeLessThan(600);
  });

  test('to itself, and two to each other, are asked for once', async () => {
    await using origin = await openOrigin(HERE);
    origin.answer('/self', status(302, { Location: '/self#again' }));
    origin.answer('/a', status(301, { Location: '/b' }));
    origin.answer('/b', status(301, { Location: '/a' }));
    expect(await fetchFrom(`${origin.url}/self`)).toMatchObject({ failure: { code: 'redirects' } });
    expect(await fetchFrom(`${origin.url}/a`)).toMatchObject({ failure: { code: 'redirects' } });
    expect(origin.asked.map((asked) => asked.path)).toEqual(['/self', '/a', '/b']);
  });

  test('that breaks its line asks for nothing of its own', async () => {
    await using origin = await openOrigin(HERE);
    await using raw = await openRawOrigin(
      (socket) =>
        socket.end(`HTTP/1.1 302 Found\r\nLocation: ${origin.url}/a%0d%0aX-Bad:%201\tb\r\nContent-Length: 0\r\n\r\n`),
      HERE,
    );
    await fetchFrom(raw.url);
    expect(origin.asked).toHaveLength(1);
    expect(origin.asked[0]?.headers).not.toHaveProperty('x-bad');
  });

  test('that sets a cookie does not get it back, nor learns where we came from', async () => {
    await using origin = await openOrigin(HERE);
    origin.answer('/a', status(302, { Location: '/b', 'Set-Cookie': 'id=1' }));
    origin.answer('/b', document('text'));
    await fetchFrom(`${origin.url}/a`);
    expect(Object.keys(origin.asked[1]?.headers ?? {}).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });
});

describe('a certificate', () => {
  test('that nobody vouches for is a failure of its own', async () => {
    const pem = readFileSync(CERTIFICATE);
    const server = createTlsServer({ key: pem, cert: pem }, (socket) => socket.end(`${OK}Content-Length: 0\r\n\r\n`));
    server.on('tlsClientError', () => {});
    await new Promise<void>((resolve) => server.listen(0, HERE, resolve));
    const { port } = server.address() as { port: number };
    expect(await fetchFrom(`https://${HERE}:${port}/`)).toMatchObject({ failure: { code: 'tls' } });
    server.close();
  });

  test('that never comes is a time that is up', async () => {
    await using origin = await openRawOrigin(() => {}, HERE);
    const fetched = await fetchFrom(`https://${HERE}:${origin.port}/`, { timeout: 150 });
    expect(fetched).toMatchObject({ failure: { code: 'timeout' } });
  });

  test('instead of which comes plain text is no handshake', async () => {
    await using origin = await openRawOrigin((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), HERE);
    expect(await fetchFrom(`https://${HERE}:${origin.port}/`)).toMatchObject({ failure: { code: 'tls' } });
  });
});

/** What came of it: the failure's code, or the outcome. */
async function fetchRaw(speak: (socket: Socket) => void): Promise<string> {
  await using origin = await openRawOrigin(speak, HERE);
  const fetched = await fetchFrom(origin.url);
  return fetched.outcome === 'failed' ? fetched.failure.code : fetched.outcome;
}

/** Of this machine one address is let through, so that any other is still refused. */
async function fetchFrom(url: string, given: Partial<FetchRequest> = {}, limits = LIMITS) {
  const policy = { allow: [HERE], pause: 0, floor: 1000, ceiling: 1000, maxBytes: 100_000, proxy: null };
  await using fetcher = openFetcher(policy, 'Sonin/0', () => new Date(0), { limits });
  const plain = { validators: null, headers: {}, timeout: 3_000, robots: false, proxy: null };
  return await fetcher.fetch({ ...plain, url, own: url, ...given });
}
