// Rounds over many hosts, of which most say nothing: the others are not held up by them.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFetcher, type Fetcher } from '../../src/fetch/fetch.ts';
import type { Source } from '../../src/model/configuration.ts';
import { toOutlets } from '../../src/normalise/outlet.ts';
import { openParser } from '../../src/reading/parser.ts';
import { openRounds, type RoundResult, type Rounds } from '../../src/round/round.ts';
import { startHeart } from '../../src/service/heart.ts';
import { openLog } from '../../src/service/log.ts';
import { openStore } from '../../src/store/sql-store.ts';
import type { Store } from '../../src/store/store.ts';
import { openHosts, type Hosts } from './silent-hosts.ts';

const POLICY = { allow: ['127.0.0.0/8'], pause: 0, floor: 1_000, ceiling: 1_000, maxBytes: 1_000_000, proxy: null };
const SILENT = 100;
const WELL = 20;

/** As few at once as make a hundred silent hosts wait for each other, and a patience that a test has too, in milliseconds. */
const LIMITS = { atOnce: 4, inAll: 128, patience: 5 };

/** No patience within a test, in milliseconds. */
const IMPATIENT = { atOnce: 4, inAll: 128, patience: 2 ** 30 };

let hosts: Hosts;
let store: Store;
let fetcher: Fetcher;

beforeEach(async () => {
  hosts = await openHosts(SILENT, WELL);
  store = await openStore('sqlite::memory:');
  fetcher = openFetcher(POLICY, 'Sonin/test', () => new Date());
});

afterEach(async () => {
  await fetcher[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
  await hosts[Symbol.asyncDispose]();
});

test('a hundred new hosts that say nothing do not keep those that answer waiting', async () => {
  const { rounds } = open(LIMITS);
  const results = follow();
  const round = rounds.run([...hosts.silent, ...hosts.well], results.hear);
  await results.count(WELL);
  expect(results.ids()).toEqual(idsOf(hosts.well));
  hosts.speak();
  await round;
  expect(results.ids()).toHaveLength(SILENT + WELL);
});

test('hosts that answered the last time do not wait for new ones at all', async () => {
  const { rounds } = open(IMPATIENT);
  await rounds.run(hosts.well, () => {});
  const results = follow();
  const round = rounds.run([...hosts.silent, ...hosts.well], results.hear);
  await results.count(WELL);
  expect(results.ids()).toEqual(idsOf(hosts.well));
  hosts.speak();
  await round;
});

test('hosts that failed the last time hold up none that answered, in the same round or a later one', async () => {
  const failing = await visitInVain();
  await open(IMPATIENT).rounds.run(hosts.well, () => {});
  const { rounds } = open(IMPATIENT);
  const first = rounds.run(failing, () => {});
  const results = follow();
  await rounds.run(hosts.well, results.hear);
  expect(results.ids()).toEqual(idsOf(hosts.well));
  hosts.speak();
  await first;
});

test('however many say nothing, no more are asked at once than there may be', async () => {
  const { rounds } = open({ atOnce: 4, inAll: 30, patience: 1 });
  const round = rounds.run(hosts.silent, () => {});
  while (hosts.waiting() < 30) await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  expect(hosts.waiting()).toBe(30);
  hosts.speak();
  await round;
});

test('the heart goes on visiting those that answer while a hundred are silent', async () => {
  const { rounds } = open(LIMITS);
  const everySecond = (source: Source) => ({ ...source, schedule: '* * * * * *', adaptive: false });
  const sources = [...hosts.silent, ...hosts.well].map(everySecond);
  const wanted = WELL * 2;
  const visited: string[] = [];
  const enough = Promise.withResolvers<void>();
  const log = openLog(
    (line) => {
      const [, id] = / visited source=(\S+)/.exec(line) ?? [];
      if (id !== undefined) visited.push(id);
      if (visited.length >= wanted) enough.resolve();
    },
    () => new Date(),
  );
  const heart = startHeart({ ...CONFIG, sources }, store, { rounds }, log);
  await enough.promise;
  expect(visited.filter((id) => id.startsWith('silent'))).toEqual([]);
  expect(hosts.waiting()).toBe(SILENT);
  expect(heart.findTrouble()).toBeNull();
  hosts.speak();
  await heart[Symbol.asyncDispose]();
  await rounds.idle();
});

const CONFIG = {
  file: 'sonin.yaml',
  site: { title: 'Sonin', url: null, contact: null, timezone: 'UTC' },
  store: 'sqlite::memory:',
  cache: 'memory',
  listen: { host: '127.0.0.1', port: 0 },
  fetch: POLICY,
  editions: [],
  topics: [],
  words: {},
  hubs: [],
  outlets: [],
  sources: [],
} as const;

/** The silent hosts, after one visit each that came to nothing. */
async function visitInVain(): Promise<readonly Source[]> {
  const impatient = hosts.silent.map((source) => ({ ...source, timeout: 20 }));
  await open(LIMITS).rounds.run(impatient, () => {});
  return hosts.silent;
}

function open(limits: typeof LIMITS): { readonly rounds: Rounds } {
  const { signal } = new AbortController();
  const outlets = toOutlets([{ id: 'herald', name: { en: 'The Herald' }, site: null, hosts: ['herald.example'] }]);
  const now = () => new Date();
  const rest = { lexicons: new Map(), policy: POLICY, owner: 'a test', now, signal };
  const world = { store, fetcher, parser: openParser(), outlets, ...rest };
  return { rounds: openRounds(world, limits) };
}

function follow() {
  const ids: string[] = [];
  const counts = new Map<number, PromiseWithResolvers<void>>();
  return {
    ids: () => ids.toSorted(),
    hear: ({ source }: RoundResult) => {
      ids.push(source.id);
      counts.get(ids.length)?.resolve();
    },
    count: (wanted: number) => {
      const reached = Promise.withResolvers<void>();
      counts.set(wanted, reached);
      if (ids.length >= wanted) reached.resolve();
      return reached.promise;
    },
  };
}

function idsOf(sources: readonly Source[]): string[] {
  return sources.map(({ id }) => id).toSorted();
}
