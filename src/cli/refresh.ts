// `refresh`: one round now, over all enabled sources or those that are named.
import type { Config, Source } from '../model/configuration.ts';
import type { Visit } from '../model/visit.ts';
import type { RoundResult } from '../round/round.ts';
import { isDue, isElsewhere, isWaiting } from '../schedule/schedule.ts';
import { toErrorText } from '../service/log.ts';
import { openWorker } from '../service/worker.ts';
import { openStore } from '../store/sql-store.ts';
import { wordsForFailure } from '../words/failure.ts';
import { findNamed } from './named.ts';
import { CommandError, loadConfigured, print, remark, type ExitCode } from './terminal.ts';

interface Options {
  readonly config?: string;
  readonly due?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

export async function refreshSources(names: readonly string[], options: Options, stop: AbortSignal): Promise<ExitCode> {
  const config = await loadConfigured(options.config);
  const sources = findSources(names, config);
  await using store = await openStore(config.store);
  await using worker = openWorker(config, store);
  stop.addEventListener('abort', worker.stop);
  const visits = await store.visits();
  const chosen = sources.filter((source) => isChosen(source, visits.get(source.id) ?? null, options, new Date()));
  const results: RoundResult[] = [];
  const tell = (result: RoundResult) => {
    results.push(result);
    remark(toProgress(result));
    if (options.json === true && result.visit !== null) print(JSON.stringify(result.visit));
  };
  await worker.rounds
    .run(stop.aborted ? [] : chosen, tell, visits)
    .catch((error: unknown) => remark(toErrorText(error)));
  if (chosen.length === 0) remark('nothing to do');
  return toExitCode(results);
}

function findSources(names: readonly string[], { sources }: Config): Source[] {
  if (names.length === 0) return sources.filter(({ enabled }) => enabled);
  return names.map((name) => {
    const source = findNamed(name, sources, `no source is called ${name}; `);
    if (!source.enabled) throw new CommandError(2, `the source ${name} has enabled: false; set it to true first`);
    return source;
  });
}

function isChosen(source: Source, last: Visit | null, { due, force }: Options, now: Date): boolean {
  // What another address asked for does not count.
  const visit = last !== null && isElsewhere(source, last) ? null : last;
  if (visit?.stopped === true) {
    remark(`${source.id}: it said that it is gone for good; resume ${source.id} asks again`);
    return false;
  }
  if (due === true && !isDue(source, visit, now)) return false;
  if (force === true || !isWaiting(visit, now)) return true;
  remark(`${source.id}: its origin asks to wait until ${visit?.waitUntil ?? ''}; --force asks all the same`);
  return false;
}

const WHY = {
  busy: 'another process is visiting it, or has just done so',
  stopped: 'left for next time',
  store: 'not visited, as the store could not be written',
} as const;

function toProgress(result: RoundResult): string {
  const { source, visit } = result;
  if (visit === null) {
    return `${source.id}: ${WHY[result.why]}`;
  }
  if (visit.failure !== null) return `${source.id}: ${wordsForFailure(visit.failure)}`;
  if (visit.outcome === 'unchanged') return `${source.id}: unchanged`;
  const notes = visit.notes.length === 0 ? '' : ` (${visit.notes.join('; ')})`;
  return `${source.id}: ${visit.items} items, ${visit.changed} new or changed${notes}`;
}

/** Failed when there was something to do and every source failed. */
function toExitCode(results: readonly RoundResult[]): ExitCode {
  const failed = results.filter((result) =>
    result.visit === null ? result.why === 'store' : result.visit.outcome === 'failed',
  );
  return results.length > 0 && failed.length === results.length ? 1 : 0;
}
