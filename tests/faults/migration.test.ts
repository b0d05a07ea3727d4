import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/engine.ts';

const ENGINE = path.join(import.meta.dirname, '../../src/store/engine.ts');
const MIGRATIONS = path.join(import.meta.dirname, '../../src/store/migrations');

/** Sources that were visited by the oldest version. */
const VISITS = 300;

/** Each takes a process of its own; the drill cuts twenty. */
const CUTS = Number(process.env['SONIN_CUTS'] ?? 3);

/** Longest life of a process that does nothing but bring stores up to date, in milliseconds: each takes it a few. */
const MOST_LIFE = 60;

const names = readdirSync(MIGRATIONS).toSorted();
let folder: string;
let oldest: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sonin-migration-'));
  oldest = path.join(folder, 'oldest.db');
  const database = openAt(oldest, 1);
  database.exec(`PRAGMA journal_mode = WAL; BEGIN;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${VISITS})
    INSERT INTO visits (source, at, outcome, items, changed, failures, next_visit, schedule, notes)
      SELECT 's' || i, '2026-01-13T04:00:00.000Z', 'read', 1, 1, 0, '2026-01-13T04:15:00.000Z', '* * * * * UTC', '[]' FROM n;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${VISITS})
    INSERT INTO resources (source, url, body_hash, fingerprint) SELECT 's' || i, 'https://s.example', '', '' FROM n;
    COMMIT`);
  database.close();
});

afterAll(() => rmSync(folder, { recursive: true }));

test('a migration that is cut leaves the old store or the new one, and is done at the next start', async () => {
  for (let cut = 0; cut < CUTS; cut += 1) {
    const place = mkdtempSync(path.join(folder, 'cut-'));
    await cutWhileMigrating(place, Math.random() * MOST_LIFE);
    const stores = readdirSync(place).filter((name) => name.endsWith('.db'));
    for (const store of stores.map((name) => path.join(place, name))) {
      const { schema, applied } = describe(store);
      expect(applied).toEqual(names.slice(0, applied.length));
      expect(schema).toEqual(toSchema(applied.length));
      await checkOpened(store);
    }
  }
});

/** Another process makes old stores and brings them up to date, one after the other, until it is killed. */
async function cutWhileMigrating(place: string, after: number): Promise<void> {
  const script = `
    import { copyFileSync, renameSync } from 'node:fs';
    import { openDatabase } from ${JSON.stringify(ENGINE)};
    console.log('now');
    for (let n = 0; ; n += 1) {
      const store = ${JSON.stringify(place)} + '/' + n + '.db';
      copyFileSync(${JSON.stringify(oldest)}, store + '.old');
      renameSync(store + '.old', store);
      (await openDatabase(store)).close();
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  await sleep(after);
  child.kill('SIGKILL');
  await closed;
}

async function checkOpened(store: string): Promise<void> {
  const database = await openDatabase(store);
  expect(database.prepare('SELECT count(*) AS n FROM visits').get()).toEqual({ n: VISITS });
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  database.close();
  expect(describe(store)).toEqual({ schema: toSchema(names.length), applied: names });
}

function describe(store: string): { schema: unknown; applied: unknown[] } {
  const database = new DatabaseSync(store);
  try {
    return {
      schema: readSchema(database),
      applied: database
        .prepare('SELECT name FROM migrations ORDER BY name')
        .all()
        .map(({ name }) => name),
    };
  } finally {
    database.close();
  }
}

/** What the tables are after so many migrations. */
function toSchema(count: number): unknown {
  const database = openAt(':memory:', count);
  try {
    return readSchema(database);
  } finally {
    database.close();
  }
}

function openAt(file: string, count: number): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)');
  for (const name of names.slice(0, count)) {
    database.exec(readFileSync(path.join(MIGRATIONS, name), 'utf8'));
    database.prepare('INSERT INTO migrations VALUES (?)').run(name);
  }
  return database;
}

function readSchema(database: DatabaseSync): unknown {
  return database.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all();
}
