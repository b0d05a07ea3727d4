// SQLite through node:sqlite as an engine for the queries: connection, transactions that begin by writing, migrations. It knows no table.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery, SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { DatabaseConnection, Dialect, Kysely, SqliteDatabase, SqliteStatement } from 'kysely';
import { StoreError, toAdvice } from './trouble.ts';

/** How long a writer waits for another process that is writing, in milliseconds; visits write for a few at most. */
const LOCK_PATIENCE = 15_000;
const LOCK_PAUSE = 20;

/** How long a reader waits where SQLite makes it wait at all: while another process recovers the file. */
const READ_PATIENCE = 1_000;

/** Compiled statements that are kept; the queries of one process are about thirty, in batches of few sizes. */
const MAX_STATEMENTS = 200;

const MIGRATIONS = path.join(import.meta.dirname, 'migrations');

/**
 * Rows with an article in them fill half a page of 4 kB, and then every row would have one to itself. WAL with NORMAL loses no committed
 * transaction to a killed process, and lets readers go on while one writes. Waiting for a lock is ours, as SQLite's own would stop the process.
 */
const SETTINGS = `
  PRAGMA busy_timeout = 0;
  PRAGMA page_size = 8192;
  PRAGMA synchronous = NORMAL;
  PRAGMA foreign_keys = ON;
  PRAGMA cache_size = -8000;
  PRAGMA wal_autocheckpoint = 4000`;

/**
 * Opens `:memory:` or a file's path, whose folder is made, and brings its tables up to date.
 * Throws an Error that says what to do where it cannot.
 */
export async function openDatabase(file: string): Promise<DatabaseSync> {
  let database: DatabaseSync | null = null;
  try {
    if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
    const opened = (database = new DatabaseSync(file));
    await waitForLock(() => opened.exec(SETTINGS));
    // A new file is made without a log, since a small disk has no room for it twice.
    await migrate(opened);
    await waitForLock(() => opened.exec('PRAGMA journal_mode = WAL'));
    return opened;
  } catch (error) {
    database?.close();
    throw new StoreError(`the store ${file} cannot be opened: ${toAdvice(error)}`, { cause: error });
  }
}

/** A second connection to a file that `openDatabase` has opened, for reading while the first one writes. */
export function openReader(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true });
  database.exec(`PRAGMA busy_timeout = ${READ_PATIENCE}; PRAGMA cache_size = -8000`);
  return database;
}

export function toDialect(database: DatabaseSync): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new WritingDriver(database),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Applies the SQL files that were not applied yet, by name, each in a transaction of its own. */
async function migrate(database: DatabaseSync): Promise<void> {
  const files = readdirSync(MIGRATIONS).toSorted();
  await waitForLock(() => database.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)'));
  const applied = await waitForLock(() => readApplied(database));
  const missing = files.filter((file) => !applied.includes(file));
  const unknown = applied.find((name) => !files.includes(name));
  if (unknown !== undefined) throw new Error(`a newer version has made it (${unknown}), which must be run instead`);
  for (const name of missing) {
    await waitForLock(() => database.exec('BEGIN IMMEDIATE'));
    try {
      applyOnce(database, name);
      await waitForLock(() => database.exec('COMMIT'));
    } catch (error) {
      rollback(database);
      throw error;
    }
  }
}

function readApplied(database: DatabaseSync): string[] {
  const rows = database.prepare('SELECT name FROM migrations').all();
  return rows.map(({ name }) => String(name));
}

/** Another process may have applied it while we waited. */
function applyOnce(database: DatabaseSync, name: string): void {
  const { changes } = database.prepare('INSERT OR IGNORE INTO migrations (name) VALUES (?)').run(name);
  if (changes === 1) database.exec(readFileSync(path.join(MIGRATIONS, name), 'utf8'));
}

/** A full disk ends a transaction by itself; to end it again would hide why. */
function rollback(database: DatabaseSync): void {
  if (database.isTransaction) database.exec('ROLLBACK');
}

/** A transaction that began by reading cannot become a writer when another process wrote meanwhile, so ours begin by writing. */
class WritingDriver extends SqliteDriver {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    super({ database: toSqliteDatabase(database) });
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await waitForLock(() => connection.executeQuery(CompiledQuery.raw('BEGIN IMMEDIATE')));
  }

  override async rollbackTransaction(): Promise<void> {
    rollback(this.#database);
  }
}

/** Waits without holding up the process, as SQLite's own busy timeout would. */
async function waitForLock<Result>(attempt: () => Result | Promise<Result>): Promise<Result> {
  const deadline = performance.now() + LOCK_PATIENCE;
  for (;;) {
    try {
      return await attempt();
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
