// The second half of `npm run bench`: text to items for every kind, in megabytes a second, and for feeds beside the parsers that people use.
import { once } from 'node:events';
import { Readable } from 'node:stream';
import FeedParser from 'feedparser';
import { parseFeed as parseWithFeedsmith } from 'feedsmith';
import RssParser from 'rss-parser';
import { parse } from '../../src/parse/parse.ts';
import { makeDocuments, type BenchDocument } from './documents.ts';

/** Each document is parsed for about so long, in milliseconds, after as long to warm up. */
const DURATION = 700;

type Parse = (document: BenchDocument) => Promise<number> | number;

const OTHERS: Readonly<Record<string, Parse>> = {
  feedsmith: ({ text }) => countItems(parseWithFeedsmith(text).feed),
  'rss-parser': async ({ text }) => (await new RssParser().parseString(text)).items.length,
  feedparser: ({ text, url }) => countStreamed(text, url),
};

const rows: Record<string, Record<string, string>> = {};
for (const document of makeDocuments()) {
  const row: Record<string, string> = { size: `${(Buffer.byteLength(document.text) / 1000).toFixed(0)} kB` };
  const contenders = document.recipe.kind === 'feed' ? { sonin: parseOurs, ...OTHERS } : { sonin: parseOurs };
  for (const [name, parseAll] of Object.entries(contenders)) {
    const { items, perDocument } = await measure(parseAll, document);
    row['ms'] ??= perDocument.toFixed(perDocument < 10 ? 2 : 0);
    row['items'] ??= String(items);
    row[`${name} MB/s`] = (Buffer.byteLength(document.text) / 1000 / perDocument).toFixed(1);
  }
  rows[document.name] = row;
}
console.log('text to items, one core');
console.table(rows);

function parseOurs({ text, recipe, url }: BenchDocument): number {
  const feed = parse(text, recipe, { url, since: null });
  if ('stage' in feed) throw new Error(`${feed.code}: ${feed.detail}`);
  return feed.items.length;
}

async function measure(parseAll: Parse, document: BenchDocument): Promise<{ items: number; perDocument: number }> {
  await runFor(DURATION, parseAll, document);
  return runFor(DURATION, parseAll, document);
}

async function runFor(duration: number, parseAll: Parse, document: BenchDocument) {
  const started = performance.now();
  let items = 0;
  let times = 0;
  while (performance.now() - started < duration) {
    items = await parseAll(document);
    times += 1;
  }
  return { items, perDocument: (performance.now() - started) / times };
}

function countItems(feed: object): number {
  const listed = 'items' in feed ? feed.items : 'entries' in feed ? feed.entries : [];
  return Array.isArray(listed) ? listed.length : 0;
}

async function countStreamed(text: string, url: string): Promise<number> {
  const parser = new FeedParser({ feedurl: url });
  let items = 0;
  parser.on('readable', () => {
    while (parser.read() !== null) items += 1;
  });
  Readable.from([text]).pipe(parser);
  await once(parser, 'end');
  return items;
}
