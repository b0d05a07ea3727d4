// `inspect`: reads a source, an address or a file through every stage and shows what came out. It stores nothing.
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Config, Source } from '../model/configuration.ts';
import type { Entry } from '../model/entry.ts';
import type { ParsedFeed } from '../model/feed.ts';
import type { Failure } from '../model/visit.ts';
import { toOutlets } from '../normalise/outlet.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { toParsedFeed, toReading } from '../reading.ts';
import { openConfiguredFetcher } from '../service/worker.ts';
import { wordsForFailure } from '../words/failure.ts';
import { toLentSource, type InspectOptions } from './lent-source.ts';
import { CommandError, loadConfigured, print, remark, type ExitCode } from './terminal.ts';

/** What an inspection came to: one line of JSON. */
interface Inspection {
  readonly source: string;
  readonly title: string | null;
  readonly language: string | null;
  readonly failure: Failure | null;
  readonly entries: readonly InspectedEntry[];
}

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
    if (options.json === true) print(JSON.stringify(inspection));
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
  const feed = isFile ? await readFileOf(name, source, config) : await readAddress(source, config);
  if ('stage' in feed) return { source: source.id, title: null, language: null, failure: feed, entries: [] };
  const based =
    isFile && options.base === undefined && source.url === '' ? { ...source, url: feed.link ?? '' } : source;
  const entries = await toEntries(feed, based, config, now.toISOString());
  const language = feed.language ?? (source.language === 'auto' ? null : source.language);
  return { source: source.id, title: feed.title, language, failure: null, entries };
}

async function readAddress(source: Source, config: Config): Promise<ParsedFeed | Failure> {
  await using fetcher = openConfiguredFetcher(config);
  const { url, headers, timeout } = source;
  const fetched = await fetcher.fetch({ url, headers, timeout, validators: null });
  if (fetched.outcome === 'failed') return fetched.failure;
  return fetched.outcome === 'fresh' ? toParsedFeed(fetched, source) : unasked();
}

/** The operator's own file: it may lie anywhere, and its base is what `--base` or the lent source says. */
async function readFileOf(
  file: string,
  source: Source,
  { fetch: { maxBytes } }: Config,
): Promise<ParsedFeed | Failure> {
  if (!existsSync(file)) {
    return {
      stage: 'fetch',
      code: 'file',
      detail: `${file} is neither a source, nor an address, nor a file that is there`,
    };
  }
  try {
    const { size } = await stat(file);
    if (size > maxBytes)
      return { stage: 'fetch', code: 'too-large', detail: `${file} has ${size} bytes, more than ${maxBytes}` };
    return toParsedFeed({ body: await readFile(file), contentType: null, url: source.url }, source);
  } catch (error) {
    return { stage: 'fetch', code: 'file', detail: `${file}: ${(error as Error).message}` };
  }
}

async function toEntries(feed: ParsedFeed, source: Source, config: Config, now: string): Promise<InspectedEntry[]> {
  const outlets = toOutlets(config.outlets);
  const { sightings, shown } = await toReading(feed, source, outlets, now, async () => new Set<string>());
  const nothing = { known: [], takenIds: new Set<string>() };
  const changes = reconcile(sightings, nothing, { shown, hostsOf: outlets.hostsOf }, now);
  return changes.filter(({ entry }) => entry.kept).map(({ entry }) => toInspected(entry));
}

function toInspected(entry: Entry): InspectedEntry {
  const { id, url, title, originalTitle, language, outlet, published, updated } = entry;
  const { summary, content, authors, image, categories } = entry;
  const date = { published: published?.at ?? null, updated, precision: published?.precision ?? null };
  return { id, url, title, originalTitle, language, outlet, ...date, summary, content, authors, image, categories };
}

function show({ source, title, failure, entries }: Inspection): void {
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

function unasked(): never {
  throw new Error('an answer "unchanged" to a question without validators');
}
