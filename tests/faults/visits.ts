// Visits of one source in this process, by a clock that is set by hand, against a local origin and a store in memory. It knows no fault.
import { openFetcher } from '../../src/fetch/fetch.ts';
import type { EditionSpec, Source } from '../../src/model/configuration.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { Resource, Visit } from '../../src/model/visit.ts';
import { toOutlets } from '../../src/normalise/outlet.ts';
import { openParser } from '../../src/reading/parser.ts';
import { openRounds, type RoundResult } from '../../src/round.ts';
import { isDue } from '../../src/schedule/schedule.ts';
import { openStore } from '../../src/store/sql-store.ts';
import { openOrigin, type Origin } from '../origin.ts';
import { makeSource } from '../sources.ts';
import { entriesOf } from '../store/contract.ts';

const POLICY = {
  allow: ['127.0.0.0/8'],
  proxy: null,
  pause: 0,
  floor: 60_000,
  ceiling: 3_600_000,
  maxBytes: 1_000_000,
};
const EDITION: EditionSpec = { id: 'en', title: 'English', language: 'en', also: [], limit: 100 };

export interface Visits extends AsyncDisposable {
  readonly origin: Origin;
  /** Null where the source is not due. */
  readonly visitIfDue: (at: string) => Promise<Visit | null>;
  readonly visit: (at: string) => Promise<Visit>;
  /** What is published, by title. */
  readonly entries: () => Promise<Map<string, Entry>>;
  readonly resource: () => Promise<Resource | null>;
}

/** The source is read from `/list`, and named `herald` where nothing else is given. */
export async function openVisits(given: Partial<Source> = {}): Promise<Visits> {
  await using opened = new AsyncDisposableStack();
  const origin = opened.use(await openOrigin());
  const store = opened.use(await openStore('sqlite::memory:'));
  let now = new Date();
  const fetcher = opened.use(openFetcher(POLICY, 'Sonin/test', () => now));
  const source = makeSource({ url: `${origin.url}/list`, ...given });
  const parser = opened.use(openParser());
  const { signal } = new AbortController();
  const world = {
    store,
    fetcher,
    parser,
    outlets: toOutlets([]),
    lexicons: new Map(),
    policy: POLICY,
    owner: 'a test',
    now: () => now,
    signal,
  };
  const rounds = openRounds(world);
  const visit = async (at: string) => {
    now = new Date(at);
    const results: RoundResult[] = [];
    await rounds.run([source], (result) => results.push(result));
    const made = results[0]?.visit;
    if (made == null) throw new Error('no visit was made');
    return made;
  };
  const closing = opened.move();
  return {
    origin,
    visit,
    async visitIfDue(at) {
      const last = (await store.visits()).get(source.id) ?? null;
      return isDue(source, last, new Date(at)) ? visit(at) : null;
    },
    async entries() {
      const entries = await entriesOf(store, EDITION);
      const byTitle = new Map(entries.map((entry) => [entry.title, entry]));
      if (byTitle.size < entries.length) throw new Error('an entry is published twice');
      return byTitle;
    },
    resource: async () => (await store.states([source.id])).get(source.id)?.resources[0] ?? null,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

/** An RSS document; a date where the item has one. */
export function renderFeed(items: readonly (readonly [title: string, date?: string])[]): string {
  const rendered = items.map(
    ([title, date]) =>
      `<item><title>${title}</title><link>https://herald.example/${encodeURIComponent(title)}</link>` +
      `${date === undefined ? '' : `<pubDate>${new Date(date).toUTCString()}</pubDate>`}</item>`,
  );
  return `<rss version="2.0"><channel><title>Herald</title>${rendered.join('')}</channel></rss>`;
}
