// One visit to sources of every kind, from request to stored entries, against a local origin and the real store.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SOURCE_DEFAULTS } from '../../src/config/defaults.ts';
import { openFetcher, type Fetcher } from '../../src/fetch/fetch.ts';
import type { FieldPlaces, Source } from '../../src/model/configuration.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { Visit } from '../../src/model/visit.ts';
import { toOutlets } from '../../src/normalise/outlet.ts';
import { openRounds } from '../../src/round.ts';
import { openStore } from '../../src/store/sql-store.ts';
import type { Store } from '../../src/store/store.ts';
import { document, openOrigin, status, type Origin } from '../origin.ts';
import { makeSource } from '../sources.ts';
import { entriesOf } from '../store/contract.ts';
import { openParser } from '../../src/reading/parser.ts';

const POLICY = {
  allow: ['127.0.0.0/8'],
  pause: 0,
  floor: 60_000,
  ceiling: 3_600_000,
  maxBytes: 1_000_000,
  proxy: null,
};
const EDITION = { id: 'en', title: 'English', language: 'en', also: [], limit: 100 };

let origin: Origin;
let store: Store;
let fetcher: Fetcher;
let now: Date;

beforeEach(async () => {
  origin = await openOrigin();
  store = await openStore('sqlite::memory:');
  now = new Date('2026-01-13T06:05:00Z');
  fetcher = openFetcher(POLICY, 'Sonin/test', () => now);
});

afterEach(async () => {
  await fetcher[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
  await origin[Symbol.asyncDispose]();
});

describe('a list page', () => {
  test('read again an hour later holds nothing new, and its dates stay', async () => {
    origin.answer('/list', document(toList(['One', 'Two'], '3 цагийн өмнө')));
    expect(await visit(toPage())).toMatchObject({ outcome: 'read', items: 2, changed: 2 });
    const before = await entries();
    expect(before[0]).toMatchObject({ published: { at: '2026-01-13T03:00:00.000Z', precision: 'hour' } });
    now = new Date('2026-01-13T07:05:00Z');
    origin.answer('/list', document(toList(['One', 'Two'], '4 цагийн өмнө')));
    expect(await visit(toPage())).toMatchObject({ outcome: 'read', items: 2, changed: 0 });
    expect(await entries()).toEqual(before);
  });

  test('that corrects a title keeps the date it had', async () => {
    origin.answer('/list', document(toList(['One'], '3 цагийн өмнө')));
    await visit(toPage());
    now = new Date('2026-01-13T09:55:00Z');
    origin.answer('/list', document(toList(['One'], '6 цагийн өмнө').replace('>One<', '>One, corrected<')));
    expect(await visit(toPage())).toMatchObject({ changed: 1 });
    expect(await entries()).toMatchObject([
      { title: 'One, corrected', published: { at: '2026-01-13T03:00:00.000Z', precision: 'hour' } },
    ]);
  });

  test('whose markup changed is drift, and names the selector', async () => {
    origin.answer('/list', document(toList(['One'], '3 цагийн өмнө')));
    await visit(toPage());
    origin.answer('/list', document('<html><title>New look</title><article>One</article></html>'));
    const drifted = await visit(toPage());
    expect(drifted).toMatchObject({ outcome: 'failed', failure: { code: 'no-items' } });
    expect(drifted?.failure?.detail).toContain('.card');
    expect(await entries()).toHaveLength(1);
  });

  test('that shows far fewer items than it used to says so', async () => {
    const names = Array.from({ length: 24 }, (_, n) => `Story ${n}`);
    origin.answer('/list', document(toList(names, '2026-01-12 10:00')));
    await visit(toPage());
    origin.answer('/list', document(toList(['Only one'], '2026-01-12 10:00')));
    expect(await visit(toPage())).toMatchObject({ outcome: 'read', items: 1, troubles: [{ code: 'few-items' }] });
  });

  test('whose titles all changed at once keeps what it said, and says so', async () => {
    const names = Array.from({ length: 8 }, (_, n) => `Story ${n}`);
    origin.answer('/list', document(toList(names, '2026-01-12 10:00')));
    await visit(toPage());
    const before = await entries();
    origin.answer('/list', document(toList(names, '2026-01-12 10:00').replace(/>Story/g, '>Read: story')));
    expect(await visit(toPage())).toMatchObject({ changed: 0, troubles: [{ code: 'new-titles' }] });
    expect(await entries()).toEqual(before);
  });
});

describe('a source of several documents', () => {
  const find = String.raw`/datasource:([0-9a-f]{8})/`;
  const toFollowed = () =>
    toJson({ url: `${origin.url}/list/latest.htm`, follow: { find, url: 'ds_{1}.json' }, items: '$.rows[*]' });

  test('reads the one that the first names, and asks for both conditionally', async () => {
    origin.answer('/list/latest.htm', document('<script>datasource:0badcafe</script>', { ETag: '"page"' }));
    origin.answer('/list/ds_0badcafe.json', document(toRows(['One']), { ETag: '"rows"' }));
    expect(await visit(toFollowed())).toMatchObject({ outcome: 'read', items: 1, changed: 1 });
    expect(await visit(toFollowed())).toMatchObject({ outcome: 'unchanged', items: 1, changed: 0 });
    expect(origin.asked.map(({ path, headers }) => [path, headers['if-none-match']])).toEqual([
      ['/list/latest.htm', undefined],
      ['/list/ds_0badcafe.json', undefined],
      ['/list/latest.htm', '"page"'],
      ['/list/ds_0badcafe.json', '"rows"'],
    ]);
  });

  test('goes where it leads now, and forgets where it led before', async () => {
    origin.answer('/list/latest.htm', document('datasource:00000001'));
    origin.answer('/list/ds_00000001.json', document(toRows(['One']), { ETag: '"1"' }));
    await visit(toFollowed());
    origin.answer('/list/latest.htm', document('datasource:00000002'));
    origin.answer('/list/ds_00000002.json', document(toRows(['One', 'Two']), { ETag: '"2"' }));
    expect(await visit(toFollowed())).toMatchObject({ changed: 1 });
    const resources = (await store.states(['herald'])).get('herald')?.resources ?? [];
    expect(resources.map(({ url }) => new URL(url).pathname).toSorted()).toEqual([
      '/list/ds_00000002.json',
      '/list/latest.htm',
    ]);
  });

  test('says what it looked for where the first names nothing', async () => {
    origin.answer('/list/latest.htm', document('<p>maintenance</p>'));
    expect(await visit(toFollowed())).toMatchObject({ outcome: 'failed', failure: { code: 'no-next' } });
  });

  test('follows no document to a file', async () => {
    origin.answer('/list/latest.htm', document('datasource:0badcafe'));
    const source = { ...toFollowed(), follow: { find, url: 'file:///etc/{1}' } };
    expect(await visit(source)).toMatchObject({ outcome: 'failed' });
    expect(origin.asked).toHaveLength(1);
  });

  test('sends the operator’s headers to the origin of the source only', async () => {
    await using other = await openOrigin('127.0.0.2');
    origin.answer('/list/latest.htm', document('datasource:0badcafe'));
    other.answer('/0badcafe', document(toRows(['One'])));
    const source = { ...toFollowed(), headers: { 'x-key': 'secret' }, follow: { find, url: `${other.url}/{1}` } };
    await visit(source);
    expect([origin.asked[0]?.headers['x-key'], other.asked[0]?.headers['x-key']]).toEqual(['secret', undefined]);
  });

  test('is a sitemap index with those of its children that are new, and read again it has not collapsed', async () => {
    const child = (name: string, day: string) =>
      `<sitemap><loc>${origin.url}/${name}</loc><lastmod>2026-01-${day}T00:00:00Z</lastmod></sitemap>`;
    const urls = (days: readonly string[]) =>
      `<urlset>${days.map((day) => `<url><loc>https://herald.example/${day}</loc><lastmod>2026-01-${day}T01:00:00Z</lastmod></url>`).join('')}</urlset>`;
    const source = makeSource({ kind: 'sitemap', url: `${origin.url}/index.xml` });
    origin.answer('/index.xml', document(`<sitemapindex>${child('old.xml', '02')}</sitemapindex>`));
    origin.answer('/old.xml', document(urls(['01', '02', '03', '04', '05', '06', '07', '08'])));
    expect(await visit(source)).toMatchObject({ items: 8, changed: 8 });
    const both = `${child('new.xml', '13')}${child('old.xml', '02')}`;
    origin.answer('/index.xml', document(`<sitemapindex>${both}</sitemapindex>`));
    origin.answer('/new.xml', document(urls(['13'])));
    expect(await visit(source)).toMatchObject({ changed: 1, troubles: [] });
    expect(origin.asked.map(({ path }) => path)).toEqual(['/index.xml', '/old.xml', '/index.xml', '/new.xml']);
  });

  test('is a sitemap index whose children have no dates', async () => {
    const child = (name: string) => `<sitemap><loc>${origin.url}/${name}</loc></sitemap>`;
    const row = '<url><loc>https://herald.example/1</loc><lastmod>2026-01-13T01:00:00Z</lastmod></url>';
    origin.answer('/index.xml', document(`<sitemapindex>${child('news.xml')}</sitemapindex>`));
    origin.answer('/news.xml', document(`<urlset>${row}</urlset>`));
    expect(await visit(makeSource({ kind: 'sitemap', url: `${origin.url}/index.xml` }))).toMatchObject({ items: 1 });
  });
});

describe('a list of pages', () => {
  const toPaged = () => toJson({ url: `${origin.url}/rows?start={offset}`, pages: 3, items: '$.rows[*]' });

  test('is read on while all that it lists is new, and once it is known no further', async () => {
    origin.answer('/rows?start=0', document(toRows(['Six', 'Five'])));
    origin.answer('/rows?start=2', document(toRows(['Four', 'Three'])));
    origin.answer('/rows?start=4', document(toRows(['Two', 'One'])));
    expect(await visit(toPaged())).toMatchObject({ items: 6, changed: 6 });
    origin.answer('/rows?start=0', document(toRows(['Seven', 'Six'])));
    expect(await visit(toPaged())).toMatchObject({ items: 2, changed: 1 });
    expect(origin.asked.map(({ path }) => path)).toEqual([
      '/rows?start=0',
      '/rows?start=2',
      '/rows?start=4',
      '/rows?start=0',
    ]);
  });

  test('ends where there is no further page', async () => {
    origin.answer('/rows?start=0', document(toRows(['Two', 'One'])));
    expect(await visit(toPaged())).toMatchObject({ outcome: 'read', items: 2 });
  });

  test('that was cut short by a failure is read on the next time, though its beginning is known', async () => {
    origin.answer('/rows?start=0', document(toRows(['Four', 'Three'])));
    origin.answer('/rows?start=2', status(500));
    expect(await visit(toPaged())).toMatchObject({ outcome: 'failed', changed: 2 });
    origin.answer('/rows?start=2', document(toRows(['Two', 'One'])));
    expect(await visit(toPaged())).toMatchObject({ outcome: 'read', changed: 2 });
    expect(await entries()).toHaveLength(4);
  });

  test('is read on past an item that stands on top of every page', async () => {
    origin.answer('/rows?start=0', document(toRows(['Pinned'])));
    await visit({ ...toPaged(), pages: 1 });
    origin.answer('/rows?start=0', document(toRows(['Pinned', 'Five', 'Four'])));
    origin.answer('/rows?start=3', document(toRows(['Pinned', 'Three', 'Two'])));
    expect(await visit(toPaged())).toMatchObject({ changed: 4 });
  });

  test('ends where a page shows what the one before it did', async () => {
    for (const start of [0, 2, 4]) origin.answer(`/rows?start=${start}`, document(toRows(['Two', 'One'])));
    await visit({ ...toPaged(), pages: 20 });
    expect(origin.asked).toHaveLength(2);
  });

  test('that was once read through has not collapsed when its first page is enough', async () => {
    for (const start of [0, 6, 12]) {
      const names = Array.from({ length: 6 }, (_, n) => `Story ${start + n}`);
      origin.answer(`/rows?start=${start}`, document(toRows(names)));
    }
    await visit(toPaged());
    for (let times = 0; times < 3; times += 1) expect(await visit(toPaged())).toMatchObject({ troubles: [] });
  });

  test('that goes on by dates is read on after a failure', async () => {
    const at = (day: number) => encodeURIComponent(`2026-01-${day}T10:00:00+08:00`);
    const first = `/rows?before=${encodeURIComponent('2026-01-13T14:05:00+08:00')}`;
    origin.answer(first, document(toRows(['Two'])));
    origin.answer(`/rows?before=${at(12)}`, status(500));
    const source = { ...toPaged(), url: `${origin.url}/rows?before={date}`, pages: 2 };
    expect(await visit(source)).toMatchObject({ outcome: 'failed', changed: 1 });
    origin.answer(`/rows?before=${at(12)}`, document(toRows(['One'])));
    expect(await visit(source)).toMatchObject({ outcome: 'read', changed: 1 });
  });

  test('goes on by the date of its last item', async () => {
    const first = encodeURIComponent('2026-01-13T14:05:00+08:00');
    const second = encodeURIComponent('2026-01-12T10:00:00+08:00');
    origin.answer(`/rows?before=${first}`, document(toRows(['Two'])));
    origin.answer(`/rows?before=${second}`, document(toRows(['One'])));
    const source = { ...toPaged(), url: `${origin.url}/rows?before={date}`, pages: 2 };
    expect(await visit(source)).toMatchObject({ items: 2, changed: 2 });
  });
});

describe('a fallback', () => {
  const toFallen = () =>
    toJson({
      url: `${origin.url}/rows`,
      items: '$.rows[*]',
      fallback: { ...toPage(), id: 'herald/fallback', url: `${origin.url}/list` },
    });

  test('is read where the source fails, which says so', async () => {
    origin.answer('/rows', status(403));
    origin.answer('/list', document(toList(['One'], '2026-01-12 10:00')));
    expect(await visit(toFallen())).toMatchObject({
      outcome: 'read',
      changed: 1,
      troubles: [{ code: 'fallback', detail: 'status: 403' }],
    });
  });

  test('is let alone where the source is well, and says nothing else of what both list', async () => {
    origin.answer('/rows', document(toRows(['One'])));
    origin.answer('/list', document(toList(['One'], '3 цагийн өмнө')));
    expect(await visit(toFallen())).toMatchObject({ outcome: 'read', changed: 1, troubles: [] });
    const before = await entries();
    origin.answer('/rows', status(500));
    expect(await visit(toFallen())).toMatchObject({ outcome: 'read', changed: 0 });
    expect(await entries()).toEqual(before);
    origin.answer('/rows', document(toRows(['One'])));
    expect(await visit(toFallen())).toMatchObject({ outcome: 'unchanged', troubles: [] });
    expect(origin.asked.map(({ path }) => path)).toEqual(['/rows', '/rows', '/list', '/rows']);
  });

  test('that fails too leaves the source’s own failure', async () => {
    origin.answer('/rows', status(500));
    expect(await visit(toFallen())).toMatchObject({ outcome: 'failed', failure: { detail: '500' } });
  });

  test('says less than the source, whichever of them was read first', async () => {
    origin.answer('/rows', status(500));
    origin.answer('/list', document(toList(['One'], '2026-01-12 10:00').replace('>One<', '>One, in short…<')));
    await visit(toFallen());
    origin.answer('/rows', document(toRows(['One'])));
    await visit(toFallen());
    expect(await entries()).toMatchObject([{ title: 'One', source: 'herald' }]);
  });

  test('is no success of the source: what that listed meanwhile is still read', async () => {
    const source = { ...toFallen(), url: `${origin.url}/rows?start={offset}`, pages: 2 };
    origin.answer('/rows?start=0', document(toRows(['Two'])));
    origin.answer('/rows?start=1', status(500));
    await visit(source);
    origin.answer('/rows?start=0', status(500));
    origin.answer('/list', document(toList(['Two'], '2026-01-12 10:00')));
    const before = await visit(source);
    expect(before).toMatchObject({ outcome: 'read', lastSuccess: null });
    origin.answer('/rows?start=0', document(toRows(['Two'])));
    origin.answer('/rows?start=1', document(toRows(['One'])));
    await visit(source);
    expect((await entries()).map(({ title }) => title).toSorted()).toEqual(['One', 'Two']);
  });

  test('is not asked on a host that tells us to wait', async () => {
    origin.answer('/rows', status(503, { 'Retry-After': '600' }));
    await visit(toFallen());
    expect(origin.asked).toHaveLength(1);
  });
});

describe('articles', () => {
  const toDetailed = () => ({ ...toPage(), details: true });
  const toOwnList = (names: readonly string[]) =>
    toList(names, '3 цагийн өмнө').replaceAll('https://herald.example', origin.url);

  beforeEach(() => {
    const ld = { '@type': 'NewsArticle', headline: 'One', datePublished: '2026-01-13T11:07:09+08:00' };
    const more = { ...ld, description: 'What happened.', image: '/one.jpg', author: { name: 'B. Writer' } };
    origin.answer('/One', document(`<h1>One</h1><script type="application/ld+json">${JSON.stringify(more)}</script>`));
    origin.answer('/list', document(toOwnList(['One'])));
  });

  test('tell what the list does not: the exact time, a summary, a picture, who wrote it', async () => {
    expect(await visit(toDetailed())).toMatchObject({ items: 1, changed: 1 });
    expect(await entries()).toMatchObject([
      {
        title: 'One',
        published: { at: '2026-01-13T03:07:09.000Z', precision: 'second' },
        summary: 'What happened.',
        image: `${origin.url}/one.jpg`,
        authors: ['B. Writer'],
      },
    ]);
  });

  test('are fetched once, also when settings change, and again when the item is another', async () => {
    await visit(toDetailed());
    await visit(toDetailed());
    await visit({ ...toDetailed(), drop: ['nothing'] });
    expect(asked('/One')).toBe(1);
    origin.answer('/list', document(toOwnList(['One']).replace('>One<', '>One, corrected<')));
    await visit(toDetailed());
    expect(asked('/One')).toBe(2);
  });

  test('that fail leave the entry as it was', async () => {
    origin.answer('/One', status(404));
    expect(await visit(toDetailed())).toMatchObject({ outcome: 'read', changed: 1 });
    expect(await entries()).toMatchObject([{ title: 'One', summary: null, published: { precision: 'hour' } }]);
    await visit({ ...toDetailed(), drop: ['nothing'] });
    expect(asked('/One')).toBe(1);
  });

  test('of a host that does not answer are asked for again, a few times', async () => {
    origin.answer('/One', status(503));
    for (let times = 0; times < 5; times += 1) await visit(toDetailed());
    expect(asked('/One')).toBe(3);
  });

  test('do not overrule the list: not with a date that contradicts it, nor with another headline', async () => {
    const ld = JSON.stringify({
      '@type': 'NewsArticle',
      headline: 'The portal of portals',
      datePublished: '2019-05-05T10:00:00Z',
    });
    origin.answer('/One', document(`<h1>The portal of portals</h1><script type="application/ld+json">${ld}</script>`));
    const list = toOwnList(['One']).replace('>One<', '>MINISTER RESIGNS OVER COAL CASE<');
    origin.answer('/list', document(list.replace('3 цагийн өмнө', '2026-01-12')));
    await visit(toDetailed());
    expect(await entries()).toMatchObject([
      { originalTitle: 'MINISTER RESIGNS OVER COAL CASE', published: { precision: 'day' }, source: 'herald' },
    ]);
  });

  test('date what a list in a cache only reckoned back', async () => {
    origin.answer('/list', document(toOwnList(['One']).replace('3 цагийн өмнө', '2 долоо хоногийн өмнө')));
    await visit(toDetailed());
    expect(await entries()).toMatchObject([{ published: { at: '2026-01-13T03:07:09.000Z', precision: 'second' } }]);
  });

  test('tell the language where a headline of one word does not', async () => {
    origin.answer(
      '/One',
      document(
        '<html lang="mn"><h1>One</h1><meta property="og:description" content="Тэмцээн өнөөдөр болно гэж тэд хэлжээ.">',
      ),
    );
    await visit({ ...toDetailed(), language: 'auto' });
    const mongolian = { ...EDITION, id: 'mn', language: 'mn' };
    expect(await entriesOf(store, mongolian)).toMatchObject([{ title: 'One', language: 'mn' }]);
  });

  test('name the address by which they want to be known, unless they all name the same', async () => {
    const page = (name: string, canonical: string) =>
      document(
        `<h1>${name}</h1><meta name="description" content="About ${name}."><link rel="canonical" href="${canonical}">`,
      );
    for (const name of ['A', 'B', 'C']) origin.answer(`/${name}`, page(name, name === 'A' ? '/news/a' : '/news/all'));
    origin.answer('/list', document(toOwnList(['A', 'B', 'C'])));
    await visit(toDetailed());
    const urls = (await entries()).map(({ title, url }) => [title, url?.replace(origin.url, '')]);
    expect(urls).toHaveLength(3);
    expect(Object.fromEntries(urls)).toEqual({
      A: '/news/a',
      B: '/B',
      C: '/C',
    });
  });

  test('are fetched once also where two sources lead to them', async () => {
    await visit(toDetailed());
    await visit({ ...toDetailed(), id: 'second' });
    expect(asked('/One')).toBe(1);
  });

  test('give back the capitals of the very same headline', async () => {
    const ld = JSON.stringify({ '@type': 'NewsArticle', headline: 'Minister resigns over coal case' });
    origin.answer('/One', document(`<script type="application/ld+json">${ld}</script>`));
    origin.answer('/list', document(toOwnList(['One']).replace('>One<', '>MINISTER RESIGNS OVER COAL CASE<')));
    await visit(toDetailed());
    expect(await entries()).toMatchObject([{ title: 'Minister resigns over coal case' }]);
  });

  test('that lead to the front page say nothing', async () => {
    origin.answer('/One', status(302, { Location: '/' }));
    origin.answer('/', document('<h1>The portal</h1><meta property="og:description" content="All news">'));
    await visit(toDetailed());
    expect(await entries()).toMatchObject([{ title: 'One', summary: null }]);
  });

  test('of a host that asks to wait are left alone', async () => {
    origin.answer('/list', document(toOwnList(['One']), { 'Retry-After': '600' }));
    await visit(toDetailed());
    expect(asked('/One')).toBe(0);
    origin.answer('/list', document(toOwnList(['One'])));
    await visit(toDetailed());
    expect(asked('/One')).toBe(1);
  });

  test('of an item that moved stay with its entry', async () => {
    const rows = (path: string) => JSON.stringify({ rows: [{ id: 7, title: 'One', url: `${origin.url}${path}` }] });
    const fields = toFields({ id: ['id'], url: ['url'], title: ['title'] });
    const source = () =>
      makeSource({ kind: 'json', url: `${origin.url}/rows`, items: '$.rows[*]', fields, details: true });
    origin.answer('/Two', document('<h1>One</h1><meta property="og:description" content="Said later.">'));
    origin.answer('/rows', document(rows('/One')));
    await visit(source());
    origin.answer('/rows', document(rows('/Two')));
    await visit(source());
    expect(await entries()).toMatchObject([{ url: `${origin.url}/Two`, summary: 'Said later.' }]);
  });

  test('give a sitemap its headlines, and its addresses none', async () => {
    const row = (path: string) => `<url><loc>${origin.url}${path}</loc><lastmod>2026-01-13T01:00:00Z</lastmod></url>`;
    origin.answer('/map.xml', document(`<urlset>${row('/One')}${row('/Gone')}</urlset>`));
    await visit(makeSource({ kind: 'sitemap', url: `${origin.url}/map.xml`, details: true }));
    expect(await entries()).toMatchObject([{ title: 'One', published: { at: '2026-01-13T03:07:09.000Z' } }]);
  });

  test('are left for the next visits where there are many', async () => {
    const names = Array.from({ length: 30 }, (_, n) => `Story-${n}`);
    for (const name of names) origin.answer(`/${name}`, document(`<h1>${name}</h1><meta name="author" content="A">`));
    origin.answer('/list', document(toOwnList(names), { ETag: '"1"' }));
    await visit(toDetailed());
    expect(origin.asked.filter(({ path }) => path.startsWith('/Story')).length).toBe(20);
    expect(await visit(toDetailed())).toMatchObject({ outcome: 'unchanged', changed: 10 });
    expect(new Set(origin.asked.map(({ path }) => path)).size).toBe(31);
  });

  function asked(wanted: string): number {
    return origin.asked.filter(({ path }) => path === wanted).length;
  }
});

function toFields(given: Partial<FieldPlaces>): FieldPlaces {
  return { ...SOURCE_DEFAULTS.fields, ...given };
}

function toPage(): Source {
  const fields = toFields({ url: ['a@href'], title: ['.title'], published: ['.when'] });
  return makeSource({ kind: 'page', url: `${origin.url}/list`, items: '.card', fields });
}

function toJson(given: Partial<Source>): Source {
  const fields = toFields({ url: ['url'], title: ['title'], published: ['date'] });
  return makeSource({ kind: 'json', fields, ...given });
}

function toList(names: readonly string[], when: string): string {
  const cards = names.map(
    (name) =>
      `<div class="card"><a href="https://herald.example/${encodeURIComponent(name)}"><b class="title">${name}</b></a><i class="when">${when}</i></div>`,
  );
  return `<html><title>Latest</title><body>${cards.join('')}</body></html>`;
}

function toRows(names: readonly string[]): string {
  const rows = names.map((title) => ({ title, url: `https://herald.example/${title}`, date: '2026-01-12 10:00:00' }));
  return JSON.stringify({ rows });
}

async function visit(source: Source): Promise<Visit | undefined> {
  const { signal } = new AbortController();
  const hosts = ['herald.example', '127.0.0.1'];
  const outlets = toOutlets([{ id: 'herald', name: { en: 'The Herald' }, site: null, hosts }]);
  const world = {
    store,
    fetcher,
    parser: openParser(),
    outlets,
    lexicons: new Map(),
    policy: POLICY,
    owner: 'a test',
    now: () => now,
    signal,
  };
  const made: Visit[] = [];
  await openRounds(world).run([source], (result) => result.visit !== null && made.push(result.visit));
  return made[0];
}

async function entries(): Promise<Entry[]> {
  return entriesOf(store, EDITION);
}
