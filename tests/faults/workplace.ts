// A folder of its own with a configuration and a store for the real program, and a look into that store. It knows no fault.
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { runHere, runProgram, startProgram } from '../program.ts';

export interface Workplace extends AsyncDisposable {
  readonly folder: string;
  readonly config: string;
  /** The store's file. */
  readonly store: string;
  readonly run: (words: readonly string[], more?: Surroundings) => ReturnType<typeof runProgram>;
  /** In this process. */
  readonly runHere: (words: readonly string[]) => ReturnType<typeof runHere>;
  readonly start: (words: readonly string[], more?: Surroundings) => ReturnType<typeof startProgram>;
  readonly configure: (sources: readonly object[]) => Promise<void>;
}

interface Surroundings {
  readonly environment?: Readonly<Record<string, string>>;
  readonly limit?: string;
}

/** One published entry as it is stored, with a source that showed it. */
export interface StoredRow {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string | null;
  readonly source: string;
}

const EDITIONS = {
  en: { language: 'en', title: 'In English', limit: 1000 },
  mn: { language: 'mn', title: 'Монголоор', limit: 1000 },
};

/** Every second, so that a service is always visiting. */
const DEFAULTS = { schedule: '* * * * * *', language: 'en' };

/** `store` lies in the folder unless another place is named. */
export async function openWorkplace(sources: readonly object[], place: string | null = null): Promise<Workplace> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sonin-faults-'));
  const config = path.join(folder, 'sonin.yaml');
  const store = path.join(place ?? folder, 'sonin.db');
  const configure = (those: readonly object[]) =>
    writeFile(
      config,
      JSON.stringify({
        site: { title: 'Sonin' },
        store: `sqlite:${store}`,
        fetch: { allow: ['127.0.0.0/8'], pause: '0s', floor: '1s', ceiling: '1s' },
        defaults: DEFAULTS,
        editions: EDITIONS,
        sources: those,
      }),
    );
  await configure(sources);
  const words = ([command = '', ...rest]: readonly string[]) => [command, '--config', config, ...rest];
  return {
    folder,
    config,
    store,
    configure,
    run: (given, { environment = {}, limit } = {}) => runProgram(words(given), environment, limit),
    runHere: (given) => runHere(words(given)),
    start: (given, { environment = {}, limit } = {}) => startProgram(words(given), environment, limit),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Every entry that has an address, once for each source that showed it. */
export function readRows(store: string): StoredRow[] {
  const rows = ask(
    store,
    'SELECT e.id, e.url, e.title, e.summary, s.source FROM entries e JOIN sightings s ON s.entry = e.seq WHERE e.url IS NOT NULL',
  );
  return rows as unknown as StoredRow[];
}

/** How often each entry stands in an edition, by its address. */
export function readPlaces(store: string): Map<string, number> {
  const rows = ask(
    store,
    'SELECT e.url, count(*) AS places FROM places p JOIN entries e ON e.seq = p.entry GROUP BY e.seq',
  );
  return new Map(rows.map(({ url, places }) => [String(url), Number(places)]));
}

/** `ok`, or the first thing that is wrong. */
export function checkIntegrity(store: string): string {
  return String(ask(store, 'PRAGMA integrity_check(1)')[0]?.['integrity_check']);
}

/** Nothing where there is no store or no such table yet. */
export function ask(store: string, sql: string): Record<string, unknown>[] {
  if (!existsSync(store)) return [];
  const database = new DatabaseSync(store, { timeout: 5_000 });
  try {
    const isMade = database.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name = 'entries'").get();
    return isMade?.['n'] === 0 ? [] : database.prepare(sql).all();
  } finally {
    database.close();
  }
}

/** Where a service that was started is reached. */
export async function toUrl(program: ReturnType<typeof startProgram>): Promise<string> {
  const [, port = ''] = await program.says(/listening .*port=(\d+)/);
  return `http://127.0.0.1:${port}`;
}

export async function readHealth(url: string): Promise<{ status: string; trouble: string | null }> {
  return (await (await fetch(`${url}/healthz`)).json()) as { status: string; trouble: string | null };
}

/** Addresses in the English edition, as a reader sees it. */
export async function readPublished(url: string): Promise<string[]> {
  const feed = (await (await fetch(`${url}/en.json`)).json()) as { items: { url: string }[] };
  return feed.items.map((item) => item.url);
}
