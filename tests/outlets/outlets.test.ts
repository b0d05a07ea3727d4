// The shipped configuration, source by source, against documents in the shape that each outlet is known to give: what its readers would get.
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { NO_ARTICLES, fetchArticles, toWishes } from '../../src/reading/articles.ts';
import { loadConfig } from '../../src/config/config.ts';
import { gatherOrFallBack, type SourceRead } from '../../src/reading/fallback.ts';
import type { Fetcher } from '../../src/fetch/fetch.ts';
import { gather } from '../../src/reading/gather.ts';
import type { Config, Source } from '../../src/model/configuration.ts';
import type { Entry, Sighting } from '../../src/model/entry.ts';
import { toOutlets } from '../../src/normalise/outlet.ts';
import { isKept } from '../../src/normalise/rules.ts';
import { reconcile } from '../../src/reconcile/reconcile.ts';
import { openPlayer, recordings, toFresh, type ExpectedEntry, type Recording } from './recorded.ts';
import { openParser } from '../../src/reading/parser.ts';
import { NO_MEMORY } from '../../src/reading/reading.ts';

const NOW = new Date('2026-01-13T14:05:00+08:00');

const UNKNOWN = { resources: [], since: null, adopted: null, isRecovering: false };

const MAINTENANCE = Buffer.from(
  '<!doctype html><html><head><title>Засвар хийгдэж байна</title></head><body><h1>Түр хүлээнэ үү</h1><a href="/">Нүүр</a></body></html>',
);

/** An id of our own making: it holds no address, and so cannot be told from the fixture. */
const OUR_ID: unknown = expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/);

let config: Config;

beforeAll(async () => {
  const loaded = await loadConfig(path.join(import.meta.dirname, '../../config/sonin.yaml'), {});
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems, null, 2));
  config = loaded;
});

test('every source of the configuration and every fallback has a recording, and every recording one of them', () => {
  const parts = config.sources.flatMap(({ fallback, id }) => (fallback === null ? [id] : [id, fallback.id]));
  expect([...new Set(recordings.map(toPart))].toSorted()).toEqual(parts.toSorted());
});

describe.each(recordings)('$name', (recording) => {
  test('is read as its readers would have it', async () => {
    const { looked, entries } = await look(recording);
    expect(looked.read.id).toBe(toPart(recording));
    expect(looked.instead?.failure?.code ?? null).toBe(recording.instead);
    expect(entries.filter(({ kept }) => kept).map(toShown)).toEqual(recording.entries.map(toExpected));
    expect(findUnpublished(entries, looked.read)).toEqual(recording.unpublished);
  });

  test('is read without failure or trouble, and with no note but the expected', async () => {
    const { gathered } = (await look(recording)).looked;
    expect(gathered.failure).toBe(null);
    expect(gathered.notes).toEqual(recording.notes);
    expect(gathered.troubles).toEqual([]);
  });

  test('needs every document of the recording', async () => {
    const { asked } = await look(recording);
    expect([...new Set(asked)].toSorted()).toEqual(Object.keys(recording.documents).toSorted());
  });
});

test.each(recordings)(
  '$name: a page in the place of its document is a failure and not “no news”',
  async (recording) => {
    const { read } = (await look(recording)).looked;
    const gathered = await gatherFrom(
      { ...read, fallback: null },
      toFetcher((url) => toFresh(MAINTENANCE, url)),
    );
    expect(gathered).toMatchObject({ outcome: 'failed', items: null, failure: { stage: 'parse' } });
  },
);

test.each(recordings.filter(({ name }) => name.endsWith('/fallback')))(
  '$name: shows the articles of its source as the same entries',
  async (recording) => {
    const main = recordings.find(({ name }) => name === path.dirname(recording.name)) as Recording;
    const [{ looked: first }, { looked: second }] = [await look(main), await look(recording)];
    const sightings = [...first.gathered.sightings, ...second.gathered.sightings];
    const entries = fold(sightings, new Set([...first.gathered.shown, ...second.gathered.shown]));
    const titles = entries.map(({ originalTitle }) => originalTitle);
    expect(titles).toEqual([...new Set(titles)]);
    expect(titles.length).toBeLessThan(sightings.length);
  },
);

interface Look {
  readonly looked: SourceRead;
  readonly entries: readonly Entry[];
  readonly asked: readonly string[];
}

/** As `inspect` reads a source: its documents, its fallback where it fails, and its articles. */
async function look(recording: Recording): Promise<Look> {
  const player = openPlayer(recording);
  const source = findSource(recording);
  const { signal } = new AbortController();
  const looked = await gatherOrFallBack(source, (one) => gatherFrom(one, player), signal);
  const { read, gathered } = looked;
  const wishes = read.details ? toWishes(read, gathered.sightings) : [];
  const { findKnowledge } = NO_MEMORY;
  const outlets = toOutlets(config.outlets);
  const world = { fetcher: player, outlets, now: () => NOW, at: NOW.toISOString(), signal, findKnowledge };
  const articles = wishes.length === 0 ? NO_ARTICLES : await fetchArticles(read, wishes, world);
  expect(articles.notes).toEqual([]);
  const entries = fold([...gathered.sightings, ...articles.sightings], gathered.shown);
  return { looked, entries, asked: player.asked };
}

function gatherFrom(source: Source, fetcher: Fetcher) {
  return gather(source, UNKNOWN, {
    fetcher,
    parser: openParser(),
    outlets: toOutlets(config.outlets),
    now: () => NOW,
    at: NOW.toISOString(),
    ...NO_MEMORY,
  });
}

function fold(sightings: readonly Sighting[], shown: ReadonlySet<string>): Entry[] {
  const { hostsOf } = toOutlets(config.outlets);
  const nothing = { known: [], takenIds: new Set<string>() };
  const changes = reconcile(sightings, nothing, { shown, hostsOf }, NOW.toISOString());
  return [...new Map(changes.map(({ entry }) => [entry.id, entry])).values()];
}

/** `eagle/fallback` for its fallback; of any other folder the first part is the source. */
function toPart({ name }: Recording): string {
  return /^[^/]+(?:\/fallback)?/.exec(name)?.[0] ?? name;
}

function findSource({ name }: Recording): Source {
  const found = config.sources.find(({ id }) => id === name.split('/', 1)[0]);
  if (found === undefined) throw new Error(`the configuration has no source for fixtures/${name}`);
  return found;
}

function toFetcher(answer: (url: string) => ReturnType<typeof toFresh>): Fetcher {
  return { fetch: ({ url }) => Promise.resolve(answer(url)), [Symbol.asyncDispose]: () => Promise.resolve() };
}

/** An entry as `inspect --json` tells it, but for the title as printed, which it has besides. */
function toShown(entry: Entry): ExpectedEntry {
  const { id, url, title, language, outlet, published, updated, summary, content, authors, image, categories } = entry;
  const date = { published: published?.at ?? null, precision: published?.precision ?? null, updated };
  return { id, url, title, language, outlet, ...date, summary, content, authors, image, categories };
}

function toExpected(entry: ExpectedEntry): ExpectedEntry {
  const absent = {
    url: null,
    published: null,
    precision: null,
    updated: null,
    summary: null,
    content: null,
    image: null,
  };
  return { id: OUR_ID, ...absent, authors: [], categories: [], ...entry };
}

/** What is not published, and which of the source's rules it is that forbids it. */
function findUnpublished(entries: readonly Entry[], { keep }: Source): Recording['unpublished'] {
  return entries
    .filter(({ kept }) => !kept)
    .map((entry) => ({ title: entry.title, why: isKept(entry, { keep, drop: [] }) ? 'drop' : 'keep' }));
}
