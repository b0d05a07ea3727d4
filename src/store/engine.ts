// SQLite through node:sqlite as an engine for the queries: connection, transactions that begin by writing, migrations. It knows no table.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery, SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { DatabaseConnection, Dialect, Kysely, SqliteDatabase, SqliteStatement } from 'kysely';

/** How long a writer waits for another process that is writing, in milliseconds; visits write for a few at most. */
const LOCK_PATIENCE = 15_000;
const LOCK_PAUSE = 10;

/** Compiled statements that are kept; the queries of one process are about thirty, in batches of few sizes. */
const MAX_STATEMENTS = 200;

const MIGRATIONS = path.join(import.meta.dirname, 'migrations');

/** `:memory:` or a file's path; its folder is made. */
export function openDatabase(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  // Rows with an article in them fill half a page of 4 kB, and then every row would have one to itself.
  database.exec('PRAGMA page_size = 8192');
  // WAL with NORMAL loses no committed transaction to a killed process, and lets readers go on while one writes.
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 50; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000',
  );
  return database;
}

export function toDialect(database: DatabaseSync): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new WritingDriver({ database: toSqliteDatabase(database) }),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Applies the SQL files that were not applied yet, by name, each in a transaction of its own. */
export async function migrate(database: DatabaseSync): Promise<void> {
  await waitForLock(() => database.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)'));
  for (const name of readdirSync(MIGRATIONS).toSorted()) {
    await waitForLock(() => database.exec('BEGIN IMMEDIATE'));
    try {
      applyOnce(database, name);
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }
}

function applyOnce(database: DatabaseSync, name: string): void {
  const { changes } = database.prepare('INSERT OR IGNORE INTO migrations (name) VALUES (?)').run(name);
  if (changes === 1) database.exec(readFileSync(path.join(MIGRATIONS, name), 'utf8'));
}

/** A transaction that began by reading cannot become a writer when another process wrote meanwhile, so ours begin by writing. */
class WritingDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await waitForLock(() => connection.executeQuery(CompiledQuery.raw('BEGIN IMMEDIATE')));
  }
}

/** Waits without holding up the process, as SQLite's own busy timeout would. */
async function waitForLock(attempt: () => unknown): Promise<void> {
  const deadline = performance.now() + LOCK_PATIENCE;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (!isLocked(error) || performance.now() > deadline) throw error;
      await sleep(LOCK_PAUSE);
    }
  }
}

/** SQLITE_BUSY and SQLITE_LOCKED, with their extended codes. */
function isLocked(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode;
  return code !== undefined && [5, 6].includes(code & 0xff);
}

/** What Kysely wants of a database, in terms of node:sqlite; statements are compiled once. */
function toSqliteDatabase(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const ready = statements.get(sql) ?? toStatement(database.prepare(sql));
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      statements.set(sql, ready);
      return ready;
    },
  };
}

function toStatement(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)) as IterableIterator<unknown>,
  };
}
