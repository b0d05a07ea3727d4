// The worker's half: what visits sources. It knows nothing of when, nor of what is published.
import { openCache } from '../cache.ts';
import { openFetcher, type Fetcher } from '../fetch/fetch.ts';
import type { Poster } from '../fetch/post.ts';
import { toProxySettings } from '../fetch/proxy.ts';
import { toLexicons } from '../headline/lexicon.ts';
import type { Config } from '../model/configuration.ts';
import { toOutlets } from '../normalise/outlet.ts';
import { toOwner } from '../owner.ts';
import { openParser } from '../reading/parser.ts';
import { openRounds, type Rounds } from '../round/round.ts';
import type { Store } from '../store/store.ts';
import { toSharedRobots, toStoredRobots } from './robots.ts';
import { version } from './version.ts';

/** Where replicas share what robots.txt says; changes with its shape. */
const ROBOTS = 'sonin:robots:1';

/** How long visits under way may go on when we stop, in milliseconds; then their requests are cut, and the sources left for the next start. */
const STOP_GRACE = 1_500;

export interface Worker extends AsyncDisposable {
  readonly rounds: Rounds;
  /** Posts in turn with what is fetched. */
  readonly poster: Poster;
  /** Starts no more visits, and cuts those under way after a while. */
  readonly stop: () => void;
}

/**
 * With a truthful name and whom to write to, for the outlets' logs: `Sonin/0.1.0 (+https://…)`. What robots.txt says is kept in the store,
 * where there is one, or in the cache that replicas share. Disposing of it closes that cache too.
 */
export function openConfiguredFetcher(
  { site, fetch, cache: address }: Config,
  store: Store | null = null,
): Fetcher & Poster {
  const whom = site.contact ?? site.url;
  const userAgent = whom === null ? `Sonin/${version}` : `Sonin/${version} (+${whom})`;
  const proxies = toProxySettings(fetch.proxy, process.env);
  const now = () => new Date();
  if (address === 'memory') {
    const kept = store === null ? {} : { robotsCache: toStoredRobots(store, now) };
    return openFetcher(fetch, userAgent, now, { proxies, ...kept });
  }
  const cache = openCache(address, ROBOTS, () => {});
  const fetcher = openFetcher(fetch, userAgent, now, { proxies, robotsCache: toSharedRobots(cache) });
  return {
    fetch: (wanted) => fetcher.fetch(wanted),
    post: (form) => fetcher.post(form),
    async [Symbol.asyncDispose]() {
      await fetcher[Symbol.asyncDispose]();
      await cache[Symbol.asyncDispose]();
    },
  };
}

/** Disposing of it stops it, and waits for what is under way. */
export function openWorker(config: Config, store: Store): Worker {
  const fetcher = openConfiguredFetcher(config, store);
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
    poster: fetcher,
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
