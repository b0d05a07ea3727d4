// A first look at a source, at an address or in a file: what a visit would read of it, and the entries that come of that. It stores and shows nothing.
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { NO_KNOWLEDGE } from '../headline/headline.ts';
import { toLexicons } from '../headline/lexicon.ts';
import type { Config, Source } from '../model/configuration.ts';
import type { Entry } from '../model/entry.ts';
import type { Fetched } from '../model/visit.ts';
import { toOutlets, type Outlets } from '../normalise/outlet.ts';
import { NO_ARTICLES, fetchArticles, toWishes, type Articles } from '../reading/articles.ts';
import { gatherOrFallBack, type SourceRead } from '../reading/fallback.ts';
import { gather, type GatherWorld } from '../reading/gather.ts';
import { openParser } from '../reading/parser.ts';
import { NO_MEMORY } from '../reading/reading.ts';
import { toFirstStop } from '../reading/route.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { openConfiguredFetcher } from '../service/worker.ts';

/** What its documents and its articles came to. */
interface Read extends SourceRead {
  readonly articles: Articles;
}

/** The entries are those that would be published. */
export interface Looked extends Read {
  readonly entries: readonly Entry[];
}

/** What gathering needs besides a fetcher. */
type LookWorld = Omit<GatherWorld, 'fetcher' | 'mostDocuments'>;

/** A source of which nothing is known. */
export const UNKNOWN = { resources: [], since: null, adopted: null, isRecovering: false };

/** With a file, that is read instead of the source's address. Never throws for anything of the world's. */
export async function look(source: Source, file: string | null, config: Config, now: Date): Promise<Looked> {
  const outlets = toOutlets(config.outlets);
  await using parser = openParser();
  const knowledge = { ...NO_KNOWLEDGE, lexicons: toLexicons(config.words) };
  const memory = { ...NO_MEMORY, findKnowledge: async () => knowledge };
  const world = { ...memory, outlets, parser, now: () => now, at: now.toISOString() };
  const read =
    file === null ? await lookAtAddress(source, config, world) : await lookIntoFile(file, source, config, world);
  return { ...read, entries: toEntries(read, outlets, world.at) };
}

/** As a visit reads it, the first time: its documents, its fallback where it fails, and its articles. */
async function lookAtAddress(source: Source, config: Config, world: LookWorld): Promise<Read> {
  await using fetcher = openConfiguredFetcher(config);
  const { signal } = new AbortController();
  const gatherOne = (one: Source) => gather(one, UNKNOWN, { ...world, fetcher });
  const { read, gathered, instead } = await gatherOrFallBack(source, gatherOne, signal);
  const wishes = read.details ? toWishes(read, gathered.sightings) : [];
  // Articles take the clock's time, whatever time the visit is said to have.
  const articles = await fetchArticles(read, wishes, { ...world, fetcher, signal, now: () => new Date() });
  return { read, gathered, instead, articles };
}

/** The operator's own file: it may lie anywhere, is the document that the items are read from (the fallback's, if it is that), and leads to no other. */
async function lookIntoFile(file: string, source: Source, config: Config, world: LookWorld): Promise<Read> {
  const gatherOne = (one: Source) => {
    const { url } = toFirstStop(one, world.at);
    const fetcher = { fetch: () => readFileAsked(file, url, config), [Symbol.asyncDispose]: async () => {} };
    const alone = { ...one, follow: null, pages: 1 };
    return gather(alone, UNKNOWN, { ...world, fetcher, mostDocuments: 1 });
  };
  const found = await gatherOrFallBack(source, gatherOne, new AbortController().signal);
  // Without any address, the outlet is that of the address which the document has for itself.
  if (source.url !== '' || found.gathered.frame.link === null) return { ...found, articles: NO_ARTICLES };
  const read = { ...source, url: found.gathered.frame.link };
  return { read, gathered: await gatherOne(read), instead: null, articles: NO_ARTICLES };
}

async function readFileAsked(file: string, url: string, { fetch: { maxBytes } }: Config): Promise<Fetched> {
  if (!existsSync(file))
    return toFailed('file', `${file} is neither a source, nor an address, nor a file that is there`);
  try {
    const { size } = await stat(file);
    if (size > maxBytes) return toFailed('too-large', `${file} has ${size} bytes, more than ${maxBytes}`);
    const validators = { etag: null, lastModified: null };
    const answered = { validators, waitUntil: null, freshUntil: null, movedTo: null };
    return { outcome: 'fresh', body: await readFile(file), contentType: null, url, ...answered };
  } catch (error) {
    return toFailed('file', `${file}: ${(error as Error).message}`);
  }
}

function toFailed(code: string, detail: string): Fetched {
  return { outcome: 'failed', failure: { stage: 'fetch', code, detail }, waitUntil: null };
}

/** What was read becomes entries as if nothing had been there before. */
function toEntries({ gathered, articles }: Read, { hostsOf }: Outlets, now: string): Entry[] {
  const nothing = { known: [], takenIds: new Set<string>() };
  const { shown, sightings } = gathered;
  const changes = reconcile([...sightings, ...articles.sightings], nothing, { shown, hostsOf }, now);
  const last = new Map(changes.map(({ entry }) => [entry.id, entry]));
  return [...last.values()].filter(({ kept }) => kept);
}
