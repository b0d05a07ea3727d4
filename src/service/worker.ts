// The worker's half: what visits sources. It knows nothing of when, nor of what is published.
import { openCache, type Cache } from '../cache.ts';
import { openFetcher, type Fetcher } from '../fetch/fetch.ts';
import { toProxySettings } from '../fetch/proxy.ts';
import type { RobotsCache } from '../fetch/robots-gate.ts';
import { toLexicons } from '../headline/lexicon.ts';
import type { Config } from '../model/configuration.ts';
import { toOutlets } from '../normalise/outlet.ts';
import { openParser } from '../reading/parser.ts';
import { openRounds, type Rounds } from '../round.ts';
import { toOwner } from '../schedule/owner.ts';
import type { Store } from '../store/store.ts';
import { version } from './version.ts';

/** Where replicas share what robots.txt says; changes with its shape. */
const ROBOTS = 'sonin:robots:1';

/** How long visits under way may go on when we stop, in milliseconds; then their requests are cut, and the sources left for the next start. */
const STOP_GRACE = 1_500;

export interface Worker extends AsyncDisposable {
  readonly rounds: Rounds;
  /** Starts no more visits, and cuts those under way after a while. */
  readonly stop: () => void;
}

/** With a truthful name and whom to write to, for the outlets' logs: `Sonin/0.1.0 (+https://…)`. Disposing of it closes its cache too. */
export function openConfiguredFetcher({ site, fetch, cache: address }: Config): Fetcher {
  const whom = site.contact ?? site.url;
  const userAgent = whom === null ? `Sonin/${version}` : `Sonin/${version} (+${whom})`;
  const proxies = toProxySettings(fetch.proxy, process.env);
  const now = () => new Date();
  // Alone, the fetcher keeps what robots.txt says in its own memory.
  if (address === 'memory') return openFetcher(fetch, userAgent, now, { proxies });
  const cache = openCache(address, ROBOTS, () => {});
  const fetcher = openFetcher(fetch, userAgent, now, { proxies, robotsCache: toRobotsCache(cache) });
  return {
    fetch: (wanted) => fetcher.fetch(wanted),
    async [Symbol.asyncDispose]() {
      await fetcher[Symbol.asyncDispose]();
      await cache[Symbol.asyncDispose]();
    },
  };
}

function toRobotsCache(cache: Cache): RobotsCache {
  return {
    get: async (key) => {
      const kept = await cache.get(key);
      return typeof kept === 'string' ? kept : null;
    },
    set: (key, value, ttl) => cache.set(key, value, ttl),
  };
}

/** Disposing of it stops it, and waits for what is under way. */
export function openWorker(config: Config, store: Store): Worker {
  const fetcher = openConfiguredFetcher(config);
  const parser = openParser();
  const stop = new AbortController();
  const rounds = openRounds({
    store,
    fetcher,
    parser,
    outlets: toOutlets(config.outlets),
    lexicons: toLexicons(config.words),
    policy: config.fetch,
    owner: toOwner(),
    now: () => new Date(),
    signal: stop.signal,
  });
  return {
    rounds,
    stop: () => {
      if (stop.signal.aborted) return;
      stop.abort();
      // What waits for a turn, or for an answer, is cut after a while.
      const cut = () => Promise.all([fetcher[Symbol.asyncDispose](), parser[Symbol.asyncDispose]()]);
      setTimeout(() => void cut(), STOP_GRACE).unref();
    },
    async [Symbol.asyncDispose]() {
      this.stop();
      await rounds.idle();
      await parser[Symbol.asyncDispose]();
      await fetcher[Symbol.asyncDispose]();
    },
  };
}
