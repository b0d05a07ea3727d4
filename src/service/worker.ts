// The worker's half: what visits sources, and the heart that looks every second which of them are due. It knows nothing of what is published.
import { openCache, type Cache } from '../cache.ts';
import { openFetcher, type Fetcher } from '../fetch/fetch.ts';
import { toProxySettings } from '../fetch/proxy.ts';
import type { RobotsCache } from '../fetch/robots-gate.ts';
import type { Config } from '../model/configuration.ts';
import { toOutlets } from '../normalise/outlet.ts';
import { openParser } from '../reading/parser.ts';
import { openRounds, type RoundResult, type Rounds } from '../round.ts';
import { startHeartbeat } from '../schedule/cron.ts';
import { toOwner } from '../schedule/owner.ts';
import { isDue } from '../schedule/schedule.ts';
import type { Store } from '../store/store.ts';
import { toErrorText, type Log } from './log.ts';
import { version } from './version.ts';

/** Where replicas share what robots.txt says; changes with its shape. */
const ROBOTS = 'sonin:robots:1';

/** Every second: what is due is read from the store, and a cron line may name seconds. */
const HEARTBEAT = '* * * * * *';

/** How long visits under way may go on when we stop, in milliseconds; then their requests are cut, and the sources left for the next start. */
const STOP_GRACE = 1_500;

/** A heart that has not beaten for this long has stopped, in milliseconds. */
const HEART_STOPPED = 60_000;

export interface Worker extends AsyncDisposable {
  readonly rounds: Rounds;
  /** Starts no more visits, and cuts those under way after a while. */
  readonly stop: () => void;
}

export interface Heart extends AsyncDisposable {
  /** When all sources that were due at the first beat have been visited. */
  readonly firstRound: Promise<void>;
  readonly isBeating: () => boolean;
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

/** Beats at once and then every second. What a beat starts goes on beside the next one: a source that is slow holds up no other. */
export function startHeart({ sources }: Config, store: Store, { rounds }: Worker, log: Log): Heart {
  const enabled = sources.filter((source) => source.enabled);
  let lastBeat = Date.now();
  const report = (error: unknown) => log.warn('a round met a bug; the sources go on', { error: toErrorText(error) });
  const beat = async () => {
    const visits = await store.visits();
    const now = new Date();
    const due = enabled.filter((source) => isDue(source, visits.get(source.id) ?? null, now));
    lastBeat = now.getTime();
    return { round: rounds.run(due, (result) => tell(result, log)).catch(report) };
  };
  const firstRound = beat().then(({ round }) => round, report);
  const heartbeat = startHeartbeat(HEARTBEAT, async () => {
    await beat().catch(report);
  });
  return {
    firstRound,
    isBeating: () => Date.now() - lastBeat < HEART_STOPPED,
    [Symbol.asyncDispose]: () => heartbeat[Symbol.asyncDispose](),
  };
}

/** A source that another process is visiting is that process's to tell of. */
function tell({ source, visit }: RoundResult, log: Log): void {
  if (visit === null) return;
  const { outcome, items, changed, failure, failures, nextVisit } = visit;
  if (failure === null) log.info('visited', { source: source.id, outcome, items, changed, next: nextVisit });
  else
    log.warn('failed', {
      source: source.id,
      stage: failure.stage,
      code: failure.code,
      detail: failure.detail,
      failures,
      next: nextVisit,
    });
}
