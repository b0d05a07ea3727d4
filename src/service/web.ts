// The web's half: documents that follow the store, and the server that serves them. It knows nothing of sources being visited.
import { setTimeout as sleep } from 'node:timers/promises';
import type { EditionRules } from '../editions/editions.ts';
import { issue } from '../issue/issue.ts';
import { issueDelta, issueRequested } from '../issue/requested.ts';
import type { IssueWorld } from '../issue/world.ts';
import type { Config } from '../model/configuration.ts';
import type { Document } from '../model/edition.ts';
import type { DocumentCache } from '../publish/cache.ts';
import { openQueue } from '../publish/queue.ts';
import { openWeb } from '../publish/server.ts';
import { toParts } from '../part.ts';
import type { Store } from '../store/store.ts';
import { toErrorText, type Log } from './log.ts';

/** How often the store is asked for a new revision, and the least time from one rendering to the next, in milliseconds. */
const WATCH_INTERVAL = 200;
const ISSUE_INTERVAL = 500;

/** Longest wait before a rendering that failed is tried again, in milliseconds: a disk may be full for hours. */
const MAX_RETRY_INTERVAL = 30_000;

export interface Publisher extends AsyncDisposable {
  /** Where readers reach it, without a trailing slash. */
  readonly url: string;
  /** Renders what the store holds now, if that is not what is served already. */
  readonly catchUp: () => Promise<void>;
}

/** Documents that are made at once when they are asked for, and requests that may wait for their turn: each costs up to some 50 ms. */
const MADE_AT_ONCE = 2;
const MOST_WAITING = 50;

/** Serves each document from when it is ready; a request that comes sooner waits for the first round of them, be it a failure. `hear` is given what is served from now on, and where. */
export async function startPublisher(
  config: Config,
  store: Store,
  cache: DocumentCache,
  findTrouble: () => string | null,
  hear: (shelf: ReadonlyMap<string, Document>, url: string) => void,
  log: Log,
): Promise<Publisher> {
  const attempted = Promise.withResolvers<IssueWorld>();
  const shelf = new Map<string, Document>();
  const findReady = (path: string) => shelf.get(toFixedPath(toOwnPath(path, config))) ?? null;
  const queue = openQueue(MADE_AT_ONCE, MOST_WAITING);
  const deltas = openQueue(MADE_AT_ONCE, 0);
  let served = -1;
  let isBehind = false;
  let isFailing = false;
  const web = await openWeb({
    ...config.listen,
    find: findReady,
    findLater: async (path, query) => {
      const asked = await attempted.promise;
      const ready = query.limit === null ? findReady(path) : null;
      if (ready !== null) return ready;
      if (served === -1) return 'unready';
      return queue(() => issueRequested(toOwnPath(path, config), query, asked), 'busy');
    },
    // Nobody waits for others, nor meets a failure, where the whole lies ready.
    findDelta: (document, etags) =>
      deltas(() => issueDelta(document, etags, world), null).catch((error: unknown) => {
        log.warn('what is new in a feed could not be told; the whole was', { error: toErrorText(error) });
        return null;
      }),
    health: async () => toHealth(await store.revision().catch(() => null), served, findTrouble(), isFailing),
    now: () => new Date(),
    warn: (message, error) => log.warn(message, { error: toErrorText(error) }),
  });
  log.info('listening', { host: config.listen.host, port: web.port });
  const url = config.site.url ?? web.url;
  const world = toIssueWorld(config, url, store, cache);
  const catchUp = inTurn(async () => {
    try {
      const revision = await store.revision();
      if (revision === served && !isBehind) return;
      isBehind = await issue(shelf, world);
      served = revision;
    } finally {
      attempted.resolve(world);
      hear(shelf, url);
    }
  });
  const watch = startWatch(
    catchUp,
    () => served,
    (failing) => (isFailing = failing),
    log,
  );
  return {
    url,
    catchUp,
    async [Symbol.asyncDispose]() {
      await web[Symbol.asyncDispose]();
      await watch[Symbol.asyncDispose]();
    },
  };
}

/** Whether or not a proxy strips the path under which it shows us, the same documents are meant. */
function toOwnPath(path: string, { site }: Config): string {
  const prefix = site.url === null ? '' : new URL(site.url).pathname.replace(/\/$/, '');
  return prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}

/** The path as documents have it: encoded in the one way in which we name it. */
function toFixedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function toIssueWorld(
  { site, editions, outlets, sources, topics, hubs }: Config,
  url: string,
  store: Store,
  cache: DocumentCache,
): IssueWorld {
  const rules: EditionRules = {
    outlets: new Map(outlets.map((outlet) => [outlet.id, outlet])),
    sources: new Map(sources.flatMap(toParts).map((part) => [part.id, part])),
  };
  const { title, contact } = site;
  return { store, cache, site: { title, contact, url, editions }, rules, topics, hubs, now: () => new Date() };
}

/** Looks for a new revision until disposed of. A rendering that fails leaves what was served before, and is tried again. */
function startWatch(
  catchUp: () => Promise<void>,
  served: () => number,
  tell: (isFailing: boolean) => void,
  log: Log,
): AsyncDisposable {
  const stop = new AbortController();
  const { signal } = stop;
  const watching = (async () => {
    let pause = WATCH_INTERVAL;
    while (!signal.aborted) {
      const before = served();
      try {
        await catchUp();
        tell(false);
        pause = served() === before ? WATCH_INTERVAL : ISSUE_INTERVAL;
      } catch (error) {
        tell(true);
        pause = Math.min(pause * 2, MAX_RETRY_INTERVAL);
        log.warn('rendering failed; what was served before stays', { error: toErrorText(error), retry: `${pause} ms` });
      }
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await watching;
    },
  };
}

function inTurn(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => (last = last.catch(() => {}).then(work));
}

/** Why it is not well, the first of them that is so; what was served before still is. `/healthz` is public, so that why is said in the log. */
function toHealth(
  revision: number | null,
  served: number,
  visitsTrouble: string | null,
  isFailing: boolean,
): { well: boolean; body: object } {
  const trouble =
    (revision === null ? 'the store cannot be read' : null) ??
    (isFailing ? 'documents cannot be rendered' : null) ??
    visitsTrouble ??
    (served === -1 ? 'the first documents are not ready yet' : null);
  const well = trouble === null;
  return { well, body: { status: well ? 'ok' : 'unwell', trouble, revision, served } };
}
