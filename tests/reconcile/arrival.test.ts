// Laws over orders of arrival, through the real store: whatever comes first, the same entries come to be, and none changes its id.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EditionSpec } from '../../src/model/configuration.ts';
import type { Sighting } from '../../src/model/entry.ts';
import { openStore } from '../../src/store/sql-store.ts';
import { makeSighting, makeTickerSighting } from '../sightings.ts';
import { entriesOf, record } from '../store/contract.ts';

const EDITION: EditionSpec = { id: 'en', title: 'English', language: 'en', also: [], limit: 1000 };
const STORIES = ['A bridge opens', 'Wool prices rise', 'Lake freezes early', '14th census begins'];

/** Each story as the outlet's own feed, the ticker, and a stranger's feed show it. */
const ALL: readonly Sighting[] = STORIES.flatMap((title, n) => {
  const url = `https://herald.example/news/${n}`;
  return [
    makeSighting({ itemId: `${n}`, rawHash: `own ${n}`, fields: { title, url } }),
    makeTickerSighting(title, { rawHash: `ticker ${n}` }),
    makeSighting({
      source: 'stranger',
      own: false,
      rawHash: `stranger ${n}`,
      fields: { title: `${title}!`, url: `${url}?utm_source=x` },
    }),
  ];
});

/** All sightings in any order, cut into visits of any size. */
const arrivals = fc
  .tuple(
    fc.shuffledSubarray([...ALL], { minLength: ALL.length }),
    fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 12 }),
  )
  .map(([order, sizes]) => toVisits(order, sizes));

test('whatever arrives first, each story is one entry that says what its outlet says', async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, async (visits) => {
      await using store = await openStore('sqlite::memory:');
      for (const visit of visits) await record(store, visit);
      const entries = await entriesOf(store, EDITION);
      expect(new Map(entries.map(({ title, url }) => [url, title]))).toEqual(
        new Map(STORIES.map((title, n) => [`https://herald.example/news/${n}`, title])),
      );
      expect(entries).toHaveLength(STORIES.length);
      expect(entries.every(({ published }) => published?.precision === 'second')).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('an id that was given is kept, whatever arrives later', async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, async (visits) => {
      await using store = await openStore('sqlite::memory:');
      const ids = new Set<string>();
      for (const visit of visits) {
        await record(store, visit);
        const now = new Set((await entriesOf(store, EDITION)).map(({ id }) => id));
        for (const id of ids) expect(now).toContain(id);
        for (const id of now) ids.add(id);
      }
      expect(ids.size).toBe(STORIES.length);
    }),
    { numRuns: 40 },
  );
});

test('a visit repeated stores nothing new', async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, async (visits) => {
      await using store = await openStore('sqlite::memory:');
      for (const visit of visits) await record(store, visit);
      const revision = await store.revision();
      for (const visit of visits) expect(await record(store, visit)).toBe(0);
      expect(await store.revision()).toBe(revision);
    }),
    { numRuns: 25 },
  );
});

/** Visits of one source each, as a document is. */
function toVisits(order: readonly Sighting[], sizes: readonly number[]): Sighting[][] {
  const visits: Sighting[][] = [];
  let rest = [...order];
  for (const size of [...sizes, order.length]) {
    const part = rest.slice(0, size);
    rest = rest.slice(size);
    visits.push(...Map.groupBy(part, ({ source }) => source).values());
  }
  return visits;
}
