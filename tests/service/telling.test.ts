// Hubs beside the whole service: an outlet prints, feeds change, hubs hear of it, and nobody waits for them.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import type { Config } from '../../src/model/configuration.ts';
import { openLog } from '../../src/service/log.ts';
import { startService, type Service } from '../../src/service/service.ts';
import { openStore } from '../../src/store/sql-store.ts';
import { openStation } from '../faults/service.ts';
import { openLocalHub, type LocalHub } from '../hub/local-hub.ts';

const SITE = 'https://news.example';

/** Those of English first: what the outlet prints is English. */
const FEEDS = ['/en.atom', '/en.rss', '/en.json', '/mn.atom', '/mn.rss', '/mn.json'];

/** How long what must come is waited for; the outlet is visited every second. */
const PATIENCE = { timeout: 15_000, interval: 20 };

/** A stop ends what it cuts long before a hub's own time is up, in milliseconds. */
const STOP = 5_000;

let open: AsyncDisposableStack;
let hub: LocalHub;
let station: Awaited<ReturnType<typeof openStation>>;
let log: string[];

beforeEach(async () => {
  open = new AsyncDisposableStack();
  hub = open.use(await openLocalHub());
  station = open.use(await openStation());
  log = [];
});

afterEach(() => open.disposeAsync());

test('a hub hears of every feed once, then of those that change, and after a restart of what it missed', async () => {
  await using store = await openStore(`sqlite:${station.workplace.store}`);
  /** The ETag of the English edition, once the hub was told of everything as it is; else null. */
  const findTold = async () => {
    const [documents, told] = [await store.documents(), await store.told(hub.url)];
    const isTold = FEEDS.every((path) => documents.has(path) && documents.get(path)?.etag === told.get(path));
    return isTold ? (told.get('/en.atom') ?? null) : null;
  };
  const untilToldAnew = async (before: string | null) => {
    await vi.waitUntil(async () => ![null, before].includes(await findTold()), PATIENCE);
    return findTold();
  };
  const count = () => FEEDS.map((path) => hub.topics().filter((topic) => topic === `${SITE}${path}`).length);
  let last: string | null;
  let heard: number[];
  {
    await using _service = await start({});
    last = await untilToldAnew(null);
    heard = count();
    station.outlet.print(1);
    last = await untilToldAnew(last);
    expect(count()).toEqual(heard.map((times, at) => (at < 3 ? times + 1 : 1)));
  }
  heard = count();
  station.outlet.print(1);
  await using _again = await start({});
  await untilToldAnew(last);
  expect(count()).toEqual(heard.map((times, at) => (at < 3 ? times + 1 : 1)));
});

test('a hub that never answers holds up neither what is published nor the end', async () => {
  hub.answer(() => {});
  const service = await start({});
  await vi.waitUntil(() => hub.notices.length > 0, PATIENCE);
  station.outlet.print(1);
  const port = log.map((line) => / listening .*port=(\d+)/.exec(line)?.[1]).find((found) => found !== undefined);
  const read = async () => (await fetch(`http://127.0.0.1:${port}/en.atom`)).text();
  await vi.waitUntil(async () => (await read()).includes('Story number 1'), PATIENCE);
  expect(hub.notices).toHaveLength(1);
  const asked = performance.now();
  await service[Symbol.asyncDispose]();
  expect(performance.now() - asked).toBeLessThan(STOP);
  expect(log.filter((line) => line.includes('hub'))).toEqual([]);
});

test('a hub at an address that is not public is refused, and the log says what to do', async () => {
  const { fetch: policy } = await load();
  await using _service = await start({ fetch: { ...policy, allow: [] } });
  await vi.waitUntil(() => log.some((line) => /a hub cannot be told.*fetch\.allow.*code=refused/.test(line)), PATIENCE);
  expect(hub.notices).toEqual([]);
});

async function start(given: Partial<Config>): Promise<Service> {
  const loaded = await load();
  const config = { ...loaded, site: { ...loaded.site, url: SITE }, hubs: [hub.url], ...given };
  const service = await startService(
    config,
    openLog(
      (line) => log.push(line),
      () => new Date(),
    ),
  );
  await service.firstRound;
  return service;
}

async function load(): Promise<Config> {
  const loaded = await loadConfig(station.workplace.config, { PORT: '0' });
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded;
}
