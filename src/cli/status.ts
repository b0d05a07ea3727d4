// `status`: each source: its state, last success, next visit, items, and its failure in words.
import { UNDETERMINED } from '../headline/language-tag.ts';
import { isDrift } from '../reading/drift.ts';
import type { Config, Language, Source } from '../model/configuration.ts';
import type { Instant } from '../model/stamp.ts';
import type { Failure, Move, Pace, Visit } from '../model/visit.ts';
import { toSourceId } from '../part.ts';
import { isElsewhere, isWaiting, toNextVisit } from '../schedule/schedule.ts';
import { findAdopted } from '../schedule/visit.ts';
import { hasStore, openStore } from '../store/sql-store.ts';
import type { LanguageCount } from '../store/store.ts';
import { wordsForFailure } from '../words/failure.ts';
import { wordsForMove, wordsForPace } from '../words/visit.ts';
import { loadConfigured, print, remark, type ExitCode } from './terminal.ts';

/**
 * `new` was never visited; `waiting` does what its origin's Retry-After says; `drifting` answers, but not as its configuration expects;
 * `degraded` was read in part, or from its fallback; `stopped` said that it is gone for good, and waits for `resume`.
 */
type State = 'stopped' | 'ok' | 'degraded' | 'drifting' | 'failing' | 'waiting' | 'new' | 'disabled';

type WordedFailure = Failure & { readonly words: string };

interface SourceStatus {
  readonly source: string;
  readonly state: State;
  readonly lastVisit: Instant | null;
  readonly lastSuccess: Instant | null;
  readonly nextVisit: Instant | null;
  /** What decided when the next visit is. */
  readonly pace: (Pace & { readonly words: string }) | null;
  /** Where it says that it moved for good, and whether it is asked there. */
  readonly moved: (Move & { readonly adopted: boolean }) | null;
  /** When something new last came. */
  readonly lastNew: Instant | null;
  readonly items: number;
  /** Failures in a row. */
  readonly failures: number;
  readonly failure: WordedFailure | null;
  /** What is wrong although something was read. */
  readonly troubles: readonly WordedFailure[];
  readonly notes: readonly string[];
  /** Entries in languages that no edition takes: they are stored, and published nowhere. */
  readonly outside: Readonly<Record<Language, number>>;
}

/** What the store tells of the sources. */
interface Known {
  readonly visits: ReadonlyMap<string, Visit>;
  readonly outside: readonly LanguageCount[];
}

export async function status(options: { config?: string; json?: boolean }): Promise<ExitCode> {
  const config = await loadConfigured(options.config);
  const { visits, outside } = await readKnown(config);
  const now = new Date();
  const all = config.sources.map((source) => {
    const others = outside.filter((one) => toSourceId(one.source) === source.id);
    return toStatus(source, visits.get(source.id) ?? null, others, now);
  });
  if (options.json === true) print(JSON.stringify(all));
  else for (const line of [...all.map(toText), ...toOutsideLines(outside)]) print(line);
  return 0;
}

async function readKnown({ store: address, editions }: Config): Promise<Known> {
  if (!hasStore(address)) {
    remark(`there is no store at ${address} yet; the first visit makes it`);
    return { visits: new Map(), outside: [] };
  }
  const taken = editions.flatMap(({ language, also }) => [language, ...also]);
  await using store = await openStore(address);
  return { visits: await store.visits(), outside: await store.countOutside(taken) };
}

function toStatus(source: Source, last: Visit | null, outside: readonly LanguageCount[], now: Date): SourceStatus {
  const visit = last !== null && isElsewhere(source, last) ? null : last;
  const isPlanned = source.enabled && visit !== null && !visit.stopped;
  return {
    source: source.id,
    state: toState(source, visit, now),
    lastVisit: visit?.at ?? null,
    lastSuccess: visit?.lastSuccess ?? null,
    nextVisit: isPlanned ? toNextVisit(source, visit) : null,
    pace: visit === null ? null : toPace(source, visit),
    moved: visit?.moved == null ? null : { ...visit.moved, adopted: findAdopted(visit) !== null },
    lastNew: visit?.lastNew ?? null,
    items: visit?.items ?? 0,
    failures: visit?.failures ?? 0,
    failure: visit?.failure == null ? null : toWorded(visit.failure),
    troubles: (visit?.troubles ?? []).map(toWorded),
    notes: visit?.notes ?? [],
    outside: Object.fromEntries(countBy(outside, ({ language }) => language)),
  };
}

/** Where the cron line is another one than at the visit, the line alone says when the next one is. */
function toPace(source: Source, visit: Visit): SourceStatus['pace'] {
  const pace: Visit['pace'] =
    toNextVisit(source, visit) === visit.nextVisit ? visit.pace : { reason: 'schedule', until: null };
  return { ...pace, words: wordsForPace(pace) };
}

function toState(source: Source, visit: Visit | null, now: Date): State {
  if (!source.enabled) return 'disabled';
  if (visit === null) return 'new';
  if (visit.stopped) return 'stopped';
  if (isWaiting(visit, now)) return 'waiting';
  if (visit.failure !== null) return isDrift(visit.failure) ? 'drifting' : 'failing';
  if (visit.troubles.some(isDrift)) return 'drifting';
  return visit.troubles.length > 0 ? 'degraded' : 'ok';
}

function toWorded(failure: Failure): WordedFailure {
  return { ...failure, words: wordsForFailure(failure) };
}

function toText(one: SourceStatus): string {
  const { source, state, lastSuccess, nextVisit, pace, moved, items, failures, failure, troubles, notes } = one;
  const head = `${source.padEnd(20)} ${state.padEnd(8)} ${String(items).padStart(4)} items`;
  const times = `last success ${lastSuccess ?? 'never'}, next visit ${nextVisit ?? (state === 'new' ? 'at once' : 'never')}${pace === null || pace.words === '' ? '' : `, ${pace.words}`}`;
  const problem = failure === null ? [] : [`    ${failures} in a row: ${failure.words}`];
  const move = moved === null ? [] : [`    ${wordsForMove(moved)}`];
  const wrong = troubles.map(({ words }) => `    ${words}`);
  return [`${head}, ${times}`, ...problem, ...move, ...wrong, ...notes.map((note) => `    ${note}`)].join('\n');
}

/** `12 entries in ru, which no edition takes: akipress 9, openkg 3`, also of sources that are not in the configuration any more. */
function toOutsideLines(outside: readonly LanguageCount[]): string[] {
  return Array.from(
    countBy(outside, ({ language }) => language),
    ([language, entries]) => {
      const ofIt = outside.filter((one) => one.language === language);
      const sources = Array.from(
        countBy(ofIt, ({ source }) => toSourceId(source)),
        (one) => one.join(' '),
      );
      const name = language === UNDETERMINED ? 'a language that could not be told' : language;
      return `${entries} ${entries === 1 ? 'entry' : 'entries'} in ${name}, which no edition takes: ${sources.join(', ')}`;
    },
  );
}

/** Sums of entries, the largest first. */
function countBy(counts: readonly LanguageCount[], toKey: (count: LanguageCount) => string): Map<string, number> {
  const sums = Array.from(Map.groupBy(counts, toKey), ([key, all]) => {
    return [key, all.reduce((sum, { entries }) => sum + entries, 0)] as const;
  });
  return new Map(sums.toSorted(([, one], [, other]) => other - one));
}
