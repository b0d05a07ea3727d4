// Sources that lie, over real rounds and the real store: nothing that is stored is lost or overwritten, nothing wrong is said, and the visit tells.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Source } from '../../src/model/configuration.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { Visit } from '../../src/model/visit.ts';
import { makeSource } from '../sources.ts';
import { openRiver, type River } from './river.ts';

const PARKED =
  '<!doctype html><html><head><title>herald.example is for sale</title></head><body><h1>Buy this domain</h1><a href="/buy">Now</a></body></html>';

const HERALD = makeSource();
const POST = makeSource({ id: 'post', outlet: 'post', url: 'https://post.example/rss' });
const TICKER = makeSource({ id: 'ticker', kind: 'ticker', outlet: null, url: 'https://ticker.example/' });

let river: River;

beforeEach(async () => {
  river = await openRiver();
});

afterEach(() => river[Symbol.asyncDispose]());

describe('dates', () => {
  test('in the future, in 1970 and in no year at all are none, and the visit says so', async () => {
    const dates = [
      '2099-01-01T00:00:00Z',
      'Thu, 01 Jan 1970 00:00:00 GMT',
      '9999-99-99',
      '+275760-09-13T00:00:00Z',
      '0',
    ];
    const visit = await show(HERALD, ...dates.map((published, n) => ({ title: `Story ${n}`, published })));
    expect(visit.notes).toEqual(['a date in the future was left out', 'a date before the Web was left out']);
    const entries = await river.entries();
    expect(entries.map(({ published, updated }) => [published, updated])).toEqual(dates.map(() => [null, null]));
  });

  test('in the future of the whole feed are not passed on', async () => {
    await river.visit([HERALD], () =>
      toFeed([{ title: 'One' }], '<lastBuildDate>Fri, 01 Jan 2099 00:00:00 GMT</lastBuildDate>'),
    );
    const documents = await river.publish([HERALD]);
    expect(documents.filter(({ text }) => text.includes('2099'))).toEqual([]);
  });

  test('that all become today take nothing from the dates that were', async () => {
    const before = await showStories(8, { published: '2026-01-10T00:00:00Z' });
    await showStories(8, { published: '2099-01-13T00:00:00Z' });
    expect(await river.entries()).toEqual(before);
  });
});

describe('ids', () => {
  test('that are all equal tell nothing apart, and every item is kept', async () => {
    await showStories(8, { id: 'same' });
    expect(await river.entries()).toHaveLength(8);
    await showStories(9, { id: 'same' });
    expect(await river.entries()).toHaveLength(9);
  });

  test('that are equal in every document, which shows one item at a time, overwrite nothing', async () => {
    for (const n of [1, 2, 3]) await show(HERALD, { ...toStory(n), id: 'same', published: `2026-01-1${n}T00:00:00Z` });
    expect((await titles()).toSorted()).toEqual(['Story 1', 'Story 2', 'Story 3']);
    await show(HERALD, { ...toStory(3), title: 'Story 3, corrected', id: 'same', published: '2026-01-13T00:00:00Z' });
    expect((await titles()).toSorted()).toEqual(['Story 1', 'Story 2', 'Story 3, corrected']);
  });

  test('that change places overwrite nothing', async () => {
    const [one, two] = [
      { ...toStory(1), id: 'a' },
      { ...toStory(2), id: 'b' },
    ];
    await show(HERALD, { ...one, published: '2026-01-10T00:00:00Z' }, { ...two, published: '2026-01-11T00:00:00Z' });
    const before = await named();
    await show(
      HERALD,
      { ...one, id: 'b', published: '2026-01-10T00:00:00Z' },
      { ...two, id: 'a', published: '2026-01-11T00:00:00Z' },
    );
    expect(await named()).toEqual(before);
  });

  test('of an item that its outlet corrects, address and headline, are still its own', async () => {
    await show(HERALD, { ...toStory(1), id: 'urn:x:1', published: '2026-01-10T00:00:00Z' });
    await show(HERALD, {
      title: 'Corrected',
      link: 'https://herald.example/new',
      id: 'urn:x:1',
      published: '2026-01-10T00:00:00Z',
    });
    expect(await titles()).toEqual(['Corrected']);
  });

  test('that are another outlet’s are not taken from it, whoever comes first', async () => {
    const story = { ...toStory(1), id: 'https://herald.example/1' };
    const claimed = { title: 'Claimed', link: 'https://post.example/1', id: story.id };
    await show(POST, claimed);
    await show(HERALD, story);
    await show(POST, { ...claimed, title: 'Claimed again' });
    expect(await said()).toEqual([
      ['herald', 'Story 1', 'https://herald.example/1'],
      ['post', 'Claimed again', 'https://post.example/1'],
    ]);
    expect(new Set((await river.entries()).map(({ id }) => id)).size).toBe(2);
  });
});

describe('addresses', () => {
  test('that are another outlet’s are links, and change nothing that it says', async () => {
    await show(HERALD, toStory(1));
    const [before] = await river.entries();
    await show(
      POST,
      { title: 'Story 1', link: 'https://herald.example/1' },
      { title: 'Other', link: 'https://herald.example/1' },
    );
    expect((await river.entries()).find(({ outlet }) => outlet === 'herald')).toEqual(before);
    expect(await said()).toContainEqual(['post', 'Other', 'https://herald.example/1']);
  });

  test('that an outlet without hosts claims of one that has them are not its own', async () => {
    await using open = await openRiver([
      { id: 'post', name: { en: 'The Post' }, site: null, hosts: [] },
      { id: 'herald', name: { en: 'The Herald' }, site: null, hosts: ['herald.example'] },
    ]);
    await open.visit([POST], () => toFeed([{ title: 'Claimed', link: 'https://herald.example/1' }]));
    await open.visit([HERALD], () => toFeed([toStory(1)]));
    const entries = await open.entries();
    expect(Object.fromEntries(entries.map(({ outlet, title }) => [outlet, title]))).toEqual({
      herald: 'Story 1',
      post: 'Claimed',
    });
  });

  test('and headlines that a ticker has of an outlet change nothing that the outlet says', async () => {
    await show(HERALD, { ...toStory(1), link: 'https://elsewhere.example/1', published: '2026-01-12T03:00:00Z' });
    const [before] = await river.entries();
    const line = '<p>1 <a href="https://herald.example/other">STORY 1</a> WWW.HERALD.EXAMPLE PUBLISHED:2026/01/12</p>';
    await river.visit([TICKER], () => line);
    const [after] = await river.entries();
    expect(after).toMatchObject({ title: before?.title, url: before?.url, published: before?.published });
  });
});

describe('a source that was well', () => {
  test('and empties loses nothing, and its visit says so', async () => {
    const before = await showStories(10);
    const visit = await show(HERALD);
    expect(visit).toMatchObject({
      outcome: 'read',
      notes: ['the document holds no items'],
      troubles: [{ code: 'few-items' }],
    });
    expect(await river.entries()).toEqual(before);
  });

  test('and parks loses nothing, by any kind, and its visit says so', async () => {
    const before = await showStories(10);
    const kinds: readonly Partial<Source>[] = [
      { kind: 'feed' },
      { kind: 'json' },
      { kind: 'wordpress' },
      { kind: 'sitemap' },
      { kind: 'ticker' },
      { kind: 'page', items: '.card' },
      { kind: 'page', data: 'json-ld' },
    ];
    for (const given of kinds) {
      const visit = (await river.visit([makeSource(given)], () => PARKED)).get('herald');
      expect(visit).toMatchObject({ outcome: 'failed', failure: { stage: 'parse' } });
    }
    expect(await river.entries()).toEqual(before);
  });

  test('and changes every title at once keeps them, and its visit says so', async () => {
    const before = await showStories(10);
    const visit = await show(
      HERALD,
      ...Array.from({ length: 10 }, (_, n) => ({ ...toStory(n), title: `Win a prize ${n}` })),
    );
    expect(visit).toMatchObject({ changed: 0, troubles: [{ code: 'new-titles' }] });
    expect(await river.entries()).toEqual(before);
  });

  test('and changes every address at once doubles nothing that it still names', async () => {
    await showStories(10, { id: 'n' });
    await show(
      HERALD,
      ...Array.from({ length: 10 }, (_, n) => ({
        title: `Story ${n}`,
        id: `n${n}`,
        link: `https://evil.example/${n}`,
      })),
    );
    expect(await river.entries()).toHaveLength(10);
  });
});

interface Item {
  readonly title: string;
  readonly id?: string;
  readonly link?: string;
  readonly published?: string;
}

function toStory(n: number): Item {
  return { title: `Story ${n}`, link: `https://herald.example/${n}` };
}

/** The id ends in the story's number where there is one letter of it; a longer one is the same for all. */
async function showStories(count: number, given: Partial<Item> = {}): Promise<readonly Entry[]> {
  const toId = (n: number) => (given.id?.length === 1 ? { id: `${given.id}${n}` } : {});
  await show(HERALD, ...Array.from({ length: count }, (_, n) => ({ ...toStory(n), ...given, ...toId(n) })));
  return river.entries();
}

async function show(source: Source, ...items: readonly Item[]): Promise<Visit> {
  return (await river.visit([source], () => toFeed(items))).get(source.id) as Visit;
}

function toFeed(items: readonly Item[], head = ''): string {
  const element = (name: string, value: string | undefined) =>
    value === undefined ? '' : `<${name}>${value}</${name}>`;
  const written = items.map(
    ({ title, id, link, published }) =>
      `<item><title>${title}</title>${element('guid', id)}${element('link', link)}${element('pubDate', published)}</item>`,
  );
  return `<rss version="2.0"><channel><title>News</title>${head}${written.join('')}</channel></rss>`;
}

async function titles(): Promise<string[]> {
  return (await river.entries()).map(({ title }) => title);
}

/** What every entry is called, by its id. */
async function named(): Promise<Record<string, string>> {
  return Object.fromEntries((await river.entries()).map(({ id, title }) => [id, title]));
}

/** Outlet, title and link of every entry. */
async function said(): Promise<(string | null)[][]> {
  return (await river.entries())
    .map(({ outlet, title, url }) => [outlet, title, url])
    .toSorted((one, other) => String(one).localeCompare(String(other)));
}
