// What every engine behind the store interface must do; each engine's test file runs it.
import { describe, expect, test } from 'vitest';
import type { EditionSpec } from '../../src/model/configuration.ts';
import type { Entry, Sighting } from '../../src/model/entry.ts';
import type { Visit } from '../../src/model/visit.ts';
import { reconcile } from '../../src/reconcile/reconcile.ts';
import type { Decision, Lease, Store } from '../../src/store/store.ts';
import { makeSighting, makeTickerSighting, NOW } from '../sightings.ts';

const ENGLISH: EditionSpec = { id: 'en', title: 'English', language: 'en', also: [], limit: 100 };
const OWNER = 'a test';
const nobodyIsGone = () => false;

/** `open` gives an empty store at each call. */
export function testStore(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    test('keeps what a visit brought, all of it, and nothing of it twice', async () => {
      await using store = await open();
      const visit = makeVisit('herald-feed');
      const sightings = [1, 2, 3].map((n) =>
        makeSighting({ itemId: `${n}`, rawHash: `raw ${n}`, fields: { title: `Title ${n}` } }),
      );
      expect(await record(store, sightings, visit)).toBe(3);
      expect((await store.states(['herald-feed', 'another'])).get('herald-feed')).toEqual({
        visit: { ...visit, changed: 3 },
        resources: [],
      });
      expect((await store.visits()).size).toBe(1);
      expect(await store.knownHashes('herald-feed', ['raw 1', 'raw 3', 'raw 9'])).toEqual(new Set(['raw 1', 'raw 3']));
      expect(await store.knownHashes('another', ['raw 1'])).toEqual(new Set());
      const revision = await store.revision();
      expect(await record(store, sightings, makeVisit('herald-feed'))).toBe(0);
      expect(await store.revision()).toBe(revision);
    });

    test('gives back an entry as it was written', async () => {
      await using store = await open();
      const fields = {
        authors: ['А. Бат'],
        categories: ['x', 'y'],
        image: 'https://h.example/i.png',
        content: '<p>Ө</p>',
      };
      await record(store, [makeSighting({ itemId: 'urn:x:1', fields })]);
      await store.advance(ENGLISH);
      const [first] = await entriesOf(store, ENGLISH);
      expect(first).toMatchObject({ ...fields, id: 'urn:x:1', revision: 1, kept: true, withdrawn: false });
      expect(await store.entryByUuid(first?.uuid ?? '')).toEqual(first);
    });

    test('counts entries of languages that nobody takes, by source, and those alone that may be published', async () => {
      await using store = await open();
      expect(await store.countOutside(['en'])).toEqual([]);
      const languages = ['en', 'kk', 'mn', 'ru', 'ru', 'und'];
      const sightings = languages.map((language, n) =>
        makeSighting({ itemId: `${n}`, rawHash: `raw ${n}`, fields: { language, title: `Title ${n}` } }),
      );
      const dropped = makeSighting({
        itemId: '9',
        rawHash: 'raw 9',
        kept: false,
        fields: { language: 'ru', title: 'Dropped' },
      });
      await record(store, [...sightings, dropped]);
      expect(await store.countOutside(['en', 'mn'])).toEqual([
        { language: 'kk', source: 'herald-feed', entries: 1 },
        { language: 'ru', source: 'herald-feed', entries: 2 },
        { language: 'und', source: 'herald-feed', entries: 1 },
      ]);
      expect(await store.countOutside(['mn', 'kk', 'ru', 'und', 'en'])).toEqual([]);
    });

    test('names the entries that changed after a revision, withdrawn ones too, page by page', async () => {
      await using store = await open();
      const sightings = [1, 2, 3].map((n) => makeSighting({ itemId: `urn:x:${n}`, rawHash: `${n}` }));
      await record(store, sightings);
      const [first, second] = await store.changedAfter(0, 2);
      expect([first?.revision, second?.revision]).toEqual([1, 2]);
      await store.withdraw('urn:x:1');
      expect((await store.changedAfter(2, 9)).map(({ revision }) => revision)).toEqual([3, 4]);
      expect((await store.changedAfter(3, 9)).map(({ uuid }) => uuid)).toEqual([first?.uuid]);
      expect(await store.changedAfter(4, 9)).toEqual([]);
    });

    test('keeps a resource’s validators byte for byte, and leaves them when a visit has none', async () => {
      await using store = await open();
      const resource = {
        source: 's',
        url: 'u',
        etag: 'W/"ä \\"',
        lastModified: 'x',
        bodyHash: 'b',
        fingerprint: 'f',
        next: ['https://h.example/2'],
      };
      const nothing = { ...NOTHING, visit: makeVisit('s'), readAs: 's' };
      for (const resources of [[resource], []]) {
        await take(store, 's');
        await store.record({ ...nothing, resources }, OWNER, toNothing);
      }
      expect((await store.states(['s'])).get('s')?.resources).toEqual([resource]);
    });

    test('forgets the resources that a source does not have any more', async () => {
      await using store = await open();
      const resource = { source: 's', etag: null, lastModified: null, bodyHash: 'b', fingerprint: 'f', next: [] };
      const [one, two] = [
        { ...resource, url: 'https://h.example/1' },
        { ...resource, url: 'https://h.example/2' },
      ];
      const brought = { ...NOTHING, visit: makeVisit('s'), readAs: 's' };
      await take(store, 's');
      await store.record({ ...brought, resources: [one, two] }, OWNER, toNothing);
      await take(store, 's');
      await store.record({ ...brought, gone: [one.url] }, OWNER, toNothing);
      expect((await store.states(['s'])).get('s')?.resources).toEqual([two]);
    });

    test('adds to a visit what showed only beside what is stored', async () => {
      await using store = await open();
      const trouble = { stage: 'parse', code: 'new-titles', detail: 'all' } as const;
      const [sighting] = [makeSighting()];
      await take(store, 'herald-feed');
      const brought = { ...NOTHING, visit: makeVisit('herald-feed'), readAs: 'herald-feed', sightings: [sighting] };
      const written = await store.record(brought, OWNER, () => ({ changes: [], lessons: [], troubles: [trouble] }));
      expect(written?.troubles).toEqual([...makeVisit('s').troubles, trouble]);
      expect((await store.visits()).get('herald-feed')).toEqual(written);
    });

    test('counts what titles teach', async () => {
      await using store = await open();
      const lesson = { language: 'en', word: 'mongolia', before: 'in', shape: 'Mongolia', count: 1 };
      for (let times = 0; times < 2; times += 1) {
        await take(store, 'herald-feed');
        const brought = {
          ...NOTHING,
          visit: makeVisit('herald-feed'),
          readAs: 'herald-feed',
          sightings: [makeSighting()],
        };
        await store.record(brought, OWNER, () => ({ changes: [], lessons: [lesson, lesson], troubles: [] }));
      }
      expect(await store.learnt([{ word: 'mongolia', before: 'in' }])).toEqual([{ ...lesson, count: 4 }]);
      expect(await store.learnt([{ word: 'mongolia', before: '' }])).toEqual([]);
    });

    test('lifts a stop, and says whether there was one', async () => {
      await using store = await open();
      const stopped = { ...makeVisit('s'), stopped: true, nextVisit: '2027-01-01T00:00:00.000Z' };
      await take(store, 's');
      await store.record({ ...NOTHING, visit: stopped, readAs: 's' }, OWNER, toNothing);
      expect(await store.resume('s')).toBe(true);
      expect((await store.visits()).get('s')).toMatchObject({ stopped: false, failures: 0, nextVisit: NOW });
      expect([await store.resume('s'), await store.resume('nobody')]).toEqual([false, false]);
    });

    test('remembers which articles are still to be fetched, and which were asked for too often', async () => {
      await using store = await open();
      const wanted = ['1', '2', '3'].map((itemHash, tries) => ({
        source: 's',
        url: `https://h.example/${itemHash}`,
        itemHash,
        tries,
      }));
      const brought = { ...NOTHING, visit: makeVisit('s'), readAs: 's' };
      await take(store, 's');
      await store.record({ ...brought, articles: { wanted, done: [] } }, OWNER, toNothing);
      expect(await store.waitingArticles('s', 2, 10)).toEqual(wanted.slice(0, 2));
      expect(await store.waitingArticles('s', 2, 1)).toEqual(wanted.slice(0, 1));
      expect(await store.waitingArticles('other', 2, 10)).toEqual([]);
      const urls = wanted.map(({ url }) => url);
      expect(await store.articlesAt('s', urls.slice(1))).toEqual(wanted.slice(1));
      await take(store, 's');
      const again = [{ ...wanted[1], source: 's', url: urls[1] ?? '', itemHash: 'other', tries: 0 }];
      await store.record({ ...brought, articles: { wanted: again, done: [urls[0] ?? ''] } }, OWNER, toNothing);
      expect(await store.waitingArticles('s', 2, 10)).toEqual(again);
    });

    test('takes sightings of a list and of its articles in one visit', async () => {
      await using store = await open();
      const listed = makeSighting({ fields: { url: 'https://herald.example/1' } });
      const published = { at: '2026-01-12T09:30:15.000Z', precision: 'second', zone: 'UTC' } as const;
      const article = makeSighting({
        source: 'herald-feed/details',
        kept: false,
        rawHash: 'article',
        fields: { url: 'https://herald.example/1', published, image: 'https://herald.example/1.jpg' },
      });
      await record(store, [listed, article], makeVisit('herald-feed'));
      expect(await entriesOf(store, ENGLISH)).toMatchObject([{ image: 'https://herald.example/1.jpg', kept: true }]);
      expect(await store.knownHashes('herald-feed/details', ['article'])).toEqual(new Set(['article']));
    });

    test('writes nothing of a visit that fails in the middle', async () => {
      await using store = await open();
      const resource = {
        source: 'herald-feed',
        url: 'u',
        etag: 'e',
        lastModified: null,
        bodyHash: 'b',
        fingerprint: 'f',
        next: [],
      };
      const visit = {
        ...NOTHING,
        visit: makeVisit('herald-feed'),
        readAs: 'herald-feed',
        resources: [resource],
        sightings: [makeSighting()],
        outlets: ['herald'],
        shown: new Set<string>(),
      };
      await take(store, 'herald-feed');
      const broken = store.record(visit, OWNER, () => {
        throw new Error('cut in the middle');
      });
      await expect(broken).rejects.toThrow('cut in the middle');
      expect([await store.visits(), await store.states(['herald-feed']), await store.revision()]).toEqual([
        new Map(),
        new Map(),
        0,
      ]);
      expect(await record(store, [makeSighting()])).toBe(1);
    });

    test('finds candidates among entries that any rule of identity might name', async () => {
      await using store = await open();
      await record(store, [makeTickerSighting('A bridge opens in the north')]);
      expect(await record(store, [makeSighting({ fields: { url: 'https://herald.example/1' } })])).toBe(1);
      await store.advance(ENGLISH);
      const entries = await entriesOf(store, ENGLISH);
      expect(entries.map(({ title, url }) => [title, url])).toEqual([
        ['A bridge opens in the north', 'https://herald.example/1'],
      ]);
    });

    test('takes a document of a thousand items', async () => {
      await using store = await open();
      const many = Array.from({ length: 1000 }, (_, n) =>
        makeSighting({ itemId: `${n}`, rawHash: `${n}`, fields: { title: `T ${n}` } }),
      );
      expect(await record(store, many)).toBe(1000);
      expect(await record(store, many)).toBe(0);
      expect(
        await store.knownHashes(
          'herald-feed',
          many.map(({ rawHash }) => rawHash),
        ),
      ).toHaveProperty('size', 1000);
    });

    test('gives a lease to one at a time, until it is given back, runs out, or its owner is gone', async () => {
      await using store = await open();
      const lease = (owner: string): Lease[] => [{ source: 's', owner, until: '2026-01-13T05:00:00.000Z' }];
      expect(await store.claim(lease('a'), NOW, nobodyIsGone)).toEqual(['s']);
      expect(await store.claim(lease('b'), NOW, nobodyIsGone)).toEqual([]);
      await store.release('s', 'b');
      expect(await store.claim(lease('b'), NOW, nobodyIsGone)).toEqual([]);
      expect(await store.claim(lease('b'), NOW, (owner) => owner === 'a')).toEqual(['s']);
      const later: Lease[] = [{ source: 's', owner: 'c', until: '2026-01-13T06:00:00.000Z' }];
      expect(await store.claim(later, '2026-01-13T05:00:00.001Z', nobodyIsGone)).toEqual(['s']);
      await store.record({ ...NOTHING, visit: makeVisit('s'), readAs: 's' }, 'c', toNothing);
      expect(await store.claim(lease('d'), NOW, nobodyIsGone)).toEqual(['s']);
    });

    test('writes nothing for one whose lease another has by now', async () => {
      await using store = await open();
      const brought = { ...NOTHING, visit: makeVisit('s'), readAs: 's' };
      expect(await store.record(brought, 'nobody', toNothing)).toBeNull();
      expect(await store.visits()).toEqual(new Map());
    });

    test('leaves a lease that was given a moment later to whoever got the lock sooner', async () => {
      await using store = await open();
      await store.claim([{ source: 's', owner: 'a', until: '2026-01-13T05:00:00.003Z' }], NOW, nobodyIsGone);
      expect(
        await store.claim([{ source: 's', owner: 'b', until: '2026-01-13T05:00:00.000Z' }], NOW, nobodyIsGone),
      ).toEqual([]);
    });

    test('takes a lease that only a clock which ran ahead can have given', async () => {
      await using store = await open();
      await store.claim([{ source: 's', owner: 'a', until: '2026-02-01T00:00:00.000Z' }], NOW, nobodyIsGone);
      expect(
        await store.claim([{ source: 's', owner: 'b', until: '2026-01-13T05:00:00.000Z' }], NOW, nobodyIsGone),
      ).toEqual(['s']);
    });

    test('gives places in the order of publishing within one step, and a new one to what was corrected', async () => {
      await using store = await open();
      const dated = (itemId: string, day: string, title: string) =>
        makeSighting({
          itemId,
          fields: { title, published: { at: `2026-01-${day}T00:00:00.000Z`, precision: 'day', zone: 'UTC' } },
        });
      await record(store, [dated('b', '11', 'B'), dated('a', '10', 'A')]);
      expect(await titles(store)).toEqual(['B', 'A']);
      await record(store, [dated('z', '09', 'Z')]);
      expect(await titles(store)).toEqual(['Z', 'B', 'A']);
      await record(store, [dated('a', '10', 'A, corrected')]);
      expect(await titles(store)).toEqual(['A, corrected', 'Z', 'B']);
    });

    test('pages through an edition by place', async () => {
      await using store = await open();
      await record(
        store,
        ['1', '2', '3'].map((id) => makeSighting({ itemId: id, fields: { title: id } })),
      );
      await store.advance(ENGLISH);
      const first = await store.placesOf(ENGLISH, null, 2, null);
      const rest = await store.placesOf(ENGLISH, first.at(-1)?.position ?? null, 2, null);
      const entries = await store.entriesAt([...first, ...rest]);
      expect(entries.map(({ title }) => title)).toEqual(['3', '2', '1']);
    });

    test('takes an edition’s further languages in when it is given them, and only then', async () => {
      await using store = await open();
      await record(store, [makeSighting({ itemId: '1', fields: { language: 'de', title: 'Deutsch' } })]);
      expect(await titles(store)).toEqual([]);
      expect(await titles(store, { ...ENGLISH, also: ['de'] })).toEqual(['Deutsch']);
      expect(await titles(store)).toEqual([]);
    });

    test('gives a new place to what was corrected just when an edition is given another language', async () => {
      await using store = await open();
      await record(store, [makeSighting({ itemId: '1', fields: { title: 'One' } }), makeSighting({ itemId: '2' })]);
      await titles(store);
      await record(store, [makeSighting({ itemId: '1', rawHash: 'new', fields: { title: 'One, corrected' } })]);
      expect((await titles(store, { ...ENGLISH, also: ['de'] }))[0]).toBe('One, corrected');
    });

    test('gives no place twice, not even the last one', async () => {
      await using store = await open();
      const seen: number[] = [];
      for (const title of ['One', 'One, corrected', 'One, corrected again']) {
        await record(store, [makeSighting({ itemId: '1', rawHash: title, fields: { title } })]);
        await store.advance(ENGLISH);
        seen.push(...(await store.placesOf(ENGLISH, null, 10, null)).map(({ position }) => position));
      }
      expect(seen).toEqual([1, 2, 3]);
    });

    test('publishes nothing that rules leave out, nor what was withdrawn, whatever is seen of it later', async () => {
      await using store = await open();
      await record(store, [makeSighting({ itemId: '1', kept: false, fields: { title: 'left out' } })]);
      await record(store, [makeSighting({ itemId: 'urn:x:2', fields: { title: 'withdrawn' } })]);
      expect(await titles(store)).toEqual(['withdrawn']);
      const revision = await store.revision();
      expect((await store.withdraw('urn:x:2'))?.withdrawn).toBe(true);
      expect(await store.revision()).toBe(revision + 1);
      await record(store, [makeSighting({ itemId: 'urn:x:2', fields: { title: 'withdrawn, corrected' } })]);
      expect(await titles(store)).toEqual([]);
      expect(await store.withdraw('urn:x:3')).toBeNull();
    });

    test('keeps what robots.txt said until it is over its time, and of very many the last', async () => {
      await using store = await open();
      const at = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
      await store.saveRobots({ key: 'a', value: 'old', until: at(1) }, NOW);
      await store.saveRobots({ key: 'a', value: 'new', until: at(2) }, NOW);
      expect(await store.robots('a')).toBe('new');
      await store.saveRobots({ key: 'b', value: 'b', until: at(9) }, at(3));
      expect([await store.robots('a'), await store.robots('b')]).toEqual([null, 'b']);
      for (let n = 0; n < 1_000; n += 1) await store.saveRobots({ key: `${n}`, value: 'x', until: at(10 + n) }, at(3));
      expect([await store.robots('b'), await store.robots('0'), await store.robots('999')]).toEqual([null, 'x', 'x']);
    });

    test('keeps the validators of documents', async () => {
      await using store = await open();
      const document = { path: '/en.atom', etag: 'e', changed: NOW, state: 'state 1' };
      await store.saveDocuments([document]);
      await store.saveDocuments([{ ...document, etag: 'f', state: 'state 2' }]);
      expect(await store.documents()).toEqual(new Map([['/en.atom', { etag: 'f', changed: NOW, state: 'state 2' }]]));
    });

    test('keeps what each hub was last told', async () => {
      await using store = await open();
      const [one, other] = ['https://one.example/', 'https://other.example/'];
      await store.tell(one, '/en.atom', 'e');
      await store.tell(one, '/en.atom', 'f');
      await store.tell(one, '/mn.atom', 'g');
      expect(await store.told(one)).toEqual(
        new Map([
          ['/en.atom', 'f'],
          ['/mn.atom', 'g'],
        ]),
      );
      expect(await store.told(other)).toEqual(new Map());
    });
  });
}

/** What a visit brings that brings nothing. */
const NOTHING = {
  resources: [],
  gone: [],
  sightings: [],
  outlets: [],
  shown: new Set<string>(),
  articles: { wanted: [], done: [] },
};

function toNothing(): Decision {
  return { changes: [], lessons: [], troubles: [] };
}

/** Records one document of `herald-feed`, or of the source that the sightings name. */
export async function record(store: Store, sightings: readonly Sighting[], given?: Visit): Promise<number | null> {
  const shown = new Set(sightings.map(({ rawHash }) => rawHash));
  const visit = given ?? makeVisit(sightings[0]?.source ?? 'herald-feed');
  await take(store, visit.source);
  const outlets = ['herald', 'herald.example', 'mirror'];
  const brought = { ...NOTHING, visit, readAs: visit.source, sightings, outlets, shown };
  const written = await store.record(brought, OWNER, (batch, candidates) => ({
    changes: reconcile(batch, candidates, { shown, hostsOf: () => [] }, NOW),
    lessons: [],
    troubles: [],
  }));
  return written?.changed ?? null;
}

export async function entriesOf(store: Store, edition: EditionSpec): Promise<Entry[]> {
  await store.advance(edition);
  return store.entriesAt(await store.placesOf(edition, null, 1000, null));
}

async function take(store: Store, source: string): Promise<void> {
  await store.claim([{ source, owner: OWNER, until: '2026-01-13T05:00:00.000Z' }], NOW, (owner) => owner === OWNER);
}

function makeVisit(source: string): Visit {
  return {
    source,
    at: NOW,
    outcome: 'read',
    failure: { stage: 'fetch', code: 'status', detail: '503' },
    items: 3,
    changed: 0,
    failures: 1,
    lastSuccess: null,
    nextVisit: NOW,
    schedule: '* * * * * UTC',
    waitUntil: null,
    notes: ['a note'],
    troubles: [{ stage: 'parse', code: 'no-dates', detail: 'published ".when"' }],
    usual: 12.5,
    url: 'https://herald.example/rss',
    stopped: false,
    moved: { to: 'https://herald.example/feed', sightings: 2 },
    pace: { reason: 'max-age', until: NOW },
    lastNew: NOW,
    rhythm: { interval: 3_600_000, skipHours: [1], skipDays: [0] },
  };
}

async function titles(store: Store, edition = ENGLISH): Promise<string[]> {
  await store.advance(edition);
  return (await entriesOf(store, edition)).map(({ title }) => title);
}
