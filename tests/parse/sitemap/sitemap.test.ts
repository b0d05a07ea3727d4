// Sitemaps and indexes, whole and broken: each fixture is a document beside what is expected of it, and its name is the sentence.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedFeed } from '../../../src/model/feed.ts';
import { MOST_ITEMS } from '../../../src/parse/limits.ts';
import { parseSitemap } from '../../../src/parse/sitemap/sitemap.ts';
import { MOST_NEXT } from '../../../src/parse/sitemap/list.ts';
import { NEWEST } from '../../../src/parse/sitemap/newest.ts';
import { MOST_RECORDS } from '../../../src/parse/sitemap/records.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures', 'sitemap');
const FIRST_VISIT = { url: 'https://herald.example/sitemap.xml', since: null };
const EXPECTED = '.expected.json';
const DAY = 86_400_000;
const NOW = Date.parse('2026-01-13T00:00:00Z');

const files = readdirSync(FIXTURES);
const sentences = files.filter((file) => file.endsWith(EXPECTED)).map((file) => file.slice(0, -EXPECTED.length));

describe('a document', () => {
  test.each(sentences.map((name) => [name.replaceAll('-', ' '), name]))('%s', (_, name) => {
    const expected: unknown = JSON.parse(readFileSync(join(FIXTURES, name + EXPECTED), 'utf8'));
    expect(parseSitemap(loadDocument(name), FIRST_VISIT)).toMatchObject(expected as object);
  });

  test('every fixture has an expectation', () => {
    expect(files).toHaveLength(sentences.length * 2);
  });
});

describe('what is newer than the last visit', () => {
  const since = '2026-01-12T12:00:00.000Z';
  /** As many as are read however old they are, and newer than all others here. */
  const newer = Array.from({ length: NEWEST }, () => '2026-01-14');

  test('is read, and two days more; what has no date is read too', () => {
    const dates = ['2026-01-13', '2026-01-10T12:00:00Z', '2026-01-10T11:59:59Z', '2025-01-01', null, '2026-01', '2026'];
    const urls = urlsOf(parseWhole(toUrlset([...dates, ...newer]), since));
    expect(urls.slice(NEWEST)).toEqual(['/0', '/1', '/4', '/5', '/6']);
  });

  test('is told by the date of publication before the date of change', () => {
    const news =
      '<lastmod>2026-01-12</lastmod><news:news><news:publication_date>2020-01-01</news:publication_date></news:news>';
    const urlset = toUrlset(newer).replace('</urlset>', `<url><loc>/old</loc>${news}</url></urlset>`);
    expect(urlsOf(parseWhole(urlset, since))).not.toContain('/old');
  });

  test('is not all that is read: what is added to a short one may bear an old date', () => {
    expect(urlsOf(parseWhole(toUrlset(['2026-01-13', '2020-01-01']), since))).toEqual(['/0', '/1']);
  });

  test('of an index is told by its dates', () => {
    const index = toUrlset(['2026-01-01', '2026-01-12', null])
      .replaceAll('url>', 'sitemap>')
      .replaceAll('urlset', 'sitemapindex');
    expect(parseWhole(index, since).next).toEqual(
      ['https://herald.example/2', 'https://herald.example/1'].toReversed(),
    );
  });

  test('is the newest of all on the first visit', () => {
    const dates = Array.from({ length: NEWEST + 2 }, (_, day) => new Date(NOW - 900 * DAY + day * DAY).toISOString());
    const feed = parseWhole(toUrlset(dates));
    expect([feed.items.length, urlsOf(feed)[0], urlsOf(feed).at(-1)]).toEqual([NEWEST, `/${NEWEST + 1}`, '/2']);
  });

  test('of many without a date is looked for at both ends, on every visit alike', () => {
    const urlset = toUrlset(Array.from({ length: 2_000 }, () => null));
    const feed = parseWhole(urlset);
    expect([feed.items.length, urlsOf(feed)[0], urlsOf(feed).at(-1)]).toEqual([NEWEST, '/0', '/1999']);
    expect([feed.complete, feed.notes]).toEqual([true, ['2000 items have no date: only 500 of them were read']]);
    expect(parseWhole(urlset, since).items).toEqual(feed.items);
  });
});

describe('limits', () => {
  test('items beyond the limit are left out, the newest being kept', () => {
    const dates = Array.from({ length: MOST_ITEMS + 1 }, (_, second) => new Date(NOW + second * 1_000).toISOString());
    const feed = parseWhole(toUrlset(dates), '2026-01-12T00:00:00.000Z');
    expect([feed.items.length, feed.complete, urlsOf(feed)[0]]).toEqual([MOST_ITEMS, false, `/${MOST_ITEMS}`]);
  });

  test('addresses beyond what a sitemap may have are left out, with a note', () => {
    const feed = parseWhole(toUrlset(Array.from({ length: MOST_RECORDS + 1 }, () => '2026-01-13')));
    expect([feed.complete, feed.notes]).toEqual([false, ['only the first 50000 of 50001 items were read']]);
  });

  test('an index has a handful of sitemaps that are read', () => {
    const sitemaps = Array.from({ length: 40 }, (_, number) => `<sitemap><loc>/s${number}.xml</loc></sitemap>`);
    const { next } = parseWhole(`<sitemapindex>${sitemaps.join('')}</sitemapindex>`);
    expect([next.length, next[0]]).toEqual([MOST_NEXT, 'https://herald.example/s39.xml']);
  });

  test('a document of nothing but broken tags is read in linear time', () => {
    const parts = ['<url>', '<url><!--', '<url><lastmod ', '<news:publication_date ', '<![CDATA[', '<urlset ', ' a="'];
    const began = performance.now();
    for (const part of parts) parseSitemap(`<urlset><url>${part.repeat(200_000)}</urlset>`, FIRST_VISIT);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

test('without an address of its own an index names sitemaps of any host', () => {
  const index = '<sitemapindex><sitemap><loc>https://a.example/s</loc></sitemap><sitemap><loc>/b</loc></sitemap>';
  expect(parseSitemap(`${index}</sitemapindex>`, { url: null, since: null })).toMatchObject({
    next: ['https://a.example/s'],
  });
});

describe('laws', () => {
  const pieces = fc.constantFrom(
    ...(
      '<urlset> </urlset> <sitemapindex> </sitemapindex> <url> </url> <sitemap> </sitemap> <loc> </loc> <lastmod> </lastmod> ' +
      '<news:news> <news:title> <urlset <loc / > < <![CDATA[ ]]> <!-- --> <?x __proto__ xmlns:a=" 2026-01-12 T & &# ; " { text ' +
      'https://a.example/ \n \0 \ud800'
    ).split(' '),
  );
  const instants = fc.option(fc.date({ noInvalidDate: true }).map((date) => date.toISOString()));

  test('parsing never throws', () => {
    const documents = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }).map((parts) => parts.join(''));
    const addresses = fc.option(fc.oneof(fc.webUrl(), fc.string()));
    fc.assert(
      fc.property(documents, fc.boolean(), addresses, instants, (rest, rooted, url, since) => {
        const result = parseSitemap(rooted ? `<urlset>${rest}` : rest, { url, since });
        expect('stage' in result || Array.isArray(result.items)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a document cut anywhere gives a prefix of its items, and says that it was cut', () => {
    const whole = toUrlset(['2026-01-13', '2026-01-12', '2026-01-11', null]);
    const { items } = parseWhole(whole);
    fc.assert(
      fc.property(fc.integer({ min: 20, max: whole.length - 1 }), (end) => {
        const cut = parseSitemap(whole.slice(0, end), FIRST_VISIT);
        const read = 'stage' in cut ? [] : cut.items;
        expect(read).toEqual(items.slice(0, read.length));
        expect('stage' in cut || !cut.complete).toBe(true);
      }),
    );
  });

  test('a later last visit never brings more', () => {
    const dates = fc.array(fc.option(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(NOW) })));
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: NOW }), fc.integer({ min: 0, max: NOW }), (days, one, other) => {
        const urlset = toUrlset(days.map((day) => day?.toISOString() ?? null));
        const read = (at: number) => urlsOf(parseWhole(urlset, new Date(at).toISOString()));
        const earlier = new Set(read(Math.min(one, other)));
        expect(read(Math.max(one, other)).filter((url) => !earlier.has(url))).toEqual([]);
      }),
    );
  });
});

function loadDocument(name: string): string {
  const file = files.find((one) => one.startsWith(`${name}.`) && !one.endsWith(EXPECTED));
  return readFileSync(join(FIXTURES, file ?? name), 'utf8');
}

function parseWhole(text: string, since: string | null = null): ParsedFeed {
  const feed = parseSitemap(text, { ...FIRST_VISIT, since });
  if ('stage' in feed) throw new Error(feed.detail);
  return feed;
}

/** A sitemap whose addresses are `/0`, `/1`, …, changed at these dates. */
function toUrlset(dates: readonly (string | null)[]): string {
  const urls = dates.map((date, index) => {
    const changed = date === null ? '' : `<lastmod>${date}</lastmod>`;
    return `<url><loc>https://herald.example/${index}</loc>${changed}</url>`;
  });
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>`;
}

function urlsOf({ items }: ParsedFeed): string[] {
  return items.map(({ url }) => (url ?? '').replace('https://herald.example', ''));
}
