// What is made when it is asked for: searches, other lengths, outlets that nobody declared, pages of entries, and what is new in a feed.
import { parseAtomFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { issueDelta, issueRequested, type Requested } from '../../src/issue/requested.ts';
import { makeSighting } from '../sightings.ts';
import { entriesOf, record } from '../store/contract.ts';
import { ENGLISH, openDesk, readText, type Desk } from './desk.ts';

const NOTHING_ASKED = { q: null, limit: null };

test('a search holds the entries that say its words, the latest first, and is the same when asked again', async () => {
  await using desk = await openDesk();
  await publish(desk, ['Copper is dear', 'Snow falls', 'Dear snow']);
  const found = await ask(desk, '/en/search.atom', { q: ' dear ', limit: null });
  expect(titlesIn(found)).toEqual(['Dear snow', 'Copper is dear']);
  expect(readText(toDocument(found))).toContain(
    'rel="self" type="application/atom+xml" href="https://sonin.example/en/search.atom?q=dear"',
  );
  const again = await ask(desk, '/en/search.atom', { q: 'dear', limit: null });
  expect(await ask(desk, '/en/search.atom', { q: 'dear', limit: null })).toBe(again);
  expect(titlesIn(await ask(desk, '/mn/search.atom', { q: 'dear', limit: null }))).toEqual([]);
});

test('the newest entry is found by the words of its correction', async () => {
  await using desk = await openDesk();
  await publish(desk, ['Snow falls', 'Copper is dear']);
  await publish(desk, ['Coal is dear'], 1);
  expect(titlesIn(await ask(desk, '/en/search.atom', { q: 'coal', limit: null }))).toEqual(['Coal is dear']);
  expect(titlesIn(await ask(desk, '/en/search.atom', { q: 'copper', limit: null }))).toEqual([]);
});

test('a search without words is none', async () => {
  await using desk = await openDesk();
  expect(await ask(desk, '/en/search.atom', NOTHING_ASKED)).toBe('invalid');
  expect(titlesIn(await ask(desk, '/en/search.atom', { q: 'nothing like it', limit: null }))).toEqual([]);
});

test('a feed has as many entries as are asked for, under an address of its own and with its own id', async () => {
  await using desk = await openDesk();
  await publish(desk, ['One', 'Two', 'Three']);
  const two = await ask(desk, '/en.atom', { q: null, limit: '2' });
  expect(titlesIn(two)).toEqual(['Three', 'Two']);
  expect(readText(toDocument(two))).toContain('href="https://sonin.example/en.atom?limit=2"');
  expect(readText(toDocument(two))).toContain('<id>https://sonin.example/en.atom</id>');
  expect(titlesIn(await ask(desk, '/en/outlets/herald.atom', { q: null, limit: '999999' }))).toHaveLength(3);
});

test.each(['0', '-1', '1.5', 'abc', '', ' 2', '1e3', '9999999999'])('limit %j is none', async (limit) => {
  await using desk = await openDesk();
  expect(await ask(desk, '/en.atom', { q: null, limit })).toBe('invalid');
});

test.each([
  '/en/outlets/nobody.atom',
  '/en/topics/nothing.atom',
  '/xx.atom',
  '/en/archive/0.atom',
  '/en/archive/1.rss',
  '/en/other.atom',
])('there is no %s', async (path) => {
  await using desk = await openDesk();
  expect(await ask(desk, path, NOTHING_ASKED)).toBeNull();
});

test('an entry has a page in the editions that take its language, and none once it was withdrawn', async () => {
  await using desk = await openDesk();
  await record(desk.store, [makeSighting({ itemId: 'urn:x:1' })]);
  const uuid = (await entriesOf(desk.store, ENGLISH))[0]?.uuid ?? '';
  expect(readText(toDocument(await ask(desk, `/en/entries/${uuid}`, NOTHING_ASKED)))).toContain('A bridge opens');
  expect(await ask(desk, `/mn/entries/${uuid}`, NOTHING_ASKED)).toBeNull();
  expect(await ask(desk, '/en/entries/00000000-0000-5000-8000-000000000000', NOTHING_ASKED)).toBeNull();
  await desk.store.withdraw('urn:x:1');
  expect(await ask(desk, `/en/entries/${uuid}`, NOTHING_ASKED)).toBe('gone');
});

test('who has an earlier document is given what is new and what was corrected since, and nothing else', async () => {
  await using desk = await openDesk();
  await publish(desk, ['One', 'Two', 'Three']);
  const before = toDocument((await desk.issue()).get('/en.atom') ?? null);
  await publish(desk, ['Four'], 3);
  await publish(desk, ['One, corrected']);
  const after = toDocument((await desk.issue()).get('/en.atom') ?? null);
  const delta = await issueDelta(after, ['unknown', before.etag], desk.toWorld());
  expect(delta?.base).toBe(before.etag);
  expect(titlesIn(delta?.document ?? null).toSorted()).toEqual(['Four', 'One, corrected']);
  expect(await issueDelta(after, ['unknown'], desk.toWorld())).toBeNull();
});

async function publish(desk: Desk, titles: readonly string[], from = 0): Promise<void> {
  const sightings = titles.map((title, at) =>
    makeSighting({
      itemId: `urn:x:${from + at}`,
      rawHash: title,
      fields: {
        title,
        published: { at: new Date(Date.UTC(2026, 0, 1, 0, from + at)).toISOString(), precision: 'minute', zone: 'UTC' },
      },
    }),
  );
  await record(desk.store, sightings);
  await desk.issue();
}

function ask(desk: Desk, path: string, query: { q: string | null; limit: string | null }): Promise<Requested> {
  return issueRequested(path, query, desk.toWorld());
}

function toDocument(found: Requested) {
  if (found === null || typeof found === 'string') throw new Error(`there is ${found}`);
  return found;
}

function titlesIn(found: Requested): string[] {
  return parseAtomFeed(readText(toDocument(found))).entries?.map(({ title }) => title?.value ?? '') ?? [];
}
