// The worker's half: what visits sources. It knows nothing of when, nor of what is published.
import { openFetcher, type Fetcher } from '../fetch/fetch.ts';
import type { Config } from '../model/configuration.ts';
import { toOutlets } from '../normalise/outlet.ts';
import { openRounds, type Rounds } from '../round.ts';
import { toOwner } from '../schedule/owner.ts';
import type { Store } from '../store/store.ts';
import { version } from './version.ts';

/** How long visits under way may go on when we stop, in milliseconds; then their requests are cut, and the sources left for the next start. */
const STOP_GRACE = 1_500;

export interface Worker extends AsyncDisposable {
  readonly rounds: Rounds;
  /** Starts no more visits, and cuts those under way after a while. */
  readonly stop: () => void;
}

/** With a truthful name and whom to write to, for the outlets' logs: `Sonin/0.1.0 (+https://…)`. */
export function openConfiguredFetcher({ site, fetch }: Config): Fetcher {
  const whom = site.contact ?? site.url;
  return openFetcher(fetch, whom === null ? `Sonin/${version}` : `Sonin/${version} (+${whom})`, () => new Date());
}

/** Disposing of it stops it, and waits for what is under way. */
export function openWorker(config: Config, store: Store): Worker {
  const fetcher = openConfiguredFetcher(config);
  const stop = new AbortController();
  const rounds = openRounds({
    store,
    fetcher,
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
      setTimeout(() => void fetcher[Symbol.asyncDispose](), STOP_GRACE).unref();
    },
    async [Symbol.asyncDispose]() {
      this.stop();
      await rounds.idle();
      await fetcher[Symbol.asyncDispose]();
    },
  };
}
