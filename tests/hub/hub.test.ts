import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFetcher } from '../../src/fetch/fetch.ts';
import type { Poster } from '../../src/fetch/post.ts';
import type { Feed } from '../../src/hub/feeds.ts';
import { startHubs, type HubNews } from '../../src/hub/hub.ts';
import { openStore } from '../../src/store/sql-store.ts';
import type { Store } from '../../src/store/store.ts';
import { holdClock, type HeldClock } from './clock.ts';
import { openLocalHub, type LocalHub } from './local-hub.ts';

const POLICY = { allow: ['127.0.0.0/8'], pause: 0, floor: 1, ceiling: 1, maxBytes: 1, proxy: null };
const EN = 'https://news.example/en.atom';
const MN = 'https://news.example/mn.atom';

let hub: LocalHub;
let store: Store;
let clock: HeldClock;
let open: AsyncDisposableStack;

beforeEach(async () => {
  open = new AsyncDisposableStack();
  hub = open.use(await openLocalHub());
  store = open.use(await openStore('sqlite::memory:'));
  clock = holdClock();
});

afterEach(() => open.disposeAsync());

test('a notice is a form that every version of the protocol understands, under our name and without cookies', async () => {
  const { hear } = start();
  hear(feeds({ en: '1' }));
  await clock.asleep();
  expect(hub.notices).toHaveLength(1);
  expect(hub.notices[0]).toMatchObject({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Sonin/0' },
    fields: [
      ['hub.mode', 'publish'],
      ['hub.topic', EN],
      ['hub.url', EN],
    ],
  });
  expect(hub.notices[0]?.headers).not.toHaveProperty('cookie');
});

test('each topic is told of once for each change, and not where its bytes are the same', async () => {
  const { hear } = start();
  await hearAndRest(hear, { en: '1', mn: '1' });
  expect(hub.topics()).toEqual([EN, MN]);
  await hearAndRest(hear, { en: '1', mn: '2' });
  expect(hub.topics()).toEqual([EN, MN, MN]);
  await hearAndRest(hear, { en: '1', mn: '2' });
  expect(hub.topics()).toHaveLength(3);
});

test('after a 500 it is told of the newest state alone, once the rest is over', async () => {
  const { hear, news } = start();
  hub.answer((response) => response.writeHead(500).end());
  hear(feeds({ en: '1' }));
  expect(await clock.asleep()).toBe(15_000);
  hear(feeds({ en: '2' }));
  hear(feeds({ en: '3' }));
  clock.advance(15_000);
  expect(await clock.asleep()).toBe(30_000);
  expect(hub.topics()).toHaveLength(2);
  hub.answer((response) => response.writeHead(202).end());
  clock.advance(30_000);
  expect(await clock.asleep()).toBeNull();
  expect(hub.topics()).toHaveLength(3);
  expect(await store.told(hub.url)).toEqual(new Map([['/en.atom', '3']]));
  expect(news.map(({ setback }) => setback?.trouble ?? 'recovered')).toEqual([
    { stage: 'fetch', code: 'status', detail: '500' },
    'recovered',
  ]);
});

test('a hub that was down is told when it is back', async () => {
  const { port } = new URL(hub.url);
  await hub[Symbol.asyncDispose]();
  const { hear, news } = start();
  hear(feeds({ en: '1' }));
  expect(await clock.asleep()).toBe(15_000);
  expect(news[0]?.setback?.trouble).toMatchObject({ code: 'connect' });
  await using back = await openLocalHub(Number(port));
  clock.advance(15_000);
  expect(await clock.asleep()).toBeNull();
  expect(back.topics()).toEqual([EN]);
});

test('Retry-After is heeded', async () => {
  const { hear } = start();
  hub.answer((response) => response.writeHead(429, { 'Retry-After': '3600' }).end());
  hear(feeds({ en: '1' }));
  const rest = await clock.asleep();
  expect(rest).toBeGreaterThan(3_590_000);
  expect(rest).toBeLessThanOrEqual(3_600_000);
});

test('a topic that the hub refuses holds up no other', async () => {
  const { hear } = start();
  hub.answer((response, topic) => response.writeHead(topic === EN ? 422 : 204).end());
  hear(feeds({ en: '1', mn: '1' }));
  expect(await clock.asleep()).toBe(900_000);
  expect(hub.topics()).toEqual([EN, MN]);
  clock.advance(900_000);
  expect(await clock.asleep()).toBe(1_800_000);
  expect(hub.topics()).toEqual([EN, MN, EN]);
});

test('after a restart a hub is told what it missed and nothing else', async () => {
  {
    await using first = start();
    await hearAndRest(first.hear, { en: '1', mn: '1' });
  }
  const second = start();
  await hearAndRest(second.hear, { en: '1', mn: '2' });
  expect(hub.topics()).toEqual([EN, MN, MN]);
});

test('one hub waits for no other', async () => {
  const silent = open.use(await openLocalHub());
  silent.answer(() => {});
  const poster = openPoster();
  const { hear } = start(poster, [silent.url, hub.url]);
  await hearAndRest(hear, { en: '1' });
  await hearAndRest(hear, { en: '2' });
  expect(hub.topics()).toEqual([EN, EN]);
  expect(silent.notices.length).toBeLessThanOrEqual(1);
  await poster[Symbol.asyncDispose]();
});

test('a hub is sent one notice at a time', async () => {
  let atOnce = 0;
  let most = 0;
  hub.answer((response) => {
    most = Math.max(most, (atOnce += 1));
    setImmediate(() => {
      atOnce -= 1;
      response.writeHead(204).end();
    });
  });
  const { hear } = start();
  await hearAndRest(hear, { a: '1', b: '1', c: '1', d: '1' });
  expect([hub.notices.length, most]).toEqual([4, 1]);
});

test('nothing is asked of the store while nothing is issued, nor while the hub rests', async () => {
  let asked = 0;
  const told = store.told.bind(store);
  store.told = (address) => {
    asked += 1;
    return told(address);
  };
  const { hear } = start();
  hub.answer((response) => response.writeHead(500).end());
  await hearAndRest(hear, { en: '1' });
  await hearAndRest(hear, { en: '2' });
  expect(asked).toBe(1);
  clock.advance(15_000);
  await clock.asleep();
  expect(asked).toBe(2);
});

test('a store that cannot be written costs the hub a repetition after a rest, and no storm', async () => {
  const tell = store.tell.bind(store);
  store.tell = () => Promise.reject(new Error('the disk is full'));
  const { hear, news } = start();
  hear(feeds({ en: '1' }));
  expect(await clock.asleep()).toBe(15_000);
  expect(news[0]?.setback?.trouble).toEqual(new Error('the disk is full'));
  store.tell = tell;
  clock.advance(15_000);
  expect(await clock.asleep()).toBeNull();
  expect(hub.topics()).toEqual([EN, EN]);
});

test('it ends while it rests, and while a request is under way that its poster cuts', async () => {
  const resting = start();
  await clock.asleep();
  await resting[Symbol.asyncDispose]();
  const asked = Promise.withResolvers<void>();
  hub.answer(() => asked.resolve());
  const poster = openPoster();
  const busy = start(poster);
  busy.hear(feeds({ en: '1' }));
  await asked.promise;
  await poster[Symbol.asyncDispose]();
  await busy[Symbol.asyncDispose]();
  expect(busy.news).toEqual([]);
});

function start(poster: Poster = openPoster(), addresses = [hub.url]) {
  const news: HubNews[] = [];
  const report = (one: HubNews) => void news.push(one);
  const hubs = open.use(startHubs(addresses, { poster, store, clock, random: () => 0, report }));
  return { ...hubs, news };
}

function openPoster() {
  return open.use(openFetcher(POLICY, 'Sonin/0', () => new Date()));
}

async function hearAndRest(hear: (feeds: readonly Feed[]) => void, etags: Record<string, string>): Promise<void> {
  hear(feeds(etags));
  await clock.asleep();
}

/** Atom feeds by edition and ETag. */
function feeds(etags: Record<string, string>): Feed[] {
  return Object.entries(etags).map(([edition, etag]) => {
    const path = `/${edition}.atom`;
    return { path, etag, topic: `https://news.example${path}` };
  });
}
