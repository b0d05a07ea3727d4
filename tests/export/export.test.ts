// The exported site, from a real store into a real folder: what is written, what is left alone, and what becomes of an export that is cut.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { parseAtomFeed } from 'feedsmith';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportSite } from '../../src/export/export.ts';
import { placeOutlets } from '../../src/export/requested.ts';
import type { Table } from '../../src/export/table.ts';
import { toOwner } from '../../src/owner.ts';
import { ENGLISH, openDesk, type Desk, type Setting } from '../issue/desk.ts';
import { makeSighting } from '../sightings.ts';
import { entriesOf, record } from '../store/contract.ts';
import { openFileServer, openSiteFolder, type SiteFolder } from './site-folder.ts';

const MANIFEST = '.sonin-export.json';
const MINING = { id: 'mining', name: { en: 'Mining' }, words: ['copper'], except: [] };

let desk: Desk;
let folder: SiteFolder;

beforeEach(async () => {
  desk = await openDesk();
  folder = await openSiteFolder();
});

afterEach(async () => {
  folder[Symbol.dispose]();
  await desk[Symbol.asyncDispose]();
});

describe('the files', () => {
  test('are the documents as they are served, in every coding and with one date', async () => {
    await publish([1, 2]);
    const { documents } = await exportTo();
    const shelf = await desk.issue({ topics: [MINING] });
    await exportTo({ topics: [MINING] });
    for (const [path, document] of shelf) {
      const file = { '/': 'index.html', '/en': 'en/index.html', '/mn': 'mn/index.html' }[path] ?? path.slice(1);
      const bytes = Buffer.from(document.bodies.identity);
      expect([path, bytes.toString()]).toEqual([path, folder.read(file)]);
      expect(bytes.equals(gunzipSync(readFileSync(folder.at(`${file}.gz`))))).toBe(true);
      expect(bytes.equals(brotliDecompressSync(readFileSync(folder.at(`${file}.br`))))).toBe(true);
      expect(bytes.equals(zstdDecompressSync(readFileSync(folder.at(`${file}.zst`))))).toBe(true);
      for (const ending of ['', '.gz', '.br', '.zst'])
        expect(statSync(folder.at(file + ending)).mtime.toISOString()).toBe(document.changed);
    }
    expect(JSON.parse(folder.read('healthz'))).toEqual({ status: 'ok', trouble: null, revision: 2, served: 2 });
    expect(documents).toBeGreaterThan(shelf.size - 6);
  });

  test('hold every entry’s page and every part of the past, to which a reader is led by any web server', async () => {
    await publish(numbers(130));
    await exportTo();
    await using server = await openFileServer(folder.root);
    const titles = new Set<string>();
    for (let next: string | undefined = '/en.atom'; next !== undefined;) {
      const text = await (await fetch(server.url + next)).text();
      for (const { title } of parseAtomFeed(text).entries ?? []) titles.add(title?.value ?? '');
      next = /rel="prev-archive"[^>]*href="https:\/\/sonin\.example([^"]*)"/.exec(text)?.[1];
    }
    expect(titles.size).toBe(130);
    expect(folder.has('en/archive/2.json.br')).toBe(true);
    await desk.store.advance(ENGLISH);
    for (const { uuid, title } of await entriesOf(desk.store, ENGLISH)) {
      expect(await (await fetch(`${server.url}/en/entries/${uuid}`)).text()).toContain(title);
    }
    expect(await (await fetch(`${server.url}/en`)).text()).toContain('<html');
  });

  test('hold the feeds of outlets beyond those that a service keeps ready', async () => {
    await publish([1], { outlet: 'mirror' });
    await desk.issue();
    const placed: string[] = [];
    const table = { place: ({ path }: { path: string }) => placed.push(path) } as unknown as Table;
    await placeOutlets(table, new Map(), desk.toWorld());
    expect(placed).toEqual(['/en/outlets/mirror.atom', '/en/outlets/mirror.rss', '/en/outlets/mirror.json']);
    await placeOutlets(table, desk.shelf, desk.toWorld());
    expect(placed).toHaveLength(3);
  });
});

describe('another export', () => {
  test('of the same store changes no file, however much later', async () => {
    await publish(numbers(101));
    await exportTo();
    const before = folder.look();
    const again = await exportTo({ at: '2026-03-01T00:00:00.000Z' });
    expect([again.written, again.removed]).toEqual([[], []]);
    expect(folder.look()).toEqual(before);
  });

  test('writes only what a new entry stands in', async () => {
    await publish(numbers(20));
    await exportTo();
    const before = folder.look();
    await publish([500], { outlet: 'mirror' });
    const { written, removed } = await exportTo({ at: '2026-01-14T00:00:00.000Z' });
    const [uuid] = await findUuids(['Title 0500']);
    const feeds = (path: string, formats = ['atom', 'json', 'rss']) => formats.map((format) => `${path}.${format}`);
    const meant = [...feeds('/en'), ...feeds('/en/outlets/mirror'), ...feeds('/en/archive/1', ['atom', 'json'])];
    expect(written.toSorted()).toEqual(['/', '/en', '/opml', '/healthz', `/en/entries/${uuid}`, ...meant].toSorted());
    expect(removed).toEqual([]);
    const after = folder.look();
    const touched = Object.keys(after).filter((file) => after[file] !== before[file]);
    expect(touched).toHaveLength(written.length * 4 + 1);
    expect(Object.keys(before).filter((file) => !(file in after))).toEqual([]);
  });

  test('writes a corrected entry’s page anew, with a later date', async () => {
    await publish([1, 2]);
    await exportTo();
    const [uuid = ''] = await findUuids(['Title 0001']);
    const page = `en/entries/${uuid}/index.html`;
    const before = statSync(folder.at(page)).mtimeMs;
    await publish([1], { title: 'Corrected' }, 'corrected');
    const { written } = await exportTo();
    expect(written.filter((path) => path.includes('/entries/'))).toEqual([`/en/entries/${uuid}`]);
    expect(folder.read(page)).toContain('Corrected');
    expect(statSync(folder.at(page)).mtimeMs).toBeGreaterThanOrEqual(before + 1_000);
  });

  test('takes a withdrawn entry out of every file, with its folder', async () => {
    await publish(numbers(101));
    await exportTo();
    const [uuid = ''] = await findUuids(['Title 0007']);
    expect(Object.values(folder.lookAtBytes()).some((bytes) => bytes.includes('Title 0007'))).toBe(true);
    await desk.store.withdraw('urn:x:7');
    const { written, removed } = await exportTo();
    expect(removed).toEqual([`/en/entries/${uuid}`]);
    expect(written).toContain('/en/archive/1.atom');
    expect(written).not.toContain('/en/archive/2.atom');
    expect(Object.values(folder.lookAtBytes()).filter((bytes) => bytes.includes('Title 0007'))).toEqual([]);
    expect(folder.has(`en/entries/${uuid}`)).toBe(false);
  });

  test('after a change of the configuration writes what that changed, and removes what it names no more', async () => {
    await publish([1], { content: '<p>All of it.</p>' });
    await exportTo({ topics: [MINING] });
    const [uuid = ''] = await findUuids(['Title 0001']);
    const page = `en/entries/${uuid}/index.html`;
    const before = statSync(folder.at(page)).mtimeMs;
    const { removed } = await exportTo({ source: { content: 'full' }, editions: [ENGLISH] });
    expect(removed).toContain('/en/topics/mining.atom');
    expect(folder.has('mn')).toBe(false);
    expect(folder.has('en/topics')).toBe(false);
    expect(folder.read(page)).toContain('All of it.');
    expect(statSync(folder.at(page)).mtimeMs).toBeGreaterThanOrEqual(before + 1_000);
  });

  test('writes again what somebody deleted, as it was', async () => {
    await publish(numbers(101));
    await exportTo();
    const [uuid] = await findUuids(['Title 0003']);
    const gone = ['en.atom.gz', 'style.css', 'en/archive/1.json', 'healthz', `en/entries/${uuid}/index.html.br`];
    const toDates = () => gone.map((file) => statSync(folder.at(file)).mtimeMs);
    const before = [folder.lookAtBytes(), toDates()];
    for (const file of gone) rmSync(folder.at(file));
    await exportTo({ at: '2026-03-01T00:00:00.000Z' });
    expect([folder.lookAtBytes(), toDates()]).toEqual(before);
  });

  test('of another store, as one that was put back, takes nothing for known', async () => {
    await publish(numbers(20));
    await exportTo();
    await using other = await openDesk();
    await record(
      other.store,
      numbers(25).map((n) => toSighting(n + 30)),
    );
    await exportSite(folder.root, other.toWorld(), new AbortController().signal);
    expect(folder.lookAtBytes()).toEqual(await exportAfresh(other));
  });
});

describe('an export that is cut', () => {
  test.each([1, 8, 20, 33])('after %i documents is mended by the next', async (cut) => {
    await publish(numbers(12));
    await expect(exportUntil(cut)).rejects.toThrow(/stopped before it was done/);
    await desk.store.withdraw('urn:x:0');
    await publish([300]);
    await exportTo();
    expect(folder.lookAtBytes()).toEqual(await exportAfresh(desk));
  });

  test.each([
    ['half a manifest', () => writeFileSync(folder.at(MANIFEST), folder.read(MANIFEST).slice(0, 1_000))],
    ['a manifest of another version', () => writeFileSync(folder.at(MANIFEST), '{"version":99}')],
    ['half-written files', () => writeFileSync(folder.at('en/archive/.sonin-export.part.br'), 'half')],
    ['half of the files', () => rmSync(folder.at('en'), { recursive: true })],
    [
      'half a line of what it was about to write',
      () => writeFileSync(folder.at('.sonin-export.claims'), '/en.atom\n/mn'),
    ],
  ])('and leaves %s is mended by the next', async (_, damage) => {
    await publish(numbers(12));
    await exportTo();
    damage();
    await desk.store.withdraw('urn:x:0');
    await exportTo();
    expect(folder.lookAtBytes()).toEqual(await exportAfresh(desk));
    expect(Object.keys(folder.look()).filter((file) => file.includes('.sonin-export'))).toEqual([MANIFEST]);
  });
});

describe('files that no export wrote', () => {
  test('stay as they are, beside what is exported', async () => {
    await publish([1]);
    for (const file of ['robots.txt', 'en/entries/mine.txt', 'mn/index.htm']) write(file, 'mine');
    await exportTo();
    await exportTo({ editions: [{ ...ENGLISH, id: 'uk' }] });
    expect(['robots.txt', 'en/entries/mine.txt', 'mn/index.htm'].map(folder.read)).toEqual(['mine', 'mine', 'mine']);
    expect(folder.has('en/archive')).toBe(false);
  });

  test.each(['index.html', 'en.atom.gz', 'en/index.html/x', 'en'])(
    'are not replaced: with %s in the way nothing is written',
    async (file) => {
      write(file, 'mine');
      await publish([1]);
      await expect(exportTo()).rejects.toThrow(
        /holds .*, which no export wrote: name another folder, or move that away/,
      );
      expect(folder.lookAtBytes()).toEqual({ [file]: 'mine' });
    },
  );
});

describe('a folder', () => {
  test('takes one export at a time, and the next after one that was killed', async () => {
    const lock = '.sonin-export.lock';
    write(lock, toOwner());
    await expect(exportTo()).resolves.toBeDefined();
    const [machine = ''] = toOwner().split('|');
    write(lock, [machine, process.ppid, 'a'].join('|'));
    await expect(exportTo()).rejects.toThrow(/another export is writing there \(.*process \d+\): wait for it/);
    expect(folder.read(lock)).toContain(machine);
    write(lock, 'another machine|1|b');
    await expect(exportTo()).rejects.toThrow(/if there is none, remove .*\.sonin-export\.lock/);
  });

  test('that cannot be one is refused in words', async () => {
    write('taken', '');
    await expect(exportSite(folder.at('taken'), desk.toWorld(), new AbortController().signal)).rejects.toThrow(
      /taken cannot be written: .*something that no export made is in the way/,
    );
  });
});

function exportTo(setting?: Setting) {
  return exportSite(folder.root, desk.toWorld(setting), new AbortController().signal);
}

/** Cut about that document: the clock is asked for each. */
function exportUntil(cut: number) {
  const stop = new AbortController();
  const world = desk.toWorld();
  let count = 0;
  const now = () => {
    count += 1;
    if (count === cut) stop.abort();
    return world.now();
  };
  return exportSite(folder.root, { ...world, now }, stop.signal);
}

async function exportAfresh(from: Desk): Promise<Record<string, string>> {
  using fresh = await openSiteFolder();
  await exportSite(fresh.root, from.toWorld(), new AbortController().signal);
  return fresh.lookAtBytes();
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n);
}

type Fields = NonNullable<Parameters<typeof makeSighting>[0]>['fields'];

function toSighting(n: number, fields: Fields = {}, rawHash = `${n}`) {
  const published = {
    at: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(),
    precision: 'minute',
    zone: 'UTC',
  } as const;
  const title = `Title ${String(n).padStart(4, '0')}`;
  return makeSighting({ itemId: `urn:x:${n}`, rawHash, fields: { title, published, ...fields } });
}

async function publish(which: readonly number[], fields: Fields = {}, rawHash?: string): Promise<void> {
  await record(
    desk.store,
    which.map((n) => toSighting(n, fields, rawHash)),
  );
}

async function findUuids(titles: readonly string[]): Promise<string[]> {
  const entries = await entriesOf(desk.store, { ...ENGLISH, limit: 1000 });
  return titles.map((title) => entries.find((entry) => entry.title === title)?.uuid ?? 'none');
}

function write(file: string, text: string): void {
  mkdirSync(folder.at(`${file}/..`), { recursive: true });
  writeFileSync(folder.at(file), text);
}
