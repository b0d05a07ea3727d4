import { connect } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { ask, send } from './client.ts';
import { CHANGED, FEED, openShelves, PAGE } from './shelves.ts';

const web = await openShelves();
afterAll(() => web[Symbol.asyncDispose]());

const TAG = `"${FEED.etag}"`;

describe('a document', () => {
  test('is served with everything that lets a reader ask less often', async () => {
    const { status, headers, body } = await ask(web, '/en.atom');
    expect(status).toBe(200);
    expect(body).toEqual(FEED.bodies.identity);
    expect(headers).toMatchObject({
      etag: TAG,
      'last-modified': 'Tue, 03 Feb 2026 04:05:06 GMT',
      'cache-control': 'public, max-age=60',
      vary: 'Accept-Encoding',
      'content-type': 'application/atom+xml; charset=utf-8',
      'content-length': String(FEED.bodies.identity.byteLength),
      link: '<https://sonin.example/en.atom>; rel="self", <https://sonin.example/en.rss>; rel="alternate"',
      'access-control-allow-origin': '*',
    });
  });

  test('is the same to HEAD, without its body', async () => {
    const { headers, body } = await ask(web, '/en.atom', {}, 'HEAD');
    expect(body).toHaveLength(0);
    expect(headers).toMatchObject({ etag: TAG, 'content-length': String(FEED.bodies.identity.byteLength) });
  });

  test.each(['gzip', 'br'] as const)('comes in %s as it was made, under an ETag of its own', async (coding) => {
    const { headers, body } = await ask(web, '/en.atom', { 'Accept-Encoding': coding });
    expect(body).toEqual(FEED.bodies[coding]);
    expect(headers).toMatchObject({ 'content-encoding': coding, etag: `"${FEED.etag}-${coding}"` });
  });

  test.each(['/en.atom?utm_source=x', '/en%2Eatom', 'http://elsewhere.example/en.atom'])(
    'is found at %s',
    async (path) => {
      expect((await ask(web, path)).status).toBe(200);
    },
  );

  test('is not offered to other pages where it is a page', async () => {
    expect((await ask(web, '/')).headers['access-control-allow-origin']).toBeUndefined();
  });

  test('may be made when it is asked for', async () => {
    expect((await ask(web, '/en/entries/kept')).body).toEqual(PAGE.bodies.identity);
  });
});

describe('a client that has the document', () => {
  test.each([
    ['its tag', TAG],
    ['the tag of another coding', `"${FEED.etag}-br"`],
    ['a weak form of it', `W/${TAG}`],
    ['a list with it', `"other", W/"another", ${TAG}`],
    ['any', '*'],
  ])('and shows %s is told that nothing changed', async (_, tag) => {
    const { status, headers, body } = await ask(web, '/en.atom', { 'If-None-Match': tag, 'Accept-Encoding': 'gzip' });
    expect(status).toBe(304);
    expect(body).toHaveLength(0);
    expect(headers).toMatchObject({ etag: `"${FEED.etag}-gzip"`, vary: 'Accept-Encoding' });
    expect(headers['content-length']).toBeUndefined();
  });

  test.each([
    ['the date', 'Tue, 03 Feb 2026 04:05:06 GMT', 304],
    ['a later date', 'Wed, 04 Feb 2026 04:05:06 GMT', 304],
    ['an earlier date', 'Tue, 03 Feb 2026 04:05:05 GMT', 200],
    ['no date', 'yesterday', 200],
    ['a number', '9999999999999', 200],
  ])('and shows %s is answered by it', async (_, date, status) => {
    expect((await ask(web, '/en.atom', { 'If-Modified-Since': date })).status).toBe(status);
  });

  test('is judged by its tag where it shows both', async () => {
    const later = { 'If-Modified-Since': 'Wed, 04 Feb 2026 04:05:06 GMT' };
    expect((await ask(web, '/en.atom', { ...later, 'If-None-Match': '"other"' })).status).toBe(200);
    const earlier = { 'If-Modified-Since': 'Mon, 02 Feb 2026 04:05:06 GMT' };
    expect((await ask(web, '/en.atom', { ...earlier, 'If-None-Match': TAG })).status).toBe(304);
  });
});

describe('what is not there', () => {
  test.each([
    '/nothing',
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/en/entries/..%2f..%2fsecret',
    '/%',
    '/%00',
    '/en.atom%0d%0aSet-Cookie:%20a=b',
    '//elsewhere.example/en.atom',
  ])('is not found at %s', async (path) => {
    const { status, headers, body } = await ask(web, path);
    expect(status).toBe(404);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    expect(headers['set-cookie']).toBeUndefined();
    expect(body.toString()).toContain('Ийм хуудас алга.');
  });

  test('is said to be gone where it was withdrawn', async () => {
    const { status, body } = await ask(web, '/en/entries/withdrawn');
    expect(status).toBe(410);
    expect(body.toString()).toContain('This story has been withdrawn.');
  });
});

describe('what nobody should send', () => {
  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE'])('%s is refused, and told what is allowed', async (method) => {
    const { status, headers } = await ask(web, '/en.atom', {}, method);
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD, OPTIONS');
  });

  test('a body is not read, and what follows it is no request', async () => {
    const smuggled = 'GET /en.atom HTTP/1.1\r\nHost: a\r\n\r\n';
    const received = await send(web, `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n${smuggled}`);
    expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 405']);
  });

  test('an address of 60 kB is too long', async () => {
    expect((await ask(web, `/${'a'.repeat(60_000)}`)).status).toBe(414);
  });

  test('headers of 200 kB are too large', async () => {
    const received = await send(web, `GET / HTTP/1.1\r\nHost: a\r\nX-A: ${'a'.repeat(200_000)}\r\n\r\n`);
    expect(received).toMatch(/^HTTP\/1\.1 431 /);
  });

  test.each([
    'nonsense\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n',
    'GET /\u0001 HTTP/1.1\r\nHost: a\r\n\r\n',
  ])('%j is a bad request', async (bytes) => {
    const received = await send(web, bytes);
    expect(received).toMatch(/^HTTP\/1\.1 400 /);
    expect(received).toContain('nosniff');
  });
});

test('programs on other pages may ask for feeds, with conditions', async () => {
  const { status, headers } = await ask(web, '/en.atom', {}, 'OPTIONS');
  expect(status).toBe(204);
  expect(headers['access-control-allow-headers']).toContain('If-None-Match');
  expect((await ask(web, '/', {}, 'OPTIONS')).headers['access-control-allow-origin']).toBeUndefined();
});

test('a failure of ours is told to the operator and not to the client', async () => {
  const warnings: unknown[] = [];
  await using own = await openShelves({ warn: (_, error) => warnings.push(error) });
  const { status, body } = await ask(own, '/en/entries/broken');
  expect(status).toBe(500);
  expect(body.toString()).not.toMatch(/secret|at /);
  expect(String(warnings[0])).toContain('the store is away');
});

test('the service that is unwell says so', async () => {
  const body = { well: false, why: 'no visits' };
  await using own = await openShelves({ health: async () => ({ well: false, body }) });
  const answered = await ask(own, '/healthz');
  expect(answered.status).toBe(503);
  expect(JSON.parse(answered.body.toString())).toEqual(body);
  expect((await ask(web, '/healthz')).status).toBe(200);
});

test('a port that is taken is an error that says what to do', async () => {
  await expect(openShelves({ port: web.port })).rejects.toThrow(/cannot listen on 127\.0\.0\.1:\d+: another program/);
});

test('it stops within two seconds, with clients that rest, stall, or wait for an answer', async () => {
  const asked = Promise.withResolvers<void>();
  const never = () => {
    asked.resolve();
    return new Promise<never>(() => {});
  };
  const own = await openShelves({ findLater: never });
  const sockets = ['GET / HTTP/1.1\r\nHost: a\r\n\r\n', 'GET / HT', 'GET /slow HTTP/1.1\r\nHost: a\r\n\r\n'].map(
    (bytes) => {
      const socket = connect(own.port, '127.0.0.1', () => socket.write(bytes));
      socket.on('error', () => {}).resume();
      return socket;
    },
  );
  await asked.promise;
  const ended = Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
  await Promise.all([own[Symbol.asyncDispose](), own[Symbol.asyncDispose]()]);
  await ended;
  await expect(ask(own, '/')).rejects.toThrow('ECONNREFUSED');
});

test('an answer under way is finished before it stops', async () => {
  const asked = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<typeof PAGE>();
  const findLater = () => {
    asked.resolve();
    return ready.promise;
  };
  const own = await openShelves({ findLater });
  const answered = ask(own, '/slow');
  await asked.promise;
  const stopped = own[Symbol.asyncDispose]();
  ready.resolve(PAGE);
  expect((await answered).status).toBe(200);
  await stopped;
});

test('the date of change is what the document says, to the second', () => {
  expect(FEED.changed).toBe(CHANGED);
});
