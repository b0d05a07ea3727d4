// The wiring: opens what touches the world for one configuration, starts worker and web, and closes all of it in order. It decides nothing.
import type { Config } from '../model/configuration.ts';
import { openDocumentCache } from '../publish/cache.ts';
import { openStore } from '../store/sql-store.ts';
import { startHeart, type Heart } from './heart.ts';
import { toErrorText, type Log } from './log.ts';
import { startTelling } from './telling.ts';
import { startPublisher } from './web.ts';
import { openWorker } from './worker.ts';

export interface Service extends AsyncDisposable {
  /** Where readers reach it, without a trailing slash. */
  readonly url: string;
  /** When every source that was due at the start has been visited, and what they brought is served. */
  readonly firstRound: Promise<void>;
}

/** Throws an Error that says what to do where a port or a file cannot be opened. */
export async function startService(config: Config, log: Log): Promise<Service> {
  await using opened = new AsyncDisposableStack();
  const store = opened.use(await openStore(config.store));
  const cache = opened.use(
    openDocumentCache(config.cache, (message, error) => log.warn(message, { error: toErrorText(error) })),
  );
  const worker = openWorker(config, store);
  let findTrouble: Heart['findTrouble'] = () => null;
  // Closed after the worker, which cuts its requests.
  const hubs = opened.use(startTelling(config, worker.poster, store, log));
  const publisher = opened.use(await startPublisher(config, store, cache, () => findTrouble(), hubs.hear, log));
  opened.use(worker);
  const heart = opened.use(startHeart(config, store, worker, log));
  findTrouble = heart.findTrouble;
  const firstRound = heart.firstRound.then(async () => void (await publisher.catchUp()));
  firstRound.catch(() => {});
  const { url } = publisher;
  const closing = opened.move();
  return { url, firstRound, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}
