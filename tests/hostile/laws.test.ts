// What holds for any bytes by every kind, and for anything that may be stored: nothing throws, all that is published is clean, and it can be read again.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Source } from '../../src/model/configuration.ts';
import type { EditionEntry } from '../../src/model/edition.ts';
import type { Entry } from '../../src/model/entry.ts';
import { toOutlets } from '../../src/normalise/outlet.ts';
import { parseFeed } from '../../src/parse/feed/feed.ts';
import { toArticleSighting } from '../../src/reading/article.ts';
import { toParsedArticle } from '../../src/reading/body.ts';
import { NO_MEMORY } from '../../src/reading/reading.ts';
import { reconcile } from '../../src/reconcile/reconcile.ts';
import { ENTRY } from '../render/arbitrary.ts';
import { makeSource } from '../sources.ts';
import { toCarriers } from './carriers.ts';
import { checkDocuments, checkEntries } from './clean.ts';
import { EDITION, publishEdition, publishEntries, type Published } from './published.ts';
import { NOW, OUTLETS } from './outlets.ts';
import { gatherFrom } from './player.ts';
import { readStrictXml } from './strict-xml.ts';
import { WORDS } from './words.ts';

const FIELDS = { ...makeSource().fields, url: ['a@href'], title: ['b', '.title'], summary: ['p'], content: ['div'] };

const KINDS: readonly Partial<Source>[] = [
  { kind: 'feed' },
  { kind: 'json' },
  { kind: 'json', items: '$..*' },
  { kind: 'wordpress' },
  { kind: 'sitemap' },
  { kind: 'ticker', outlet: null },
  { kind: 'page', items: 'item, entry, p, div, .card', fields: FIELDS },
  { kind: 'page', data: 'json-ld' },
  { kind: 'page', data: 'next-data' },
  { kind: 'page', data: 'next-flight' },
  { kind: 'page', data: 'opengraph' },
];

/** What documents of every kind are made of, so that chance makes what looks like one. */
const TOKENS = (
  '<rss> </rss> <channel> <item> </item> <title> </title> <link> <guid> <description> <content:encoded> <feed> <entry> </entry> <content type="xhtml"> ' +
  '<urlset> <url> <loc> </loc> <![CDATA[ ]]> <!-- --> <? ?> <!DOCTYPE < > / = " \' & ; &lt; &#0; &#x202e; &amp;#106; <div> </div> <p> <b class="card"> <a href="x"> ' +
  '<script> </script> <style> <svg> <math> <template> <textarea> <iframe> <noscript> <base href="//x"> <img src=x onerror=y> { } [ ] : , ' +
  '"items": "title": "url": "id": "rendered": "@type":"NewsArticle" "headline": "__proto__": \\u0000 \\ud800 https://herald.example/1 javascript:x ' +
  'HERALD.EXAMPLE PUBLISHED:2026/01/12 1 <script\ttype="application/ld+json"> <script\tid="__NEXT_DATA__"> self.__next_f.push([1," "])'
)
  .split(' ')
  .map((token) => token.replace('\t', ' '));

const PIECE = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TOKENS) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.values(WORDS)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);

const TEXT = fc
  .tuple(
    fc.constantFrom('', '<rss><channel><item><title>', '<feed><entry>', '{"items":[{', '<html><p>'),
    fc.array(PIECE, { maxLength: 40 }),
  )
  .map(([start, pieces]) => start + pieces.join(''));

const BYTES = fc.oneof(
  { weight: 4, arbitrary: TEXT.map((text) => new Uint8Array(Buffer.from(text))) },
  { weight: 1, arbitrary: TEXT.map((text) => new Uint8Array(Buffer.from(text, 'utf16le'))) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);

/** A document that is broken by chance: at each place so many characters are replaced. */
const BREAKS = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 30 }), PIECE), {
  maxLength: 2,
});

for (const given of KINDS) {
  const name = [given.kind, given.data ?? given.items].filter(Boolean).join(' ');
  test(`no bytes, read as ${name}, throw or come out unclean`, async () => {
    const source = makeSource({ content: 'full', ...given });
    let documents = 0;
    await fc.assert(
      fc.asyncProperty(BYTES, async (bytes) => {
        documents += check(await read(bytes, source), source);
      }),
      { numRuns: 60 },
    );
    expect(documents).toBeGreaterThan(0);
  });
}

for (const { source } of toCarriers('')) {
  test(`no ${source.id} document that is broken somewhere throws or comes out unclean`, async () => {
    let entries = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(PIECE, { maxLength: 4 }), BREAKS, async (pieces, breaks) => {
        const carrier = toCarriers(pieces.join('')).find((one) => one.source.id === source.id);
        const [list = '', ...rest] = Object.values(carrier?.documents ?? {});
        const listed = await read(toBroken(list, breaks), source);
        const told = await Promise.all(rest.map((article) => readArticle(toBroken(article, breaks), source)));
        entries += listed.length + told.flat().length;
        check([...listed, ...told.flat()], source);
      }),
      { numRuns: 60 },
    );
    expect(entries).toBeGreaterThan(0);
  });
}

test('no bytes, read as an article, throw or come out unclean', async () => {
  const source = makeSource({ content: 'full', details: true });
  let documents = 0;
  await fc.assert(
    fc.asyncProperty(BYTES, async (body) => {
      documents += check(await readArticle(body, source), source);
    }),
    { numRuns: 100 },
  );
  expect(documents).toBeGreaterThan(0);
});

test('whatever is stored, every feed is well-formed, valid JSON, and reads again as the same entries', () => {
  fc.assert(
    fc.property(fc.uniqueArray(ENTRY, { maxLength: 4, selector: ({ id }) => id }), (given) => {
      const entries: EditionEntry[] = given.map((entry, n) => ({
        ...entry,
        id: `urn:x:${n}`,
        title: `Title ${n} ${entry.title}`,
      }));
      const documents = publishEdition({ spec: EDITION, entries, updated: NOW });
      for (const path of ['/en.atom', '/en.rss']) readStrictXml(find(documents, path));
      expect(JSON.parse(find(documents, '/en.json'))).toHaveProperty('items.length', entries.length);
      for (const path of ['/en.atom', '/en.rss', '/en.json']) {
        const feed = parseFeed(find(documents, path), { url: null });
        if ('stage' in feed) throw new Error(`${path}: ${feed.detail}`);
        expect(feed.items.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
        const starts = feed.items.map(({ title }) => title?.value.slice(0, 7));
        expect(starts).toEqual(entries.map(({ title }) => title.slice(0, 7)));
      }
    }),
  );
});

function find(documents: readonly Published[], path: string): string {
  return documents.find((document) => document.path === path)?.text ?? '';
}

function toBroken(document: string, breaks: readonly (readonly [number, number, string])[]): Uint8Array {
  let text = document;
  for (const [place, length, piece] of breaks) {
    const at = Math.floor(place * text.length);
    text = text.slice(0, at) + piece + text.slice(at + length);
  }
  return new Uint8Array(Buffer.from(text));
}

/** The number of documents that were looked at. */
function check(entries: readonly Entry[], source: Source): number {
  checkEntries(entries);
  const documents = publishEntries(entries, [source], OUTLETS);
  checkDocuments(documents);
  return documents.length;
}

async function readArticle(body: Uint8Array, source: Source): Promise<Entry[]> {
  const url = 'https://herald.example/1';
  const article = toParsedArticle({ body, contentType: null, url });
  if ('stage' in article) return [];
  const context = { outlets: toOutlets(OUTLETS), at: NOW, findKnowledge: NO_MEMORY.findKnowledge };
  const sighting = await toArticleSighting(article, { url, itemHash: '' }, source, context);
  return sighting === null ? [] : toEntries([sighting]);
}

async function read(body: Uint8Array, source: Source): Promise<Entry[]> {
  return toEntries((await gatherFrom(body, source)).sightings);
}

function toEntries(sightings: Parameters<typeof reconcile>[0]): Entry[] {
  const shown = new Set(sightings.map(({ rawHash }) => rawHash));
  const nothing = { known: [], takenIds: new Set<string>() };
  const changes = reconcile(sightings, nothing, { shown, hostsOf: () => [] }, NOW);
  return [...new Map(changes.map(({ entry }) => [entry.id, entry])).values()];
}
