// Every edition as documents, over the real store and cache: when they are made, how large they are, and what replicas share.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { issue, issueEntry, type IssueWorld } from '../src/issue.ts';
import type { EditionSpec, Source } from '../src/model/configuration.ts';
import { openDocumentCache, type DocumentCache } from '../src/publish/cache.ts';
import { openStore } from '../src/store/sql-store.ts';
import type { Store } from '../src/store/store.ts';
import { makeSighting } from './sightings.ts';
import { makeSource } from './sources.ts';
import { entriesOf, record } from './store/contract.ts';

const ENGLISH: EditionSpec = { id: 'en', title: 'English', language: 'en', also: [], limit: 100 };
const MONGOLIAN: EditionSpec = { id: 'mn', title: 'Монгол', language: 'mn', also: [], limit: 100 };

let store: Store;
let cache: DocumentCache;

beforeEach(async () => {
  store = await openStore('sqlite::memory:');
  cache = openDocumentCache('memory', () => {});
});

afterEach(async () => {
  await cache[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
});

test('an empty store has valid, empty documents at every fixed address', async () => {
  const shelf = await issue(0, toWorld());
  expect([...shelf.keys()].toSorted()).toEqual([
    '/',
    '/en',
    '/en.atom',
    '/en.json',
    '/en.rss',
    '/mn',
    '/mn.atom',
    '/mn.json',
    '/mn.rss',
    '/style.css',
  ]);
  expect(read(shelf, '/en.atom')).not.toContain('<entry>');
});

test('the same store gives the same bytes and the same date of change, later and after a restart', async () => {
  await record(store, [makeSighting({ fields: { url: 'https://herald.example/1' } })]);
  const first = await issue(1, toWorld('2026-01-13T05:00:00.000Z'));
  const again = await issue(1, {
    ...toWorld('2026-01-14T05:00:00.000Z'),
    cache: openDocumentCache('memory', () => {}),
  });
  for (const [path, document] of first) {
    expect(again.get(path)).toMatchObject({ etag: document.etag, changed: '2026-01-13T05:00:00.000Z' });
  }
});

test('a change of one edition changes no byte of the other’s feeds', async () => {
  const before = await issue(0, toWorld('2026-01-13T05:00:00.000Z'));
  await record(store, [makeSighting()]);
  const after = await issue(await store.revision(), toWorld('2026-01-13T06:00:00.000Z'));
  expect(after.get('/mn.atom')?.changed).toBe(before.get('/mn.atom')?.changed);
  expect(after.get('/en.atom')?.changed).toBe('2026-01-13T06:00:00.000Z');
});

test('a replica serves what another has rendered, and renders itself what it does not find', async () => {
  await record(store, [makeSighting()]);
  await issue(1, toWorld());
  const asked: string[] = [];
  const watched: DocumentCache = { ...cache, get: (key) => (asked.push(key), cache.get(key)), set: unexpected };
  expect((await issue(1, { ...toWorld(), cache: watched })).size).toBe(10);
  expect(asked).toHaveLength(10);
  const elsewhere = openDocumentCache('memory', () => {});
  expect(read(await issue(1, { ...toWorld(), cache: elsewhere }), '/en.atom')).toContain('A bridge opens');
});

test('a change of the configuration is rendered although the store did not change', async () => {
  await record(store, [makeSighting({ fields: { content: '<p>All of it.</p>', summary: 'Some.' } })]);
  expect(read(await issue(1, toWorld()), '/en.atom')).not.toContain('All of it.');
  const full = toWorld('2026-01-13T05:00:00.000Z', { content: 'full' });
  expect(read(await issue(1, full), '/en.atom')).toContain('All of it.');
});

test('a document that would be too large for readers has as many of the latest entries as fit, in every format', async () => {
  const article = `<p>${'word '.repeat(8000)}</p>`;
  const many = Array.from({ length: 40 }, (_, n) =>
    makeSighting({
      itemId: `urn:x:${n}`,
      rawHash: `${n}`,
      fields: {
        title: `Title ${n}`,
        content: article,
        published: { at: new Date(Date.UTC(2026, 0, 1, n)).toISOString(), precision: 'hour', zone: 'UTC' },
      },
    }),
  );
  await record(store, many);
  const shelf = await issue(await store.revision(), toWorld('2026-01-13T05:00:00.000Z', { content: 'full' }));
  for (const path of ['/en.atom', '/en.rss', '/en.json']) {
    expect(shelf.get(path)?.bodies.identity.length).toBeLessThan(500_000);
    expect(read(shelf, path)).toContain('Title 39');
  }
});

test('an entry has a page in the editions that take its language, and none once it was withdrawn', async () => {
  await record(store, [makeSighting({ itemId: 'urn:x:1' })]);
  const uuid = (await entriesOf(store, ENGLISH))[0]?.uuid ?? '';
  const page = await issueEntry(`/en/entries/${uuid}`, toWorld());
  expect(page !== null && page !== 'gone' && Buffer.from(page.bodies.identity).toString()).toContain('A bridge opens');
  expect(await issueEntry(`/mn/entries/${uuid}`, toWorld())).toBeNull();
  expect(await issueEntry('/en/entries/00000000-0000-5000-8000-000000000000', toWorld())).toBeNull();
  expect(await issueEntry('/en/other', toWorld())).toBeNull();
  await store.withdraw('urn:x:1');
  expect(await issueEntry(`/en/entries/${uuid}`, toWorld())).toBe('gone');
});

function toWorld(at = '2026-01-13T05:00:00.000Z', source: Partial<Source> = {}): IssueWorld {
  const site = { title: 'Sonin', url: 'https://sonin.example', contact: null, editions: [ENGLISH, MONGOLIAN] };
  const rules = {
    outlets: new Map(),
    sources: new Map([['herald-feed', makeSource({ id: 'herald-feed', ...source })]]),
  };
  return { store, cache, site, rules, now: () => new Date(at) };
}

function read(shelf: Awaited<ReturnType<typeof issue>>, path: string): string {
  return Buffer.from(shelf.get(path)?.bodies.identity ?? []).toString();
}

function unexpected(): never {
  throw new Error('a replica rendered what it could have taken');
}
