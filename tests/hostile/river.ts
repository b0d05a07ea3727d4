// The whole river for tests: sources whose documents are given, visited by real rounds into a real store, and published.
import { toOutlets } from '../../src/normalise/outlet.ts';
import type { Fetcher } from '../../src/fetch/fetch.ts';
import { issue } from '../../src/issue.ts';
import type { Outlet, Source } from '../../src/model/configuration.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { Visit } from '../../src/model/visit.ts';
import { openDocumentCache } from '../../src/publish/cache.ts';
import { openRounds } from '../../src/round.ts';
import { openStore } from '../../src/store/sql-store.ts';
import type { Store } from '../../src/store/store.ts';
import { entriesOf } from '../store/contract.ts';
import { EDITION, publishEntries, SITE, type Published } from './published.ts';
import { openParser } from '../../src/reading/parser.ts';

/** What an address answers; null: 404. */
export type Answers = (url: string) => string | Uint8Array | null;

export interface River extends AsyncDisposable {
  readonly store: Store;
  /** Every address that was asked for. */
  readonly asked: readonly string[];
  /** One visit of each source; by source. */
  readonly visit: (sources: readonly Source[], answers: Answers, now?: string) => Promise<ReadonlyMap<string, Visit>>;
  readonly entries: () => Promise<readonly Entry[]>;
  /** All that is stored, as every document, and the page of every entry. */
  readonly publish: (sources: readonly Source[]) => Promise<readonly Published[]>;
  /** Every document at a fixed address, by the conductor, which bounds their bytes. */
  readonly issue: (sources: readonly Source[]) => Promise<readonly Published[]>;
}

export const NOW = '2026-01-13T06:00:00.000Z';

export const OUTLETS: readonly Outlet[] = [
  { id: 'herald', name: { en: 'The Herald' }, site: 'https://herald.example', hosts: ['herald.example'] },
  { id: 'post', name: { en: 'The Post' }, site: 'https://post.example', hosts: ['post.example'] },
];

const POLICY = { floor: 60_000, ceiling: 3_600_000 };

export async function openRiver(outlets: readonly Outlet[] = OUTLETS): Promise<River> {
  const store = await openStore('sqlite::memory:');
  const parser = openParser();
  const asked: string[] = [];
  return {
    store,
    asked,
    async visit(sources, answers, now = NOW) {
      const visits = new Map<string, Visit>();
      const { signal } = new AbortController();
      const fetcher = openPlayer(answers, asked);
      const known = toOutlets(outlets);
      const world = {
        store,
        fetcher,
        parser,
        outlets: known,
        lexicons: new Map(),
        policy: POLICY,
        owner: 'a test',
        now: () => new Date(now),
        signal,
      };
      await openRounds(world).run(sources, ({ source, visit }) => visit !== null && visits.set(source.id, visit));
      return visits;
    },
    entries: () => entriesOf(store, EDITION),
    publish: async (sources) => publishEntries(await entriesOf(store, EDITION), sources, outlets),
    issue: (sources) => issueAll(store, sources, outlets),
    async [Symbol.asyncDispose]() {
      await parser[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

async function issueAll(
  store: Store,
  sources: readonly Source[],
  outlets: readonly Outlet[],
): Promise<readonly Published[]> {
  await using cache = openDocumentCache('memory', () => {});
  const rules = {
    outlets: new Map(outlets.map((outlet) => [outlet.id, outlet])),
    sources: new Map(sources.map((source) => [source.id, source])),
  };
  const world = { store, cache, site: SITE, rules, now: () => new Date(NOW) };
  const shelf = await issue(await store.revision(), world);
  return [...shelf.values()].map(({ path, type, bodies }) => ({
    path,
    type,
    text: Buffer.from(bodies.identity).toString('utf8'),
  }));
}

function openPlayer(answers: Answers, asked: string[]): Fetcher {
  return {
    fetch({ url }) {
      asked.push(url);
      const body = answers(url);
      const failure = { stage: 'fetch', code: 'status', detail: '404' } as const;
      if (body === null) return Promise.resolve({ outcome: 'failed', failure, waitUntil: null });
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      const validators = { etag: null, lastModified: null };
      return Promise.resolve({
        outcome: 'fresh',
        body: bytes,
        contentType: null,
        url,
        validators,
        waitUntil: null,
        freshUntil: null,
        movedTo: null,
      });
    },
    [Symbol.asyncDispose]: async () => {},
  };
}
