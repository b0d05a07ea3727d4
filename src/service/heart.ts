// The heart: looks every second which sources are due, and sets out to visit them. It knows nothing of how they are visited.
import type { Config } from '../model/configuration.ts';
import type { RoundResult } from '../round/round.ts';
import { startHeartbeat } from '../schedule/heartbeat.ts';
import { isDue } from '../schedule/schedule.ts';
import { StoreError } from '../store/trouble.ts';
import type { Store } from '../store/store.ts';
import { toErrorText, type Log } from './log.ts';
import { openSetbacks } from './setbacks.ts';
import type { Worker } from './worker.ts';

/** In milliseconds: what is due is read from the store, and a cron line may name seconds. */
const HEARTBEAT = 1_000;

/** A heart that has not beaten for this long has stopped, in milliseconds. */
const HEART_STOPPED = 60_000;

/** The name under which a setback of the heart's own is noted; no source has it. */
const LOOKING = '';

export interface Heart extends AsyncDisposable {
  /** When all sources that were due at the first beat have been visited. */
  readonly firstRound: Promise<void>;
  /** What keeps sources from being visited, in words; null when nothing does. */
  readonly findTrouble: () => string | null;
}

/** Beats at once and then every second. What a beat starts goes on beside the next one: a source that is slow holds up no other. */
export function startHeart({ sources }: Config, store: Store, { rounds }: Pick<Worker, 'rounds'>, log: Log): Heart {
  const enabled = sources.filter((source) => source.enabled);
  const setbacks = openSetbacks(() => performance.now());
  let lastBeat = performance.now();
  const report = (error: unknown) => log.warn(toTrouble(error), { error: toErrorText(error) });
  const hear = (result: RoundResult) => {
    const { source, visit } = result;
    if (visit !== null || result.why === 'store') setbacks.note(source.id, visit !== null);
    tell(result, log);
  };
  const beat = async () => {
    lastBeat = performance.now();
    if (setbacks.isResting(LOOKING)) return { round: Promise.resolve() };
    const visits = await store.visits().catch((error: unknown) => {
      setbacks.note(LOOKING, false);
      throw error;
    });
    const now = new Date();
    const due = enabled.filter((source) => isDue(source, visits.get(source.id) ?? null, now));
    setbacks.keep([LOOKING, ...due.map(({ id }) => id)]);
    setbacks.note(LOOKING, true);
    const ready = due.filter(({ id }) => !setbacks.isResting(id));
    return { round: rounds.run(ready, hear, visits).catch(report) };
  };
  const firstRound = beat().then(({ round }) => round, report);
  const heartbeat = startHeartbeat(HEARTBEAT, async () => {
    await beat().catch(report);
  });
  return {
    firstRound,
    findTrouble: () => {
      if (setbacks.areAny()) return 'visits cannot be stored';
      return performance.now() - lastBeat < HEART_STOPPED ? null : 'visits have stopped';
    },
    [Symbol.asyncDispose]: () => heartbeat[Symbol.asyncDispose](),
  };
}

function toTrouble(error: unknown): string {
  return error instanceof StoreError
    ? 'what could not be stored will be visited again'
    : 'a round met a bug; the sources go on';
}

/** A source that another process is visiting is that process's to tell of. */
function tell({ source, visit }: RoundResult, log: Log): void {
  if (visit === null) return;
  const { outcome, items, changed, failure, failures, nextVisit } = visit;
  if (failure === null) log.info('visited', { source: source.id, outcome, items, changed, next: nextVisit });
  else
    log.warn('failed', {
      source: source.id,
      stage: failure.stage,
      code: failure.code,
      detail: failure.detail,
      failures,
      next: nextVisit,
    });
}
