import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/sql-store.ts';
import { openWorkplace, type Workplace } from '../faults/workplace.ts';
import { makeSighting } from '../sightings.ts';
import { record } from '../store/contract.ts';

/** Entries of one visit: a copy holds all of them or none. */
const TOGETHER = 20;

/** Between two visits, in milliseconds: others have their turn. */
const PAUSE = 1;

let workplace: Workplace;
let copy: string;

beforeEach(async () => {
  workplace = await openWorkplace([]);
  copy = path.join(workplace.folder, 'copy.db');
});

afterEach(() => workplace[Symbol.asyncDispose]());

test('a copy made while the store is written to is sound, and holds a state that there was', async () => {
  await using store = await openStore(`sqlite:${workplace.store}`);
  let visits = 0;
  const copying = workplace.run(['backup', copy]);
  const ended = copying.then(() => true);
  while (!(await Promise.race([ended, setTimeout(PAUSE, false)]))) await recordVisit(store, visits++);
  const copied = await copying;
  expect(copied).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(/^copied \d+\.\d MB to .*copy\.db\n$/),
  });
  const { count, places, integrity } = look(copy);
  expect(integrity).toBe('ok');
  expect(count % TOGETHER).toBe(0);
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(visits * TOGETHER);
  expect(places).toBe(count);
  expect(readdirSync(workplace.folder).filter((name) => name.includes('.part'))).toEqual([]);

  // It is a store like any other.
  await using restored = await openStore(`sqlite:${copy}`);
  expect(await restored.revision()).toBe(count);
});

test('what is there already is replaced only with --force, and only whole', async () => {
  await (await openStore(`sqlite:${workplace.store}`))[Symbol.asyncDispose]();
  writeFileSync(copy, 'somebody’s letters');
  const refused = await backUp(copy);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('is there already: name another file') });
  expect(readFileSync(copy, 'utf8')).toBe('somebody’s letters');
  const forced = await backUp(copy, '--force', '--json');
  expect(forced.code).toBe(0);
  expect(JSON.parse(forced.stdout)).toEqual({ file: copy, bytes: statSync(copy).size });
  expect(look(copy).integrity).toBe('ok');
});

test.each([
  ['no store', 'copy.db', /there is no store at .*sonin\.db; check store and SONIN_STORE/],
  ['the store itself', 'sonin.db', /sonin\.db is the store itself: name another file/],
  ['no folder', 'none/copy.db', /there is no folder .*none: make it first/],
  ['an open store', 'open.db', /open\.db-wal belongs to a store that is open or was killed/],
  ['a folder', '.', /is no file: name one/],
])('%s is refused in one line', async (what, file, message) => {
  if (what !== 'no store') await (await openStore(`sqlite:${workplace.store}`))[Symbol.asyncDispose]();
  if (what === 'an open store') writeFileSync(path.join(workplace.folder, 'open.db-wal'), '');
  const refused = await backUp(path.join(workplace.folder, file), '--force');
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toMatch(message);
  expect(refused.stderr.trim()).not.toContain('\n');
});

test('a damaged store is not copied, and the former copy stays', async () => {
  {
    await using store = await openStore(`sqlite:${workplace.store}`);
    await recordVisit(store, 0);
  }
  await backUp(copy);
  const before = readFileSync(copy);
  const bytes = readFileSync(workplace.store);
  bytes.fill(0, 8192 * 4);
  writeFileSync(workplace.store, bytes);
  const refused = await backUp(copy, '--force');
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/the store cannot be copied: .*put a backup/),
  });
  expect(readFileSync(copy).equals(before)).toBe(true);
  expect(existsSync(`${copy}.part`)).toBe(false);
});

function backUp(...words: string[]) {
  return workplace.runHere(['backup', ...words]);
}

async function recordVisit(store: Awaited<ReturnType<typeof openStore>>, visit: number): Promise<void> {
  const sightings = Array.from({ length: TOGETHER }, (_, n) => {
    const id = `${visit}-${n}`;
    return makeSighting({ itemId: id, rawHash: id, headlineKey: id, fields: { title: id, summary: 'x'.repeat(500) } });
  });
  await record(store, sightings);
}

function look(file: string): { count: number; places: number; integrity: unknown } {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const ask = (sql: string) => Object.values(database.prepare(sql).get() ?? {})[0];
    return {
      count: Number(ask('SELECT count(*) FROM entries')),
      places: Number(ask('SELECT count(DISTINCT entry) FROM sightings')),
      integrity: ask('PRAGMA integrity_check'),
    };
  } finally {
    database.close();
  }
}
