import { closeSync, copyFileSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EditionSpec } from '../../src/model/configuration.ts';
import { openStore } from '../../src/store/sql-store.ts';
import { makeSighting } from '../sightings.ts';
import { record } from '../store/contract.ts';
import { openStation } from './service.ts';

const EDITION: EditionSpec = { id: 'en', title: 'English', language: 'en', also: [], limit: 100 };
const PAGE = 8192;
const COUNT = 150;

let folder: string;
let whole: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sonin-damage-'));
  whole = path.join(folder, 'whole.db');
  await using store = await openStore(`sqlite:${whole}`);
  const sightings = Array.from({ length: COUNT }, (_, n) =>
    makeSighting({
      itemId: `${n}`,
      rawHash: `${n}`,
      addressKey: `herald.example/${n}`,
      headlineKey: `story ${n}`,
      fields: { title: toTitle(n), content: `<p>${'x'.repeat(1_000)}</p>` },
    }),
  );
  await record(store, sightings);
  await store.advance(EDITION);
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['of zeros', () => Buffer.alloc(PAGE)],
  ['of noise', () => Buffer.from(Array.from({ length: PAGE }, (_, at) => (at * 7919 + 101) % 251))],
])('a page %s is refused in words wherever it lies, and no wrong entry is ever read', async (_what, toPage) => {
  const pages = statSync(whole).size / PAGE;
  const troubles: string[] = [];
  for (let page = 0; page < pages; page += 1) {
    const damaged = path.join(folder, 'damaged.db');
    copyFileSync(whole, damaged);
    overwrite(damaged, page, toPage());
    const { titles, trouble } = await readAll(damaged);
    if (trouble !== null) troubles.push(trouble);
    expect(titles.filter((title) => !TITLES.has(title))).toEqual([]);
  }
  expect(troubles.length).toBeGreaterThan(pages / 4);
  expect(troubles.filter((trouble) => !/the store .*; move it away, and put a backup/.test(trouble))).toEqual([]);
});

test('a service whose store is damaged says so in one line', async () => {
  await using station = await openStation();
  copyFileSync(whole, station.workplace.store);
  overwrite(station.workplace.store, 0, Buffer.alloc(PAGE, 'x'));
  const { code, stderr } = await station.workplace.runHere(['refresh']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^the store .*sonin\.db cannot be opened: file is not a database; move it away, [^\n]*\n$/);
});

const TITLES = new Set(Array.from({ length: COUNT }, (_, n) => toTitle(n)));

function toTitle(n: number): string {
  return `Story number ${n}`;
}

function overwrite(file: string, page: number, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, bytes, 0, bytes.byteLength, page * PAGE);
  closeSync(descriptor);
}

/** All that is published, and why not all of it. */
async function readAll(file: string): Promise<{ titles: string[]; trouble: string | null }> {
  const titles: string[] = [];
  try {
    await using store = await openStore(`sqlite:${file}`);
    for (const place of await store.placesOf(EDITION, null, COUNT, null)) {
      titles.push(...(await store.entriesAt([place])).map(({ title }) => title));
    }
    return { titles, trouble: null };
  } catch (error) {
    return { titles, trouble: (error as Error).message };
  }
}
