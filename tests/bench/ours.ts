// Sonin as a contender: rounds of the real worker over the real store, with nothing left out.
import { DatabaseSync } from 'node:sqlite';
import type { Config } from '../../src/model/configuration.ts';
import { openWorker } from '../../src/service/worker.ts';
import { openStore } from '../../src/store/sql-store.ts';
import { makeSource } from '../sources.ts';
import type { Contender } from './contender.ts';

export async function openOurs(feeds: readonly string[], file: string): Promise<Contender> {
  const config = toConfig(feeds, file);
  const store = await openStore(config.store);
  const worker = openWorker(config, store);
  return {
    async round() {
      await worker.rounds.run(config.sources, ({ source, visit }) => {
        if (visit === null || visit.failure !== null) throw new Error(`${source.id}: ${JSON.stringify(visit)}`);
      });
    },
    count: () => countRows(file, 'entries'),
    async [Symbol.asyncDispose]() {
      await worker[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

export function countRows(file: string, table: string): number {
  using database = new DatabaseSync(file, { readOnly: true });
  return Number(database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count']);
}

function toConfig(feeds: readonly string[], file: string): Config {
  return {
    file: 'bench.yaml',
    site: { title: 'Bench', url: null, contact: null, timezone: 'Asia/Ulaanbaatar' },
    store: `sqlite:${file}`,
    cache: 'memory',
    listen: { host: '127.0.0.1', port: 0 },
    fetch: { allow: ['127.0.0.0/8'], pause: 0, floor: 300_000, ceiling: 86_400_000, maxBytes: 10_000_000, proxy: null },
    editions: [],
    topics: [],
    hubs: [],
    words: {},
    outlets: feeds.map((_, n) => ({ id: `o${n}`, name: { en: `Outlet ${n}` }, site: null, hosts: [] })),
    sources: feeds.map((url, n) =>
      makeSource({ id: `s${n}`, outlet: `o${n}`, url, language: n % 4 < 2 ? 'en' : 'mn', schedule: '*/15 * * * *' }),
    ),
  };
}
