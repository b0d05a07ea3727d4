// `status`: each source: its state, last success, next visit, items, and its failure in words.
import { isDrift } from '../reading/drift.ts';
import type { Config, Source } from '../model/configuration.ts';
import type { Instant } from '../model/stamp.ts';
import type { Failure, Visit } from '../model/visit.ts';
import { isWaiting, toNextVisit } from '../schedule/schedule.ts';
import { hasStore, openStore } from '../store/sql-store.ts';
import { wordsForFailure } from '../words/failure.ts';
import { loadConfigured, print, remark, type ExitCode } from './terminal.ts';

/**
 * `new` was never visited; `waiting` does what its origin's Retry-After says; `drifting` answers, but not as its configuration expects;
 * `degraded` was read in part, or from its fallback.
 */
type State = 'ok' | 'degraded' | 'drifting' | 'failing' | 'waiting' | 'new' | 'disabled';

type WordedFailure = Failure & { readonly words: string };

interface SourceStatus {
  readonly source: string;
  readonly state: State;
  readonly lastVisit: Instant | null;
  readonly lastSuccess: Instant | null;
  readonly nextVisit: Instant | null;
  readonly items: number;
  /** Failures in a row. */
  readonly failures: number;
  readonly failure: WordedFailure | null;
  /** What is wrong although something was read. */
  readonly troubles: readonly WordedFailure[];
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
    failure: visit?.failure == null ? null : toWorded(visit.failure),
    troubles: (visit?.troubles ?? []).map(toWorded),
    notes: visit?.notes ?? [],
  };
}

function toState(source: Source, visit: Visit | null, now: Date): State {
  if (!source.enabled) return 'disabled';
  if (visit === null) return 'new';
  if (isWaiting(visit, now)) return 'waiting';
  if (visit.failure !== null) return isDrift(visit.failure) ? 'drifting' : 'failing';
  if (visit.troubles.some(isDrift)) return 'drifting';
  return visit.troubles.length > 0 ? 'degraded' : 'ok';
}

function toWorded(failure: Failure): WordedFailure {
  return { ...failure, words: wordsForFailure(failure) };
}

function toText(one: SourceStatus): string {
  const { source, state, lastSuccess, nextVisit, items, failures, failure, troubles, notes } = one;
  const head = `${source.padEnd(20)} ${state.padEnd(8)} ${String(items).padStart(4)} items`;
  const times = `last success ${lastSuccess ?? 'never'}, next visit ${nextVisit ?? (state === 'new' ? 'at once' : 'never')}`;
  const problem = failure === null ? [] : [`    ${failures} in a row: ${failure.words}`];
  const wrong = troubles.map(({ words }) => `    ${words}`);
  return [`${head}, ${times}`, ...problem, ...wrong, ...notes.map((note) => `    ${note}`)].join('\n');
}
