// The web's half: documents that follow the store, and the server that serves them. It knows nothing of sources being visited.
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
import { inTurn, startWatch } from './watch.ts';

export interface Publisher extends AsyncDisposable {
  /** Where readers reach it, without a trailing slash. */
  readonly url: string;
  /** Renders what the store holds now, if that is not what is served already: false where it is. */
  readonly catchUp: () => Promise<boolean>;
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
  const findReady = (path: string) => shelf.get(toFixedPath(path)) ?? null;
  const queue = openQueue(MADE_AT_ONCE, MOST_WAITING);
  const deltas = openQueue(MADE_AT_ONCE, 0);
  let served = -1;
  let isBehind = false;
  let isFailing = false;
  let isClosing = false;
  const web = await openWeb({
    ...config.listen,
    base: toBase(config),
    find: findReady,
    findLater: async (path, query) => {
      const asked = await attempted.promise;
      const ready = query.limit === null ? findReady(path) : null;
      if (ready !== null) return ready;
      if (served === -1) return 'unready';
      return queue(() => issueRequested(path, query, asked), 'busy');
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
  const world: IssueWorld = { ...toIssueWorld(config, url, store), cache };
  const issueOnce = async (revision: number) => {
    try {
      isBehind = await issue(shelf, world);
      served = revision;
    } finally {
      attempted.resolve(world);
      hear(shelf, url);
    }
  };
  const mustGoOn = () => isBehind && !isClosing;
  const catchUp = inTurn(async () => {
    const revision = await store.revision();
    if (revision === served && !isBehind) return false;
    await issueOnce(revision);
    // Each time takes in what is new meanwhile, so that a long past holds up nothing.
    while (mustGoOn()) await issueOnce(await store.revision());
    return true;
  });
  const watch = startWatch(catchUp, (failing) => (isFailing = failing), log);
  return {
    url,
    catchUp,
    async [Symbol.asyncDispose]() {
      isClosing = true;
      await web[Symbol.asyncDispose]();
      await watch[Symbol.asyncDispose]();
    },
  };
}

function toBase({ site }: Config): string {
  const path = site.url === null ? '' : new URL(site.url).pathname.replace(/\/$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The path as documents have it: encoded in the one way in which we name it. */
function toFixedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
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
