import { describe, expect, test } from 'vitest';
import type { Outlet, Source } from '../../src/model/configuration.ts';
import type { ParsedItem } from '../../src/model/feed.ts';
import { normalise, type NormaliseContext } from '../../src/normalise/normalise.ts';
import { toOutlets } from '../../src/normalise/outlet.ts';
import { makeSource } from '../sources.ts';

const NOW = '2026-01-13T04:00:00.000Z';
const HERALD: Outlet = { id: 'herald', name: { en: 'The Herald' }, site: null, hosts: ['herald.example'] };
const TOLI: Outlet = {
  id: 'toli',
  name: { en: 'Toli' },
  site: null,
  hosts: ['toli.example', 'english.herald.example'],
};
const NO_FEED = { id: null, title: null, link: null, updated: null, rights: null };

describe('whose word an item is', () => {
  const ticker = makeSource({ id: 'ticker', kind: 'ticker', outlet: null, url: 'https://ticker.example/' });

  test('the source’s outlet, and its own word', () => {
    expect(read({})).toMatchObject({ outlet: HERALD, own: true });
  });

  test('the outlet that claims the host which the item names, and not that outlet’s own word', () => {
    expect(read({ host: 'WWW.TOLI.EXAMPLE' }, ticker)).toMatchObject({ outlet: TOLI, own: false });
    expect(read({ host: 'sport.toli.example' }, ticker)?.outlet).toBe(TOLI);
    expect(read({ host: 'english.herald.example' }, ticker)?.outlet).toBe(TOLI);
  });

  test('an outlet named by its host where nobody claims it, and not welcome where such are to be dropped', () => {
    expect(read({ host: 'wool.example' }, ticker)?.outlet).toMatchObject({
      id: 'wool.example',
      hosts: ['wool.example'],
    });
    expect(read({ host: 'wool.example' }, { ...ticker, unlisted: 'drop' })?.welcome).toBe(false);
    expect(read({ host: 'toli.example' }, { ...ticker, unlisted: 'drop' })).toMatchObject({
      outlet: TOLI,
      welcome: true,
    });
  });

  test('the outlet of the source’s own host where none is named', () => {
    expect(read({}, makeSource({ outlet: null, url: 'https://www.toli.example/rss' }))?.outlet).toBe(TOLI);
    expect(read({}, makeSource({ outlet: null, url: 'https://new.example/rss' }))?.outlet.id).toBe('new.example');
  });
});

describe('what identifies an item', () => {
  test('an address on the outlet’s hosts, and no other', () => {
    expect(read({ url: 'https://www.herald.example/1?utm_source=x' })).toMatchObject({
      url: 'https://www.herald.example/1',
      addressKey: 'https://herald.example/1',
    });
    expect(read({ url: 'https://proxy.example/herald/1' })).toMatchObject({
      url: 'https://proxy.example/herald/1',
      addressKey: null,
    });
  });

  test('the publisher’s id, unless the document gives it to two items', () => {
    expect(read({ id: 'a' })?.itemId).toBe('a');
    expect(read({ id: 'a' }, makeSource(), { repeatedIds: new Set(['a']) })?.itemId).toBeNull();
  });
});

describe('dates', () => {
  test('as exact as they were printed, in the zone they were printed in or the source’s', () => {
    expect(read({ published: '2026-01-12' })?.published).toEqual({
      at: '2026-01-11T16:00:00.000Z',
      precision: 'day',
      zone: 'Asia/Ulaanbaatar',
    });
    expect(read({ published: 'Mon, 12 Jan 2026 09:00:00 +0900' })?.published).toEqual({
      at: '2026-01-12T00:00:00.000Z',
      precision: 'second',
      zone: '+09:00',
    });
  });

  test('of change stand in for missing ones, and are known to', () => {
    expect(read({ updated: '2026-01-12T00:00:00Z' })).toMatchObject({
      published: { at: '2026-01-12T00:00:00.000Z' },
      updated: '2026-01-12T00:00:00.000Z',
      datedLoosely: true,
    });
  });

  test('in the future by more than ten minutes, or before the Web, are left out with a note', () => {
    expect(read({ published: '2026-01-13T04:10:00Z' })?.published?.at).toBe('2026-01-13T04:10:00.000Z');
    expect(read({ published: '2026-01-13T04:10:01Z' })).toMatchObject({
      published: null,
      notes: ['a date in the future was left out'],
    });
    expect(read({ published: '1970-01-01T00:00:00Z' })).toMatchObject({
      published: null,
      notes: ['a date before the Web was left out'],
    });
  });
});

describe('words', () => {
  test('titles and summaries are plain text, content is safe HTML with absolute addresses', () => {
    const item = read({
      title: html('<b>Ice &amp; fire</b>'),
      summary: html('<p>Short.</p>'),
      content: html('<p onclick="x">Long <a href="/2">and</a> <script>bad()</script>linked.</p>'),
    });
    expect(item).toMatchObject({
      title: 'Ice & fire',
      summary: 'Short.',
      content: '<p>Long <a href="https://herald.example/2">and</a> linked.</p>',
    });
  });

  test('a description that holds the article is content, and its beginning is the summary', () => {
    const item = read({ summary: html(`<p>${'word '.repeat(300)}end</p>`) });
    expect(item?.summary).toMatch(/^word word .* word…$/);
    expect(item?.summary?.length).toBeLessThanOrEqual(600);
    expect(item?.content).toMatch(/end<\/p>$/);
  });

  test('a short plain description is a summary and no content, and none at all where it only says the title again', () => {
    expect(read({ summary: text('Short.') })).toMatchObject({ summary: 'Short.', content: null });
    expect(read({ title: text('Same'), summary: text('Same') })?.summary).toBeNull();
  });

  test('an item without a title is called by its beginning, or by its address', () => {
    expect(read({ title: null, summary: text('Only a description.') })?.title).toBe('Only a description.');
    expect(read({ title: null, url: 'https://herald.example/9' })?.title).toBe('https://herald.example/9');
    expect(read({ title: null })).toBeNull();
  });

  test('names and categories are plain, without repeats, and not without end', () => {
    expect(read({ authors: ['  А. Бат ', 'А. Бат', ''] })?.authors).toEqual(['А. Бат']);
    expect(read({ categories: Array.from({ length: 1000 }, (_, n) => `c${n}`) })?.categories).toHaveLength(30);
  });
});

function read(item: Partial<ParsedItem>, source: Source = makeSource(), context: Partial<NormaliseContext> = {}) {
  const whole: ParsedItem = {
    id: null,
    url: null,
    title: text('A title'),
    summary: null,
    content: null,
    published: null,
    updated: null,
    authors: [],
    categories: [],
    image: null,
    language: null,
    host: null,
    source: null,
    ...item,
  };
  const outlets = toOutlets([HERALD, TOLI]);
  return normalise(whole, { source, outlets, now: NOW, repeatedIds: new Set(), feed: NO_FEED, ...context });
}

function html(value: string) {
  return { type: 'html', value, base: 'https://herald.example/' } as const;
}

function text(value: string) {
  return { type: 'text', value, base: null } as const;
}
