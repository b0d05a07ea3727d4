// What the documents of a running service say, rule by rule: Atom (RFC 4287), archives (RFC 5005), RSS 2.0, JSON Feed 1.1, OPML 2.0.
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFeeds, openDesk, SITE, toFormat, toPath, type Desk } from './desk.ts';
import { findChild, linkOf, parseXml, textOf } from './elements.ts';

/** Several readers drop what is larger, in bytes. */
const MOST_BYTES = 500_000;

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const RFC_822 = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})$/;
const ABSOLUTE_IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;
const WEB_ADDRESS = /^https?:\/\/[!-~]+$/;

let desk: Desk;
let feeds: readonly string[];

beforeAll(async () => {
  desk = await openDesk();
  feeds = await listFeeds(desk);
});

afterAll(() => desk[Symbol.asyncDispose]());

test('the list of feeds names each edition with its topics and its outlets, declared or not, by language', async () => {
  const body = parseXml(await desk.read('/opml')).children.find(({ name }) => name === 'body');
  const groups = body?.children.map(({ attributes, children }) => [
    attributes['text'],
    children.map((outline) => toPath(outline.attributes['xmlUrl'] ?? '')),
  ]);
  expect(groups).toEqual([
    [
      'In English',
      ['/en.atom', '/en/topics/weather.atom', '/en/outlets/herald.atom', '/en/outlets/woolnews.example.atom'],
    ],
    ['Монголоор', ['/mn.atom', '/mn/topics/weather.atom', '/mn/outlets/toli.atom']],
  ]);
  for (const { attributes } of body?.children.flatMap(({ children }) => children) ?? []) {
    expect(attributes).toMatchObject({ type: 'rss', text: expect.stringMatching(/./) });
    expect(attributes['language']).toBe(toPath(attributes['htmlUrl'] ?? '').slice(1));
  }
});

test('every feed holds the same entries in every format, in one order, and none is too large for readers', async () => {
  for (const path of feeds) {
    const [atom = '', rss = '', json = ''] = await Promise.all(
      ['atom', 'rss', 'json'].map((format) => desk.read(toFormat(path, format))),
    );
    for (const text of [atom, rss, json]) expect(Buffer.byteLength(text)).toBeLessThan(MOST_BYTES);
    const entries = parseAtomFeed(atom).entries?.map(({ id, title }) => [id, title?.value]) ?? [];
    expect(entries.length).toBeGreaterThan(0);
    expect(parseRssFeed(rss).items?.map(({ guid, title }) => [guid?.value, title])).toEqual(entries);
    expect(toItems(json).map(({ id, title }) => [id, title])).toEqual(entries);
  }
});

test('every Atom feed says of itself what a feed must', async () => {
  for (const path of feeds) {
    const feed = parseXml(await desk.read(path));
    const said = Object.groupBy(feed.children, ({ name }) => name);
    expect(feed.attributes['xml:lang']).toBe(path.slice(1, 3));
    for (const name of ['id', 'title', 'updated', 'author'])
      expect([path, name, said[name]?.length]).toEqual([path, name, 1]);
    expect(said['id']?.[0]?.text).toBe(SITE + path);
    const links = said['link']?.map(({ attributes }) => attributes) ?? [];
    expect(links.filter(({ rel }) => rel === 'self').map(({ href }) => href)).toEqual([SITE + path]);
    expect(links.filter(({ rel }) => rel === 'hub').map(({ href }) => href)).toEqual([desk.hub.url]);
    expect(links.filter(({ rel }) => rel === 'alternate')).toHaveLength(1);
    const dates = said['entry']?.map((entry) => Date.parse(textOf(entry, 'updated'))) ?? [];
    // Entries are dated to the second.
    expect(Math.floor(Date.parse(said['updated']?.[0]?.text ?? '') / 1_000) * 1_000).toBe(Math.max(...dates));
  }
});

test('every Atom entry says what an entry must, in an order that readers understand', async () => {
  for (const path of feeds) {
    const entries = parseXml(await desk.read(path)).children.filter(({ name }) => name === 'entry');
    expect(new Set(entries.map((entry) => textOf(entry, 'id'))).size).toBe(entries.length);
    for (const entry of entries) {
      const links = entry.children.filter(({ name }) => name === 'link').map(({ attributes }) => attributes);
      const source = entry.children.at(-1);
      const author = findChild(entry, 'author');
      const types = ['title', 'summary', 'content'].map((name) => findChild(entry, name)?.attributes['type'] ?? null);
      expect(textOf(entry, 'id')).toMatch(ABSOLUTE_IRI);
      expect(textOf(entry, 'updated')).toMatch(RFC_3339);
      expect(findChild(entry, 'published')?.text ?? '2026-01-01T00:00:00Z').toMatch(RFC_3339);
      expect(links.map(({ rel }) => rel).filter((rel) => rel === 'alternate')).toEqual(['alternate']);
      expect(links.at(-1)).toMatchObject({ rel: 'alternate', href: expect.stringMatching(WEB_ADDRESS) });
      expect(types).toEqual(['text', expect.toBeOneOf(['text', null]), expect.toBeOneOf(['html', null])]);
      expect(textOf(author, 'name')).toMatch(/^(?:The Herald|Толь|The Mirror|woolnews\.example)$/);
      expect(source?.name).toBe('source');
      expect(textOf(source, 'id')).toMatch(ABSOLUTE_IRI);
      expect(textOf(source, 'title')).not.toBe('');
      expect(textOf(source, 'updated')).toMatch(RFC_3339);
    }
  }
});

test('an entry keeps its publisher’s id where that is an IRI, its day where that is all, and its own page where it has no other', async () => {
  const entries = parseAtomFeed(await desk.read('/en/outlets/herald.atom?limit=500')).entries ?? [];
  const findEntry = (title: RegExp) => entries.find((entry) => title.test(entry.title?.value ?? ''));
  expect(findEntry(/^Snow/)).toMatchObject({
    id: 'tag:herald.example,2026:1',
    title: { value: 'Snow ]]> closes <b>roads</b> & schools' },
    published: '2026-01-12T10:00:00+08:00',
  });
  expect(findEntry(/^A day/)?.published).toBe('2026-01-10T00:00:00+08:00');
  expect(findEntry(/^Nobody says when/)?.published).toBeUndefined();
  const { id = '', links } = findEntry(/^Nobody says where/) ?? {};
  expect(links?.map(({ href }) => href)).toEqual([`${SITE}/en/entries/${id.replace('urn:uuid:', '')}`]);
});

test('content is clean and leads where it says, in every format', async () => {
  const [atom] = parseAtomFeed(await desk.read('/en/topics/weather.atom')).entries ?? [];
  const [rss] = parseRssFeed(await desk.read('/en/topics/weather.rss')).items ?? [];
  const [json] = toItems(await desk.read('/en/topics/weather.json'));
  const html = atom?.content?.value ?? '';
  expect(html).toContain('href="https://herald.example/map?x=1&amp;y=2"');
  expect(html).toContain('src="https://pictures.example/a.png"');
  expect(html).not.toMatch(/script|onclick/);
  expect([rss?.content?.encoded, json?.content_html]).toEqual([html, html]);
});

test('every RSS item says whose story it is without an address of mail, and when by its outlet’s clock', async () => {
  for (const path of feeds.map((one) => toFormat(one, 'rss'))) {
    const channel = findChild(parseXml(await desk.read(path)), 'channel');
    const own = channel?.children.filter(({ name }) => name === 'atom:link').map(({ attributes }) => attributes);
    expect(own?.map(({ rel, href }) => [rel, href])).toEqual([
      ['self', SITE + path],
      ['hub', desk.hub.url],
    ]);
    expect(textOf(channel, 'language')).toBe(path.slice(1, 3));
    expect(textOf(channel, 'lastBuildDate')).toMatch(RFC_822);
    for (const item of channel?.children.filter(({ name }) => name === 'item') ?? []) {
      const names = item.children.map(({ name }) => name);
      const guid = findChild(item, 'guid');
      expect(guid?.attributes['isPermaLink']).toBe(String(guid?.text === textOf(item, 'link')));
      expect(textOf(item, 'dc:creator')).not.toBe('');
      expect(findChild(item, 'source')?.attributes['url']).toMatch(WEB_ADDRESS);
      expect(findChild(item, 'pubDate')?.text ?? 'Mon, 12 Jan 2026 00:00:00 GMT').toMatch(RFC_822);
      expect(names).not.toContain('author');
      for (const once of ['title', 'link', 'guid', 'pubDate', 'description', 'enclosure', 'source'])
        expect(names.filter((name) => name === once).length).toBeLessThan(2);
    }
  }
  expect(await desk.read('/en.rss?limit=500')).toContain('<pubDate>Sat, 10 Jan 2026 00:00:00 +0800</pubDate>');
});

test('every JSON Feed has what version 1.1 knows, and what else there is behind an underscore', async () => {
  const known = new Set('version title home_page_url feed_url next_url language authors hubs items'.split(' '));
  for (const path of feeds.map((one) => toFormat(one, 'json'))) {
    const feed = JSON.parse(await desk.read(path)) as Record<string, unknown>;
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: SITE + path,
      language: path.slice(1, 3),
      authors: [{ name: 'Test desk & co' }],
      hubs: [{ type: 'WebSub', url: desk.hub.url }],
    });
    expect(Object.keys(feed).filter((key) => !known.has(key) && !key.startsWith('_'))).toEqual([]);
    for (const item of toItems(JSON.stringify(feed))) {
      expect(item.content_html ?? item.content_text).toMatch(/./);
      expect(item).toMatchObject({ language: path.slice(1, 3), authors: expect.arrayContaining([expect.anything()]) });
      expect(item).not.toHaveProperty('author');
    }
  }
});

test('who follows an edition back finds every entry in parts that stay, and the way forth again', async () => {
  const documents = [{ path: '/en.atom', feed: parseXml(await desk.read('/en.atom')) }];
  for (let before = linkOf(documents[0]?.feed, 'prev-archive'); before !== null;) {
    documents.push({ path: toPath(before), feed: parseXml(await desk.read(toPath(before))) });
    before = linkOf(documents.at(-1)?.feed, 'prev-archive');
  }
  const entries = documents.flatMap(({ feed }) => feed.children.filter(({ name }) => name === 'entry'));
  const titles = new Set(entries.map((entry) => textOf(entry, 'title')));
  const unmarked = desk.titles.map((title) => title.replace('\u0007', ''));
  expect(unmarked.filter((title) => !titles.has(title))).toEqual([]);
  const parts = documents.slice(1);
  expect(parts.map(({ path }) => path)).toEqual(['/en/archive/2.atom', '/en/archive/1.atom']);
  for (const [at, { path, feed }] of parts.entries()) {
    expect(findChild(feed, 'fh:archive')).toBeDefined();
    expect(textOf(feed, 'id')).toBe(`${SITE}/en.atom`);
    expect(linkOf(feed, 'self')).toBe(SITE + path);
    expect(linkOf(feed, 'current')).toBe(`${SITE}/en.atom`);
    expect(linkOf(feed, 'next-archive')).toBe(`${SITE}/en/archive/${3 - at}.atom`);
    expect((await desk.ask(path)).headers['cache-control']).toBe('public, max-age=86400, immutable');
  }
  const open = await desk.ask('/en/archive/3.atom');
  expect([open.status, open.headers['cache-control']]).toEqual([200, 'public, max-age=60']);
});

interface JsonItem {
  readonly id: string;
  readonly title: string;
  readonly content_html?: string;
  readonly content_text?: string;
}

function toItems(json: string): readonly JsonItem[] {
  return (JSON.parse(json) as { readonly items: readonly JsonItem[] }).items;
}
