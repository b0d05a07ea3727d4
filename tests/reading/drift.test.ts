// What tells a source whose page moved away from under its configuration from one without news.
import { describe, expect, test } from 'vitest';
import { SOURCE_DEFAULTS } from '../../src/config/defaults.ts';
import { findCollapse, findRefusal, findTroubles, findUpheaval, isDrift } from '../../src/reading/drift.ts';
import type { Sighting } from '../../src/model/entry.ts';
import type { ParsedFeed, ParsedItem } from '../../src/model/feed.ts';
import { reconcile } from '../../src/reconcile/reconcile.ts';
import { makeSighting } from '../sightings.ts';
import { makeSource } from '../sources.ts';

const NOW = '2026-01-13T04:00:00.000Z';
const PAGE = makeSource({
  kind: 'page',
  fields: { ...SOURCE_DEFAULTS.fields, title: ['.headline'], published: ['.when'] },
});

describe('a document', () => {
  test('with titles and dates has nothing wrong with it', () => {
    const feed = makeFeed(['One', 'Two'], '3 hours ago');
    expect(findRefusal(feed, PAGE)).toBeNull();
    expect(findTroubles(feed, PAGE, NOW)).toEqual([]);
  });

  test('in which the title’s selector finds nothing is refused, and the selector named', () => {
    const refusal = findRefusal(makeFeed([null, null], null), PAGE);
    expect(refusal).toMatchObject({ code: 'no-titles', detail: expect.stringContaining('".headline"') });
    expect(refusal !== null && isDrift(refusal)).toBe(true);
  });

  test('in which it finds the same for all of many items is refused', () => {
    const titles = Array.from({ length: 6 }, () => 'Politics');
    expect(findRefusal(makeFeed(titles, null), PAGE)).toMatchObject({
      code: 'same-titles',
      detail: expect.stringContaining('“Politics”'),
    });
    expect(findRefusal(makeFeed(['A', 'A'], null), PAGE)).toBeNull();
  });

  test('in which the date’s selector finds no date says what it found', () => {
    expect(findTroubles(makeFeed(['One'], 'Read more'), PAGE, NOW)).toMatchObject([
      { code: 'no-dates', detail: expect.stringMatching(/"\.when".*“Read more”/) },
    ]);
    expect(findTroubles(makeFeed(['One'], null), PAGE, NOW)).toMatchObject([{ code: 'no-dates' }]);
  });

  test('of a feed may do without titles and dates', () => {
    const feed = makeFeed([null, null], null);
    expect(findRefusal(feed, makeSource())).toBeNull();
    expect(findTroubles(feed, makeSource(), NOW)).toEqual([]);
  });

  test('that was cut off is a trouble, and no drift', () => {
    const feed = { ...makeFeed(['One'], '2026-01-12'), complete: false, notes: ['truncated after 1 items'] };
    const [trouble] = findTroubles(feed, PAGE, NOW);
    expect(trouble).toEqual({ stage: 'parse', code: 'incomplete', detail: 'truncated after 1 items' });
    expect(trouble !== undefined && isDrift(trouble)).toBe(false);
  });
});

test('a list that collapses is told from one that is always short', () => {
  expect(findCollapse(2, 30)).toMatchObject({ code: 'few-items', detail: '2 items, where there are usually 30' });
  expect(findCollapse(0, 30)).toMatchObject({ code: 'few-items' });
  expect(findCollapse(10, 30)).toBeNull();
  expect(findCollapse(0, 3)).toBeNull();
  expect(findCollapse(0, 0)).toBeNull();
});

describe('titles of known items', () => {
  const known = Array.from({ length: 6 }, (_, n) => toListed(n, `Title ${n}`));

  test('that all changed at once are told from corrections, and what is new is no part of it', () => {
    const upheaval = visit([...known.map((_, n) => toListed(n, `Redesigned ${n}`)), toListed(9, 'New')], 0);
    expect(upheaval?.retitled.size).toBe(6);
    expect(upheaval).toMatchObject({
      areOthers: false,
      trouble: { code: 'new-titles', detail: expect.stringContaining('“Title 0” became “Redesigned 0”') },
    });
  });

  test('that are corrected here and there are corrections', () => {
    expect(visit([toListed(0, 'Corrected'), toListed(1, 'Corrected too')], 4)).toBeNull();
  });

  test('whose addresses changed too are those of other items, under ids that are given out again', () => {
    const reused = known.map((_, n) =>
      makeSighting({ itemId: `${n}`, fields: { url: `https://herald.example/x${n}`, title: `X ${n}` } }),
    );
    expect(visit(reused, 0)).toMatchObject({ areOthers: true });
  });

  function visit(sightings: readonly Sighting[], unchanged: number) {
    const nothing = { known: [], takenIds: new Set<string>() };
    const before = reconcile(known, nothing, { shown: new Set(), hostsOf: () => [] }, NOW);
    const sightingsOf = new Map(before.map(({ entry, sighting }) => [entry.id, sighting]));
    const shown = new Set(sightings.map(({ rawHash }) => rawHash));
    const candidates = { known: before, takenIds: new Set(before.map(({ entry }) => entry.id)) };
    const changes = reconcile(sightings, candidates, { shown, hostsOf: () => [] }, NOW);
    return findUpheaval(changes, { sightingOf: ({ entry }) => sightingsOf.get(entry.id) ?? null, unchanged });
  }
});

function toListed(n: number, title: string): Sighting {
  return makeSighting({ itemId: `${n}`, fields: { url: `https://herald.example/${n}`, title } });
}

function makeFeed(titles: readonly (string | null)[], published: string | null): ParsedFeed {
  const nothing = { title: null, link: null, updated: null, rights: null, subtitle: null, language: null };
  const items = titles.map((title, n) => makeItem(`https://herald.example/${n}`, title, published));
  return {
    ...nothing,
    id: null,
    format: 'page',
    authors: [],
    items,
    next: [],
    rhythm: null,
    complete: true,
    notes: [],
  };
}

function makeItem(url: string, title: string | null, published: string | null): ParsedItem {
  const nothing = {
    summary: null,
    content: null,
    updated: null,
    image: null,
    language: null,
    host: null,
    source: null,
  };
  const text = title === null ? null : ({ type: 'text', value: title, base: null } as const);
  return { ...nothing, id: null, url, title: text, published, authors: [], categories: [] };
}
