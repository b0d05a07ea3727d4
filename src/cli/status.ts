// `status`: each source: its state, last success, next visit, items, and its failure in words.
import type { Config, Source } from '../model/configuration.ts';
import type { Instant } from '../model/stamp.ts';
import type { Visit } from '../model/visit.ts';
import { isWaiting, toNextVisit } from '../schedule/schedule.ts';
import { hasStore, openStore } from '../store/sql-store.ts';
import { wordsForFailure } from '../words/failure.ts';
import { loadConfigured, print, remark, type ExitCode } from './terminal.ts';

/** `new` was never visited; `waiting` does what its origin's Retry-After says. */
type State = 'ok' | 'failing' | 'waiting' | 'new' | 'disabled';

interface SourceStatus {
  readonly source: string;
  readonly state: State;
  readonly lastVisit: Instant | null;
  readonly lastSuccess: Instant | null;
  readonly nextVisit: Instant | null;
  readonly items: number;
  /** Failures in a row. */
  readonly failures: number;
  readonly failure: (NonNullable<Visit['failure']> & { readonly words: string }) | null;
  readonly notes: readonly string[];
}

export async function status(options: { config?: string; json?: boolean }): Promise<ExitCode> {
  const config = await loadConfigured(options.config);
  const visits = await readVisits(config);
  const now = new Date();
  const all = config.sources.map((source) => toStatus(source, visits.get(source.id) ?? null, now));
  if (options.json === true) print(JSON.stringify(all));
  else for (const one of all) print(toText(one));
  return 0;
}

async function readVisits({ store: address }: Config): Promise<Map<string, Visit>> {
  if (!hasStore(address)) {
    remark(`there is no store at ${address} yet; the first visit makes it`);
    return new Map();
  }
  await using store = await openStore(address);
  return await store.visits();
}

function toStatus(source: Source, visit: Visit | null, now: Date): SourceStatus {
  return {
    source: source.id,
    state: toState(source, visit, now),
    lastVisit: visit?.at ?? null,
    lastSuccess: visit?.lastSuccess ?? null,
    nextVisit: source.enabled && visit !== null ? toNextVisit(source, visit) : null,
    items: visit?.items ?? 0,
    failures: visit?.failures ?? 0,
    failure: visit?.failure == null ? null : { ...visit.failure, words: wordsForFailure(visit.failure) },
    notes: visit?.notes ?? [],
  };
}

function toState(source: Source, visit: Visit | null, now: Date): State {
  if (!source.enabled) return 'disabled';
  if (visit === null) return 'new';
  if (isWaiting(visit, now)) return 'waiting';
  return visit.outcome === 'failed' ? 'failing' : 'ok';
}

function toText({ source, state, lastSuccess, nextVisit, items, failures, failure, notes }: SourceStatus): string {
  const head = `${source.padEnd(20)} ${state.padEnd(8)} ${String(items).padStart(4)} items`;
  const times = `last success ${lastSuccess ?? 'never'}, next visit ${nextVisit ?? (state === 'new' ? 'at once' : 'never')}`;
  const problem = failure === null ? [] : [`    ${failures} in a row: ${failure.words}`];
  return [`${head}, ${times}`, ...problem, ...notes.map((note) => `    ${note}`)].join('\n');
}
