// `inspect`: reads a source, an address or a file through every stage and shows what came out. It stores nothing.
import type { Config } from '../model/configuration.ts';
import type { Entry } from '../model/entry.ts';
import type { Failure } from '../model/visit.ts';
import { wordsForFailure } from '../words/failure.ts';
import { toStageLines } from './inspect-stages.ts';
import { toLentSource, type InspectOptions } from './lent-source.ts';
import { look, type Looked } from './look.ts';
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
  const looked = await look(source, isFile ? name : null, config, now);
  const { read, gathered } = looked;
  const { failure } = gathered;
  if (failure !== null && gathered.shown.size === 0) {
    return { source: source.id, title: null, language: null, failure, entries: [], looked };
  }
  const entries = looked.entries.map(toInspected);
  const language = gathered.frame.language ?? (read.language === 'auto' ? null : read.language);
  return { source: source.id, title: gathered.frame.title, language, failure: null, entries, looked };
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
