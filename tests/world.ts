// Visits as the program makes them, in this process: a local origin, the real fetcher, a store in memory, and a clock that is set by hand. It knows no document.
import { openFetcher, type Fetcher } from '../src/fetch/fetch.ts';
import type { EditionSpec, Source } from '../src/model/configuration.ts';
import type { Entry } from '../src/model/entry.ts';
import type { Knowledge } from '../src/model/knowledge.ts';
import type { Resource, Visit } from '../src/model/visit.ts';
import { toOutlets } from '../src/normalise/outlet.ts';
import { openParser } from '../src/reading/parser.ts';
import type { RefreshWorld } from '../src/refresh.ts';
import { openRounds, type RoundResult } from '../src/round/round.ts';
import { openStore } from '../src/store/sql-store.ts';
import type { Store } from '../src/store/store.ts';
import { openOrigin, type Origin } from './origin.ts';
import { entriesOf } from './store/contract.ts';

export interface World extends AsyncDisposable {
  /** What everything here takes for the present. */
  now: Date;
  /** The operator's own words. */
  lexicons: Knowledge['lexicons'];
  readonly origin: Origin;
  readonly store: Store;
  readonly fetcher: Fetcher;
  /** All that rounds are opened over. */
  readonly parts: RefreshWorld;
  /** Of one round over these sources, the visits that were made, by source. */
  readonly round: (sources: readonly Source[]) => Promise<ReadonlyMap<string, Visit>>;
  readonly visit: (source: Source) => Promise<Visit | undefined>;
  /** What the English edition holds. */
  readonly entries: () => Promise<Entry[]>;
  /** The first document of a source. */
  readonly resource: (source: string) => Promise<Resource | null>;
}

export const AGENT = 'Sonin/1 (+https://reader.example)';
export const EDITION: EditionSpec = { id: 'en', title: 'English', language: 'en', also: [], limit: 100 };

const MINUTE = 60_000;
const POLICY = {
  allow: ['127.0.0.0/8'],
  proxy: null,
  pause: 0,
  floor: MINUTE,
  ceiling: 24 * 60 * MINUTE,
  maxBytes: 1_000_000,
};

/** The outlet that sources of tests speak for. */
const HERALD = { id: 'herald', name: { en: 'The Herald' }, site: null, hosts: ['herald.example', '127.0.0.1'] };

export async function openWorld(at: string): Promise<World> {
  await using opened = new AsyncDisposableStack();
  const set = { now: new Date(at), lexicons: new Map() };
  const now = () => set.now;
  const origin = opened.use(await openOrigin());
  const store = opened.use(await openStore('sqlite::memory:'));
  const fetcher = opened.use(openFetcher(POLICY, AGENT, now));
  const parser = opened.use(openParser());
  const { signal } = new AbortController();
  const outlets = toOutlets([HERALD]);
  const parts = {
    store,
    fetcher,
    parser,
    outlets,
    lexicons: set.lexicons,
    policy: POLICY,
    owner: 'a test',
    now,
    signal,
  };
  const round = (sources: readonly Source[]) => runRound({ ...parts, lexicons: set.lexicons }, sources);
  const closing = opened.move();
  return Object.assign(set, {
    origin,
    store,
    fetcher,
    parts,
    round,
    visit: async (source: Source) => (await round([source])).get(source.id),
    entries: () => entriesOf(store, EDITION),
    resource: async (source: string) => (await store.states([source])).get(source)?.resources[0] ?? null,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  });
}

/** The visits that were made, by source. */
export async function runRound(world: RefreshWorld, sources: readonly Source[]): Promise<ReadonlyMap<string, Visit>> {
  const results: RoundResult[] = [];
  await openRounds(world).run(sources, (result) => results.push(result));
  return new Map(results.flatMap(({ source, visit }) => (visit === null ? [] : [[source.id, visit] as const])));
}
