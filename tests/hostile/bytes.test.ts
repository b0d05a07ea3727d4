// Bytes that mean harm by how they are to be read, by every kind: what they come to is clean, and their feed is still one where it can be.
import { describe, expect, test } from 'vitest';
import type { Source } from '../../src/model/configuration.ts';
import { parseOpml } from '../../src/parse/opml.ts';
import { renderOpml } from '../../src/render/opml.ts';
import { makeSource } from '../sources.ts';
import { BYTES } from './bytes.ts';
import { checkDocuments, checkEntries } from './clean.ts';
import { openRiver } from './river.ts';
import { readStrictXml } from './strict-xml.ts';

/** Every other kind, which may find something in a feed or nothing. */
const OTHERS: readonly Partial<Source>[] = [
  { id: 'json', kind: 'json' },
  { id: 'wordpress', kind: 'wordpress' },
  { id: 'sitemap', kind: 'sitemap' },
  { id: 'ticker', kind: 'ticker', outlet: null },
  { id: 'page', kind: 'page', items: 'item', fields: { ...makeSource().fields, title: ['title'] } },
  { id: 'linked', kind: 'page', data: 'json-ld' },
  { id: 'followed', kind: 'page', follow: { find: '/<title>(.*?)</', url: 'https://herald.example/{1}' }, items: 'p' },
];

for (const [name, { bytes, comes }] of Object.entries(BYTES)) {
  test(name, async () => {
    await using river = await openRiver();
    const document = bytes();
    const sources = [makeSource({ id: 'feed' }), ...OTHERS.map((given) => makeSource(given))];
    const visits = await river.visit(sources, () => document);
    const visit = visits.get('feed');
    const got = visit?.failure?.code ?? visit?.items ?? 0;
    expect(typeof comes === 'string' ? got === comes : Number(got) >= comes, `${got}`).toBe(true);
    expect([...visits.values()].filter(({ failure }) => failure?.stage === 'visit')).toEqual([]);
    checkEntries(await river.entries());
    checkDocuments(await river.publish(sources));
  });
}

describe('a way without end', () => {
  const HOST = 'https://herald.example';
  const toIndex = (names: readonly string[]) =>
    `<sitemapindex>${names.map((name) => `<sitemap><loc>${HOST}/${name}</loc></sitemap>`).join('')}</sitemapindex>`;

  test('a sitemap that names itself is asked for once', async () => {
    await using river = await openRiver();
    await river.visit([makeSource({ kind: 'sitemap', url: `${HOST}/a` })], () => toIndex(['a', 'a', 'a']));
    expect(river.asked).toEqual([`${HOST}/a`]);
  });

  test('indexes of indexes are followed a few steps and no further', async () => {
    await using river = await openRiver();
    const source = makeSource({ kind: 'sitemap', url: `${HOST}/0` });
    await river.visit([source], (url) => toIndex(Array.from({ length: 50 }, (_, n) => `${url.slice(-8)}-${n}`)));
    expect(river.asked.length).toBeLessThanOrEqual(25);
  });

  test('a page that names the next without end is followed as far as the source says', async () => {
    await using river = await openRiver();
    const fields = { ...makeSource().fields, title: ['title'] };
    const paged = makeSource({ kind: 'json', url: `${HOST}/list?page={page}`, pages: 100, items: '$[*]', fields });
    await river.visit([paged], (url) => JSON.stringify([{ title: url, id: url }]));
    expect(river.asked.length).toBeLessThanOrEqual(25);
  });

  test('a document that names itself as the one with the items is asked for once', async () => {
    await using river = await openRiver();
    const follow = { find: '/next: (\\S+)/', url: `${HOST}/{1}` };
    const source = makeSource({ kind: 'json', url: `${HOST}/a`, follow });
    await river.visit([source], () => 'next: a');
    expect(river.asked).toEqual([`${HOST}/a`]);
  });

  test('a list of feeds inside one another is read, and its titles are lines', () => {
    const outline = '<outline text="]]&gt; \u202e &lt;script>" xmlUrl="https://u:p@herald.example/f">';
    const feeds = parseOpml(`<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///x">]><opml><body>${outline.repeat(50_000)}&a;`);
    expect(feeds).toHaveLength(1);
    const outlines = Array.isArray(feeds) ? feeds.map((feed) => ({ ...feed, title: feed.title ?? '' })) : [];
    const written = renderOpml({ title: ']]>', groups: [{ title: '<', outlines }] });
    expect(readStrictXml(written).name).toBe('opml');
    expect(written).not.toContain('u:p@');
  });
});
