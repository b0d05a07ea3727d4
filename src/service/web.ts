// The web's half: documents that follow the store, and the server that serves them. It knows nothing of sources being visited.
import { setTimeout as sleep } from 'node:timers/promises';
import { issue } from '../issue/issue.ts';
import { issueDelta, issueRequested } from '../issue/requested.ts';
import type { IssueWorld } from '../issue/world.ts';
import type { Config } from '../model/configuration.ts';
import type { Document } from '../model/edition.ts';
import type { DocumentCache } from '../publish/cache.ts';
import { openQueue } from '../publish/queue.ts';
import { openWeb } from '../publish/server.ts';
import type { Store } from '../store/store.ts';
import { toIssueWorld } from './issue-world.ts';
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

/** Serves each document from when it is ready; a request that comes sooner waits for the first round of them. `hear` is given what is served from now on, and where. */
export async function startPublisher(
  config: Config,
  store: Store,
  cache: DocumentCache,
  findTrouble: () => string | null,
  hear: (shelf: ReadonlyMap<string, Document>, url: string) => void,
  log: Log,
): Promise<Publisher> {
  const ready = Promise.withResolvers<IssueWorld>();
  const shelf = new Map<string, Document>();
  const queue = openQueue(MADE_AT_ONCE, MOST_WAITING);
  let served = -1;
  let isBehind = false;
  let isFailing = false;
  const web = await openWeb({
    ...config.listen,
    find: (path) => shelf.get(toOwnPath(path, config)) ?? null,
    findLater: async (path, query) => {
      const world = await ready.promise;
      const own = toOwnPath(path, config);
      const isPlain = query.q === null && query.limit === null;
      return (isPlain ? shelf.get(own) : null) ?? queue(() => issueRequested(own, query, world), 'busy');
    },
    findDelta: async (document, etags) => issueDelta(document, etags, await ready.promise),
    health: async () => toHealth(await store.revision().catch(() => null), served, findTrouble(), isFailing),
    now: () => new Date(),
    warn: (message, error) => log.warn(message, { error: toErrorText(error) }),
  });
  log.info('listening', { host: config.listen.host, port: web.port });
  const url = config.site.url ?? web.url;
  const world: IssueWorld = { ...toIssueWorld(config, url, store), cache };
  const catchUp = inTurn(async () => {
    const revision = await store.revision();
    if (revision === served && !isBehind) return;
    isBehind = await issue(shelf, world);
    served = revision;
    ready.resolve(world);
    hear(shelf, url);
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
