// A consistent copy of a store while others write to it. It knows no table, and brings none up to date: what is copied is what is there.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError, toStoreError } from './trouble.ts';

/** How long a reader waits where SQLite makes it wait: while another process recovers the file; in milliseconds. */
const PATIENCE = 15_000;

/** What SQLite lays beside a store that is open, or that was killed. */
const COMPANIONS = ['-wal', '-shm', '-journal'];

/** What stands in the way of writing a copy there, in words; null where nothing does. With `force` a file that is there may be replaced. */
export function findObstacle(store: string, file: string, force: boolean): string | null {
  const folder = path.dirname(path.resolve(file));
  if (!existsSync(folder)) return `there is no folder ${folder}: make it first`;
  const taken = [store, ...COMPANIONS.map((companion) => store + companion)];
  if (taken.some((one) => isSame(one, file))) return `${file} is the store itself: name another file`;
  // A copy put in the place of a store would be read together with what the old one left, and be neither.
  const left = COMPANIONS.map((companion) => file + companion).find((one) => existsSync(one));
  if (left !== undefined) return `${left} belongs to a store that is open or was killed: name another file`;
  if (!existsSync(file)) return null;
  if (!statSync(file).isFile()) return `${file} is no file: name one`;
  return force ? null : `${file} is there already: name another file, or replace it with --force`;
}

/**
 * Writes what `store` holds at one moment into `file`: under another name first, checked, and on disk before it takes its own.
 * Gives its size in bytes. Throws `StoreError` where the store cannot be read or the copy not be written.
 */
export function writeBackup(store: string, file: string): number {
  const part = `${file}.${process.pid}.part`;
  try {
    rmSync(part, { force: true });
    copy(store, part);
    check(part);
    sync(part);
    const { size } = statSync(part);
    renameSync(part, file);
    sync(path.dirname(path.resolve(file)));
    return size;
  } catch (error) {
    throw toStoreError(error, 'copied');
  } finally {
    for (const one of ['', ...COMPANIONS]) rmSync(part + one, { force: true });
  }
}

/** One read transaction, so that no writer waits for it nor shows in it half done. */
function copy(store: string, part: string): void {
  const database = new DatabaseSync(store, { readOnly: true, timeout: PATIENCE });
  try {
    database.prepare('VACUUM INTO ?').run(part);
  } finally {
    database.close();
  }
}

function check(part: string): void {
  const database = new DatabaseSync(part, { readOnly: true });
  try {
    const [first] = database.prepare('PRAGMA integrity_check(1)').all().map(Object.values);
    if (first?.[0] !== 'ok') throw new StoreError(`the copy is damaged (${String(first?.[0])}), and so is the store`);
  } finally {
    database.close();
  }
}

/** Of a folder too, or its new name might not outlive a machine that fails. */
function sync(name: string): void {
  const descriptor = openSync(name, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((name) => statSync(name, { throwIfNoEntry: false }));
  return first !== undefined && first.dev === second?.dev && first.ino === second.ino;
}
