import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openDocumentCache } from '../../src/publish/cache.ts';
import { FEED } from './shelves.ts';

const HOUR = 3_600_000;
const HAS_REDIS = spawnSync('redis-server', ['--version']).status === 0;

function fail(message: string, error: unknown): never {
  throw new Error(message, { cause: error });
}

test('memory gives back the same document', async () => {
  await using cache = openDocumentCache('memory', fail);
  await cache.set('a', FEED, HOUR);
  const found = await cache.get('a');
  expect(found).toEqual({ ...FEED, bodies: expect.anything() });
  expect(Buffer.from(found?.bodies.br ?? [])).toEqual(FEED.bodies.br);
  expect(await cache.get('b')).toBeNull();
});

test('memory forgets what is over its time, and what came first where there is too much', async () => {
  await using cache = openDocumentCache('memory', fail);
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  await cache.set('short', FEED, 1_000);
  vi.advanceTimersByTime(999);
  expect(await cache.get('short')).not.toBeNull();
  vi.advanceTimersByTime(2);
  expect(await cache.get('short')).toBeNull();
  for (let index = 0; index <= 500; index += 1) await cache.set(`${index}`, FEED, HOUR);
  expect(await cache.get('0')).toBeNull();
  expect(await cache.get('500')).not.toBeNull();
});

test('memory forgets what came first where the rest would be too heavy', async () => {
  await using cache = openDocumentCache('memory', fail);
  const large = { ...FEED, bodies: { ...FEED.bodies, identity: Buffer.alloc(10_000_000) } };
  for (let index = 0; index < 10; index += 1) await cache.set('same', large, HOUR);
  await cache.set('other', FEED, HOUR);
  expect(await cache.get('same')).not.toBeNull();
  for (let index = 0; index < 5; index += 1) await cache.set(`${index}`, large, HOUR);
  expect(await cache.get('same')).toBeNull();
  expect(await cache.get('other')).toBeNull();
  expect(await cache.get('4')).not.toBeNull();
});

test('a Redis that is not there is an empty cache, and is told of once', async () => {
  const warnings: string[] = [];
  await using cache = openDocumentCache(`redis://127.0.0.1:${await findPort()}`, (message) => warnings.push(message));
  await cache.set('a', FEED, HOUR);
  expect(await cache.get('a')).toBeNull();
  expect(warnings).toEqual(['the cache cannot be used; what it would keep is made again until it can']);
});

describe.skipIf(!HAS_REDIS)('with a Redis', () => {
  test('one replica finds what another has rendered, and goes on without it', async () => {
    await using redis = await openRedis();
    const warnings: string[] = [];
    await using one = openDocumentCache(redis.url, fail);
    await using other = openDocumentCache(redis.url, (message) => warnings.push(message));
    await one.set('a', FEED, HOUR);
    expect((await other.get('a'))?.etag).toBe(FEED.etag);
    await one[Symbol.asyncDispose]();
    await redis[Symbol.asyncDispose]();
    expect(await other.get('a')).toBeNull();
    expect(warnings).toHaveLength(1);
  });
});

async function openRedis() {
  const directory = await mkdtemp(join(tmpdir(), 'sonin-redis-'));
  const port = await findPort();
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', directory];
  const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for await (const line of createInterface(child.stdout)) {
    if (line.includes('Ready to accept connections')) break;
  }
  child.stdout.resume();
  return {
    url: `redis://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
