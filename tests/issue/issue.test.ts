// Documents at fixed addresses, over the real store and cache: when they are made, how large they are, and what replicas share.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { issue } from '../../src/issue/issue.ts';
import type { Document } from '../../src/model/edition.ts';
import { openDocumentCache, type DocumentCache } from '../../src/publish/cache.ts';
import { makeSighting } from '../sightings.ts';
import { record } from '../store/contract.ts';
import { openDesk, readText, type Desk } from './desk.ts';

const MINING = { id: 'mining', name: { en: 'Mining', mn: 'Уул уурхай' }, words: ['copper'], except: [] };

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

afterEach(() => desk[Symbol.asyncDispose]());

test('an empty store has valid, empty documents at every fixed address', async () => {
  const shelf = await desk.issue({ topics: [MINING] });
  const feeds = ['/en', '/en/topics/mining', '/mn', '/mn/topics/mining'].flatMap((path) =>
    ['atom', 'json', 'rss'].map((format) => `${path}.${format}`),
  );
  expect([...shelf.keys()].toSorted()).toEqual(['/', '/en', '/mn', '/opml', '/style.css', ...feeds].toSorted());
  expect(desk.read('/en.atom')).not.toContain('<entry>');
});

test('an entry stands in its edition, its outlet’s feed and that of its topic, and in no other', async () => {
  await record(desk.store, [
    makeSighting({ itemId: 'urn:x:1', rawHash: '1', fields: { title: 'Copper is dear' } }),
    makeSighting({ itemId: 'urn:x:2', rawHash: '2', fields: { title: 'Snow is cheap', outlet: 'mirror' } }),
  ]);
  await desk.issue({ topics: [MINING] });
  const holding = (title: string) =>
    [...desk.shelf.keys()].filter((path) => path.endsWith('.atom') && desk.read(path).includes(title));
  expect(holding('Copper is dear').toSorted()).toEqual([
    '/en.atom',
    '/en/outlets/herald.atom',
    '/en/topics/mining.atom',
  ]);
  expect(holding('Snow is cheap').toSorted()).toEqual(['/en.atom', '/en/outlets/mirror.atom']);
});

test('the page of an edition and the list of feeds name every feed that holds something', async () => {
  await record(desk.store, [makeSighting({ fields: { title: 'Copper is dear' } })]);
  await desk.issue({ topics: [MINING, { ...MINING, id: 'gold', words: ['gold'] }] });
  for (const path of ['/en', '/opml']) {
    expect(desk.read(path)).toContain('/en/topics/mining.atom"');
    expect(desk.read(path)).toContain('/en/outlets/herald.atom"');
    expect(desk.read(path)).not.toContain('/topics/gold');
  }
  expect(desk.read('/mn')).not.toContain('/mn/outlets/');
});

test('the same store gives the same bytes and the same date of change, later and after a restart', async () => {
  await record(desk.store, [makeSighting({ fields: { url: 'https://herald.example/1' } })]);
  const first = new Map(await desk.issue({ at: '2026-01-13T05:00:00.000Z' }));
  const again = new Map<string, Document>();
  const cache = openDocumentCache('memory', () => {});
  await issue(again, desk.toWorld({ at: '2026-01-14T05:00:00.000Z', cache }));
  expect(again.size).toBe(first.size);
  for (const [path, document] of first) {
    expect(again.get(path)).toMatchObject({ etag: document.etag, changed: '2026-01-13T05:00:00.000Z' });
  }
});

test('a change of one feed makes no other anew', async () => {
  await record(desk.store, [makeSighting({ itemId: 'urn:x:1', rawHash: '1' })]);
  const before = new Map(await desk.issue({ topics: [MINING] }));
  await record(desk.store, [
    makeSighting({ itemId: 'urn:x:2', rawHash: '2', fields: { outlet: 'mirror', title: 'Two' } }),
  ]);
  await desk.issue({ topics: [MINING], at: '2026-01-13T06:00:00.000Z' });
  const changed = [...desk.shelf].filter(([path, document]) => before.get(path) !== document).map(([path]) => path);
  const feeds = ['/en', '/en/outlets/mirror'].flatMap((path) =>
    ['atom', 'json', 'rss'].map((format) => `${path}.${format}`),
  );
  expect(changed.toSorted()).toEqual(['/', '/en', '/mn', '/opml', '/style.css', ...feeds].toSorted());
  expect(desk.shelf.get('/mn')?.changed).toBe(before.get('/mn')?.changed);
});

test('a replica serves what another has rendered, and renders itself what it does not find', async () => {
  await record(desk.store, [makeSighting()]);
  await desk.issue();
  const watched: DocumentCache = { ...desk.cache, set: unexpected };
  const replica = new Map<string, Document>();
  await issue(replica, desk.toWorld({ cache: watched }));
  expect([...replica.keys()].toSorted()).toEqual([...desk.shelf.keys()].toSorted());
  const elsewhere = new Map<string, Document>();
  await issue(elsewhere, desk.toWorld({ cache: openDocumentCache('memory', () => {}) }));
  expect(elsewhere.get('/en.atom')?.etag).toBe(desk.shelf.get('/en.atom')?.etag);
});

test('a document that cannot be made holds up no other, and the last good one stays', async () => {
  await record(desk.store, [makeSighting({ itemId: '1', fields: { title: 'Copper' } })]);
  await desk.issue();
  await record(desk.store, [
    makeSighting({ itemId: '2', rawHash: '2', fields: { title: 'Snow' } }),
    makeSighting({ itemId: '3', rawHash: '3', fields: { title: 'Цас', language: 'mn' } }),
  ]);
  const shelf = new Map(desk.shelf);
  const world = desk.toWorld();
  const saveDocuments = async (documents: Parameters<typeof world.store.saveDocuments>[0]) => {
    if (documents.some(({ path }) => path === '/en.atom')) throw new Error('a bug with this one');
    await world.store.saveDocuments(documents);
  };
  const store = { ...world.store, saveDocuments };
  await expect(issue(shelf, { ...world, store })).rejects.toThrow('a bug with this one');
  expect(shelf.get('/en.atom')).toBe(desk.shelf.get('/en.atom'));
  expect(readText(shelf.get('/mn.atom'))).toContain('Цас');
  expect(readText(shelf.get('/en/outlets/herald.atom'))).toContain('Snow');
});

test('an edition that cannot be filled holds up no other, and what was served of it stays', async () => {
  await record(desk.store, [
    makeSighting({ itemId: 'urn:x:1', rawHash: '1', fields: { language: 'mn', title: 'Нэг' } }),
  ]);
  const shelf = new Map(await desk.issue());
  await record(desk.store, [makeSighting({ itemId: 'urn:x:2', rawHash: '2', fields: { title: 'Two' } })]);
  const world = desk.toWorld();
  const store: typeof world.store = {
    ...world.store,
    placesAfter: (spec, ...rest) => (spec.id === 'mn' ? unexpected() : world.store.placesAfter(spec, ...rest)),
  };
  await expect(issue(shelf, { ...world, store })).rejects.toThrow('a replica');
  expect(readText(shelf.get('/en.atom'))).toContain('Two');
  expect(readText(shelf.get('/mn.atom'))).toContain('Нэг');
  expect(shelf.has('/mn/outlets/herald.atom')).toBe(true);
});

test('an index that fails keeps no edition from its readers', async () => {
  await record(desk.store, [makeSighting({ fields: { title: 'Copper is dear' } })]);
  const world = desk.toWorld({ topics: [MINING] });
  const store: typeof world.store = { ...world.store, index: () => Promise.reject(new Error('a damaged index')) };
  const shelf = new Map<string, Document>();
  await expect(issue(shelf, { ...world, store })).rejects.toThrow('a damaged index');
  expect(readText(shelf.get('/en.atom'))).toContain('Copper is dear');
  expect(readText(shelf.get('/en/outlets/herald.atom'))).toContain('Copper is dear');
});

test('a change of the configuration is rendered although the store did not change', async () => {
  await record(desk.store, [makeSighting({ fields: { content: '<p>All of it.</p>', summary: 'Some.' } })]);
  await desk.issue();
  expect(desk.read('/en.atom')).not.toContain('All of it.');
  await desk.issue({ source: { content: 'full' } });
  expect(desk.read('/en.atom')).toContain('All of it.');
});

test('what is withdrawn is gone from every document', async () => {
  await record(desk.store, [makeSighting({ itemId: 'urn:x:1', fields: { title: 'Copper is dear' } })]);
  await desk.issue({ topics: [MINING] });
  await desk.store.withdraw('urn:x:1');
  await desk.issue({ topics: [MINING] });
  expect([...desk.shelf.keys()].filter((path) => desk.read(path).includes('Copper is dear'))).toEqual([]);
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
  await record(desk.store, many);
  await desk.issue({ source: { content: 'full' } });
  for (const path of ['/en.atom', '/en.rss', '/en.json']) {
    expect(desk.shelf.get(path)?.bodies.identity.length).toBeLessThan(500_000);
    expect(desk.read(path)).toContain('Title 39');
  }
});

function unexpected(): never {
  throw new Error('a replica rendered what it could have taken');
}
