// The whole river for tests: sources whose documents are given, visited by real rounds into a real store, and published.
import { issue } from '../../src/issue/issue.ts';
import { toSettings } from '../../src/issue/world.ts';
import type { Outlet, Source } from '../../src/model/configuration.ts';
import type { Document } from '../../src/model/edition.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { Visit } from '../../src/model/visit.ts';
import { toOutlets } from '../../src/normalise/outlet.ts';
import { openDocumentCache } from '../../src/publish/cache.ts';
import { openParser } from '../../src/reading/parser.ts';
import { openStore } from '../../src/store/sql-store.ts';
import type { Store } from '../../src/store/store.ts';
import { entriesOf } from '../store/contract.ts';
import { runRound } from '../world.ts';
import { NOW, OUTLETS } from './outlets.ts';
import { openPlayer, type Answers } from './player.ts';
import { EDITION, publishEntries, SITE, type Published } from './published.ts';

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

const POLICY = { floor: 60_000, ceiling: 3_600_000 };

export async function openRiver(outlets: readonly Outlet[] = OUTLETS): Promise<River> {
  const store = await openStore('sqlite::memory:');
  const parser = openParser();
  const asked: string[] = [];
  return {
    store,
    asked,
    visit(sources, answers, now = NOW) {
      const world = {
        store,
        fetcher: openPlayer(answers, asked),
        parser,
        outlets: toOutlets(outlets),
        lexicons: new Map(),
        policy: POLICY,
        owner: 'a test',
        now: () => new Date(now),
        signal: new AbortController().signal,
      };
      return runRound(world, sources);
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
  const shelf = new Map<string, Document>();
  const configured = { site: SITE, rules, topics: [], hubs: [] };
  await issue(shelf, { store, cache, ...configured, settings: toSettings(configured), now: () => new Date(NOW) });
  return [...shelf.values()].map(({ path, type, bodies }) => ({
    path,
    type,
    text: Buffer.from(bodies.identity).toString('utf8'),
  }));
}
