// How long and how much the server puts up with, with its limits set low enough to be met at once.
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { LIMITS } from '../../src/publish/limits.ts';
import type { Limits } from '../../src/publish/limits.ts';
import type { Web } from '../../src/publish/server.ts';
import type { Document } from '../../src/model/edition.ts';
import { ask, findStatuses, send } from './client.ts';
import { FEED, openShelves, PAGE } from './shelves.ts';

/** More than loopback's buffers hold, so that a client that does not read holds the answer up. */
const LARGE = 24_000_000;

const sockets: Socket[] = [];
afterEach(() => sockets.splice(0).forEach((socket) => socket.destroy()));

function open(limits: Partial<Limits>, find?: (path: string) => Document | null): Promise<Web> {
  return openShelves({
    limits: { ...LIMITS, checkInterval: 20, grace: 50, ...limits },
    ...(find === undefined ? {} : { find }),
  });
}

/** A connection on which nothing is read until `resume`. */
async function hold(web: Web, bytes: string): Promise<Socket> {
  const socket = connect(web.port, '127.0.0.1');
  sockets.push(socket.on('error', () => {}).pause());
  await once(socket, 'connect');
  if (bytes !== '') socket.write(bytes);
  return socket;
}

test.each([
  ['says nothing', ''],
  ['never ends its headers', 'GET / HTTP/1.1\r\nHost: a\r\nX-A: '],
])('a client that %s is told so and let go', async (_, bytes) => {
  await using web = await open({ headersTimeout: 100, requestTimeout: 150 });
  const received = await send(web, bytes);
  expect(findStatuses(received)).toEqual([408]);
});

test('a client that adds a header now and then is let go as well', async () => {
  await using web = await open({ headersTimeout: 150, requestTimeout: 200 });
  const socket = await hold(web, 'GET / HTTP/1.1\r\nHost: a\r\n');
  const dripping = setInterval(() => socket.write('X-A: b\r\n'), 20);
  await expect(toClose(socket.resume())).resolves.toBeUndefined();
  clearInterval(dripping);
});

test('a connection that rests after its answer is ended', async () => {
  await using web = await open({ keepAliveTimeout: 50 });
  const received = await send(web, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  expect(findStatuses(received)).toEqual([200]);
});

test('a client that does not read its answer is let go, and nobody waits for it', async () => {
  const large = { ...FEED, bodies: { ...FEED.bodies, identity: Buffer.alloc(LARGE, 'a') } };
  await using web = await open({ answerTimeout: 200 }, (path) => (path === '/large' ? large : PAGE));
  const before = process.memoryUsage().arrayBuffers;
  const stalled = await Promise.all(
    Array.from({ length: 50 }, () => hold(web, 'GET /large HTTP/1.1\r\nHost: a\r\n\r\n')),
  );
  expect((await ask(web, '/')).status).toBe(200);
  // The document is held once, however many stand in line for it.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(LARGE);
  await Promise.all(stalled.map(cutOff));
  expect(Math.max(...stalled.map(({ bytesRead }) => bytesRead))).toBeLessThan(LARGE);
});

test('a client that asks thousands of times and reads nothing is not answered ahead', async () => {
  const times = 20_000;
  let asked = 0;
  await using web = await open({}, () => {
    asked += 1;
    return FEED;
  });
  await hold(web, 'GET /en.atom HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(times));
  expect((await ask(web, '/')).status).toBe(200);
  await web[Symbol.asyncDispose]();
  expect(asked).toBeLessThan(times / 2);
});

test('a body of some megabytes is passed over, so that who reads only after writing learns that it was not wanted', async () => {
  await using web = await open({});
  const socket = await hold(web, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4000000\r\n\r\n');
  const written = await new Promise((resolve) => socket.write('a'.repeat(4_000_000), resolve));
  expect(written ?? null).toBeNull();
  const [answer] = (await once(socket.resume(), 'data')) as [Buffer];
  expect(findStatuses(answer.toString())).toEqual([405]);
});

test.each(['Content-Length: 4000000000', 'Transfer-Encoding: chunked'])(
  'a body without end (%s) is cut off after a while',
  async (header) => {
    await using web = await open({ maxPassedOver: 1_000_000, passOverTimeout: 10_000 });
    const socket = await hold(web, `POST / HTTP/1.1\r\nHost: a\r\n${header}\r\n\r\n`);
    const chunk = header.startsWith('T') ? `10000\r\n${'a'.repeat(0x1_00_00)}\r\n` : 'a'.repeat(0x1_00_00);
    const flood = () => {
      while (socket.write(chunk));
    };
    socket.on('drain', flood).resume();
    flood();
    await toClose(socket);
    // What the buffers of both ends hold comes on top.
    expect(socket.bytesWritten).toBeLessThan(20_000_000);
  },
);

test('a body that comes a byte at a time is not waited for', async () => {
  await using web = await open({ passOverTimeout: 100 });
  const received = await send(web, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\na');
  expect(findStatuses(received)).toEqual([405]);
});

test('a hundred POSTs at once are refused one by one', async () => {
  await using web = await open({});
  const bytes = `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n${'a'.repeat(100_000)}`;
  const received = await Promise.all(Array.from({ length: 100 }, () => send(web, bytes)));
  expect(new Set(received.flatMap(findStatuses))).toEqual(new Set([405]));
  expect((await ask(web, '/')).status).toBe(200);
});

test.each([
  [101, 431],
  [2_000, 431],
  [90, 200],
])('%i header lines get %i', async (count, status) => {
  await using web = await open({});
  const lines = 'X-A: b\r\n'.repeat(count);
  const received = await send(web, `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${lines}\r\n`);
  expect(findStatuses(received)).toEqual([status]);
});

test('headers of 60 kB are read, in every place where they count', async () => {
  await using web = await open({});
  const long = ', "x"'.repeat(12_000);
  for (const name of ['If-None-Match', 'Accept-Encoding', 'If-Modified-Since', 'X-A']) {
    expect((await ask(web, '/en.atom', { [name]: long })).status).toBe(200);
  }
});

test('many connections keep nobody out: the one that asked for nothing for longest goes', async () => {
  await using web = await open({ maxConnections: 20 });
  const busy = await hold(web, '');
  await exchange(busy);
  const silent = await Promise.all(Array.from({ length: 18 }, () => hold(web, 'GET / HT')));
  // Whoever comes later is let in later: with this answer all of them are in.
  expect((await ask(web, '/')).status).toBe(200);
  await exchange(busy);
  const ended = silent.map((socket) => toClose(socket.resume()));
  await Promise.all(Array.from({ length: 19 }, () => hold(web, '')));
  await Promise.all(ended);
  await exchange(busy);
  expect((await ask(web, '/')).status).toBe(200);
  await exchange(busy);
});

test('a client that leaves in the middle leaves nothing behind', async () => {
  const warnings: unknown[] = [];
  const ready = Promise.withResolvers<null>();
  let asked = 0;
  await using web = await openShelves({
    warn: (_, error) => warnings.push(error),
    findLater: () => {
      asked += 1;
      return ready.promise;
    },
  });
  const leaving = await Promise.all(
    Array.from({ length: 50 }, () => hold(web, 'GET /slow HTTP/1.1\r\nHost: a\r\n\r\n')),
  );
  await vi.waitUntil(() => asked === 50, { interval: 5 });
  for (const socket of leaving) socket.resetAndDestroy();
  expect((await ask(web, '/')).status).toBe(200);
  ready.resolve(null);
  expect((await ask(web, '/slow')).status).toBe(404);
  expect(warnings).toEqual([]);
});

/** An end is an end, in order or not. */
function toClose(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

/** When the server has cut off a client that reads nothing: it learns of that when it writes, and an empty line between requests means nothing. */
async function cutOff(socket: Socket): Promise<void> {
  const writing = setInterval(() => socket.write('\r\n'), 10);
  await toClose(socket);
  clearInterval(writing);
}

async function exchange(socket: Socket): Promise<void> {
  socket.resume().write('HEAD / HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(socket, 'data');
}
