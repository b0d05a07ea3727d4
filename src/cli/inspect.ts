// `inspect`: reads a source, an address or a file through every stage and shows what came out. It stores nothing.
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { NO_ARTICLES, fetchArticles, toWishes } from '../reading/articles.ts';
import { gatherOrFallBack } from '../reading/fallback.ts';
import { gather } from '../reading/gather.ts';
import { NO_KNOWLEDGE } from '../headline/headline.ts';
import { toLexicons } from '../headline/lexicon.ts';
import type { Config, Source } from '../model/configuration.ts';
import type { Entry } from '../model/entry.ts';
import type { Failure, Fetched } from '../model/visit.ts';
import { toOutlets, type Outlets } from '../normalise/outlet.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { openParser, type Parser } from '../reading/parser.ts';
import { NO_MEMORY, type ReadingMemory } from '../reading/reading.ts';
import { toFirstStop } from '../reading/route.ts';
import { openConfiguredFetcher } from '../service/worker.ts';
import { wordsForFailure } from '../words/failure.ts';
import { toStageLines, type Looked } from './inspect-stages.ts';
import { toLentSource, type InspectOptions } from './lent-source.ts';
import { CommandError, loadConfigured, print, remark, type ExitCode } from './terminal.ts';

/** What an inspection came to: one line of JSON. */
interface Inspection {
  readonly source: string;
  readonly title: string | null;
  readonly language: string | null;
  readonly failure: Failure | null;
  readonly entries: readonly InspectedEntry[];
  /** Not part of the line: the stages that it went through. */
  readonly looked: Looked;
}

interface LookWorld {
  readonly parser: Parser;
  readonly outlets: Outlets;
  readonly now: () => Date;
  readonly memory: ReadingMemory;
}

/** A source of which nothing is known. */
const UNKNOWN = { resources: [], since: null, adopted: null, isRecovering: false };

type InspectedEntry = Pick<
  Entry,
  | 'id'
  | 'url'
  | 'title'
  | 'originalTitle'
  | 'language'
  | 'outlet'
  | 'updated'
  | 'summary'
  | 'content'
  | 'authors'
  | 'image'
  | 'categories'
> & { readonly published: string | null; readonly precision: string | null };

export async function inspect(names: readonly string[], options: InspectOptions): Promise<ExitCode> {
  const config = await loadConfigured(options.config);
  const now = toNow(options.now);
  const inspections: Inspection[] = [];
  for (const name of names) {
    const inspection = await inspectOne(name, config, options, now);
    inspections.push(inspection);
    const { looked: _, ...told } = inspection;
    if (options.json === true) print(JSON.stringify(told));
    else show(inspection);
  }
  return inspections.every(({ failure }) => failure !== null) ? 1 : 0;
}

function toNow(text: string | undefined): Date {
  const now = text === undefined ? new Date() : new Date(text);
  if (Number.isNaN(now.getTime()))
    throw new CommandError(2, `--now ${text}: expected a time like 2026-01-13T09:00:00+08:00`);
  return now;
}

async function inspectOne(name: string, config: Config, options: InspectOptions, now: Date): Promise<Inspection> {
  const source = toLentSource(name, config, options);
  const isFile = !config.sources.some(({ id }) => id === name) && !URL.canParse(name);
  const outlets = toOutlets(config.outlets);
  await using parser = openParser();
  const knowledge = { ...NO_KNOWLEDGE, lexicons: toLexicons(config.words) };
  const memory = { ...NO_MEMORY, findKnowledge: async () => knowledge };
  const world = { outlets, parser, now: () => now, memory };
  const looked = isFile ? await lookIntoFile(name, source, config, world) : await lookAtAddress(source, config, world);
  const { read, gathered } = looked;
  const { failure } = gathered;
  if (failure !== null && gathered.shown.size === 0) {
    return { source: source.id, title: null, language: null, failure, entries: [], looked };
  }
  const entries = toEntries(looked, outlets, now.toISOString());
  const language = gathered.frame.language ?? (read.language === 'auto' ? null : read.language);
  return { source: source.id, title: gathered.frame.title, language, failure: null, entries, looked };
}

/** As a visit reads it, the first time: its documents, its fallback where it fails, and its articles. */
async function lookAtAddress(
  source: Source,
  config: Config,
  { outlets, parser, now, memory }: LookWorld,
): Promise<Looked> {
  await using fetcher = openConfiguredFetcher(config);
  const { signal } = new AbortController();
  const gatherOne = (one: Source) =>
    gather(one, UNKNOWN, { fetcher, parser, outlets, now, at: now().toISOString(), ...memory });
  const { read, gathered, instead } = await gatherOrFallBack(source, gatherOne, signal);
  const wishes = read.details ? toWishes(read, gathered.sightings) : [];
  // Articles take the clock's time, whatever time the visit is said to have.
  const articles = await fetchArticles(read, wishes, {
    fetcher,
    outlets,
    now: () => new Date(),
    at: now().toISOString(),
    signal,
    findKnowledge: memory.findKnowledge,
  });
  return { read, gathered, instead, articles };
}

/** The operator's own file: it may lie anywhere, is the document that the items are read from (the fallback's, if it is that), and leads to no other. */
async function lookIntoFile(
  file: string,
  source: Source,
  config: Config,
  { outlets, parser, now, memory }: LookWorld,
): Promise<Looked> {
  const look = (one: Source) => {
    const { url } = toFirstStop(one, now().toISOString());
    const fetcher = { fetch: () => readFileAsked(file, url, config), [Symbol.asyncDispose]: async () => {} };
    const alone = { ...one, follow: null, pages: 1 };
    return gather(alone, UNKNOWN, {
      fetcher,
      parser,
      outlets,
      now,
      at: now().toISOString(),
      ...memory,
      mostDocuments: 1,
    });
  };
  const looked = await gatherOrFallBack(source, look, new AbortController().signal);
  // Without any address, the outlet is that of the address which the document has for itself.
  if (source.url !== '' || looked.gathered.frame.link === null) return { ...looked, articles: NO_ARTICLES };
  const read = { ...source, url: looked.gathered.frame.link };
  return { read, gathered: await look(read), instead: null, articles: NO_ARTICLES };
}

async function readFileAsked(file: string, url: string, { fetch: { maxBytes } }: Config): Promise<Fetched> {
  const fail = (code: string, detail: string): Fetched => ({
    outcome: 'failed',
    failure: { stage: 'fetch', code, detail },
    waitUntil: null,
  });
  if (!existsSync(file)) return fail('file', `${file} is neither a source, nor an address, nor a file that is there`);
  try {
    const { size } = await stat(file);
    if (size > maxBytes) return fail('too-large', `${file} has ${size} bytes, more than ${maxBytes}`);
    const validators = { etag: null, lastModified: null };
    const answered = { validators, waitUntil: null, freshUntil: null, movedTo: null };
    return { outcome: 'fresh', body: await readFile(file), contentType: null, url, ...answered };
  } catch (error) {
    return fail('file', `${file}: ${(error as Error).message}`);
  }
}

/** What was read becomes entries as if nothing had been there before. */
function toEntries({ gathered, articles }: Looked, outlets: Outlets, now: string): InspectedEntry[] {
  const nothing = { known: [], takenIds: new Set<string>() };
  const { shown, sightings } = gathered;
  const changes = reconcile([...sightings, ...articles.sightings], nothing, { shown, hostsOf: outlets.hostsOf }, now);
  const last = new Map(changes.map(({ entry }) => [entry.id, entry]));
  return [...last.values()].filter(({ kept }) => kept).map(toInspected);
}

function toInspected(entry: Entry): InspectedEntry {
  const { id, url, title, originalTitle, language, outlet, published, updated } = entry;
  const { summary, content, authors, image, categories } = entry;
  const date = { published: published?.at ?? null, updated, precision: published?.precision ?? null };
  return { id, url, title, originalTitle, language, outlet, ...date, summary, content, authors, image, categories };
}

function show({ source, title, failure, entries, looked }: Inspection): void {
  for (const line of toStageLines(looked)) print(line);
  if (failure !== null) return remark(`${source}: ${wordsForFailure(failure)}`);
  print(`${source}: ${title ?? 'without a title'}, ${entries.length} entries`);
  for (const entry of entries) {
    print(`  ${toDate(entry)}  ${entry.language}  ${entry.outlet}  ${entry.title}`);
    if (entry.url !== null) print(`      ${entry.url}`);
  }
}

function toDate({ published, precision }: InspectedEntry): string {
  return published === null ? 'undated' : `${published} (${precision ?? ''})`;
}
