import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/sql-store.ts';
import { makeSighting } from '../sightings.ts';
import { record, testStore } from './contract.ts';

let folder: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sonin-store-'));
});

afterAll(() => rm(folder, { recursive: true }));

testStore('in memory', () => openStore('sqlite::memory:'));
testStore('in a file', () => openStore(`sqlite:${nextFile()}`));

test('what was written is there when the file is opened again, migrations included', async () => {
  const file = nextFile();
  {
    await using store = await openStore(`sqlite:${file}`);
    await record(store, [makeSighting({ itemId: '1' })]);
  }
  await using store = await openStore(`sqlite:${file}`);
  expect(await store.revision()).toBe(1);
});

test('two connections write to one file in turns', async () => {
  const file = nextFile();
  await using one = await openStore(`sqlite:${file}`);
  await using other = await openStore(`sqlite:${file}`);
  const writes = Array.from({ length: 40 }, (_, n) =>
    record(n % 2 === 0 ? one : other, [
      makeSighting({ source: `s${n}`, itemId: `${n}`, rawHash: `${n}`, fields: { title: `T ${n}` } }),
    ]),
  );
  expect(await Promise.all(writes)).toEqual(writes.map(() => 1));
  expect([await one.revision(), await other.revision()]).toEqual([40, 40]);
});

test('readers go on while another process holds the writer’s lock, and writers wait for it', async () => {
  const file = nextFile();
  await using store = await openStore(`sqlite:${file}`);
  const locker = new DatabaseSync(file);
  locker.exec('BEGIN IMMEDIATE');
  const writing = record(store, [makeSighting({ itemId: '1' })]);
  expect(await store.revision()).toBe(0);
  locker.exec('COMMIT');
  locker.close();
  expect(await writing).toBe(1);
});

function nextFile(): string {
  count += 1;
  return path.join(folder, `${count}`, 'sonin.db');
}
