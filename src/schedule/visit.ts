// What a visit came to, as it is kept: pure; it knows nothing of documents or of the store.
import type { FetchPolicy, Source } from '../model/configuration.ts';
import type { Rhythm } from '../model/feed.ts';
import type { Instant } from '../model/stamp.ts';
import type { Failure, Move, Visit } from '../model/visit.ts';
import { planNextVisit, toScheduleKey } from './schedule.ts';

export type VisitResult = {
  readonly waitUntil: Instant | null;
  /** Until when what was answered is fresh, as its origin says. */
  readonly freshUntil: Instant | null;
  /** Where it says that it moved for good. */
  readonly movedTo: string | null;
} & (
  | {
      readonly outcome: 'read';
      /** Null where some of its documents were not read anew, so that nobody counted them. */
      readonly items: number | null;
      /** Items of its first document, where they say what is usual. */
      readonly listed: number | null;
      readonly notes: readonly string[];
      readonly troubles: readonly Failure[];
      readonly fallbackFor: readonly Failure[];
      readonly rhythm: Rhythm | null;
      /** Whether anything was new to us. */
      readonly isNews: boolean;
    }
  | {
      readonly outcome: 'unchanged';
      /** Why the fallback was read in the source's stead. */
      readonly fallbackFor: readonly Failure[];
    }
  | {
      readonly outcome: 'failed';
      readonly failure: Failure;
      /** Whether the origin says that it is gone for good (RFC 9110, 15.5.11). */
      readonly isGone: boolean;
      /** Whether it is this machine's own, so that it says nothing of the source. */
      readonly isOurs: boolean;
    }
);

/** Visits over which the usual number of items is averaged. */
const MEMORY = 8;

/** Visits in a row that must say so before a move is believed: outlets redirect for an afternoon, too. */
const SIGHTINGS_OF_A_MOVE = 3;

/** `changed` is 0 until the store has written the visit. An unchanged document still holds what it held. `previous` is of the same address. */
export function toVisit(
  source: Source,
  previous: Visit | null,
  result: VisitResult,
  policy: Pick<FetchPolicy, 'floor' | 'ceiling'>,
  now: Date,
): Visit {
  const at = now.toISOString();
  const { waitUntil, freshUntil } = result;
  const isFailed = result.outcome === 'failed';
  const read = result.outcome === 'read' ? result : null;
  const failures = isFailed ? (previous?.failures ?? 0) + (result.isOurs ? 0 : 1) : 0;
  const stopped = result.outcome === 'failed' && result.isGone;
  const lastNew = read?.isNews === true ? at : (previous?.lastNew ?? at);
  const rhythm = read === null ? (previous?.rhythm ?? null) : read.rhythm;
  const situation = { failures, waitUntil, freshUntil, rhythm, lastNew: source.adaptive ? lastNew : null };
  const plan = planNextVisit(source, situation, policy, now);
  return {
    source: source.id,
    url: source.url,
    at,
    outcome: result.outcome,
    failure: isFailed ? result.failure : null,
    items: read?.items ?? previous?.items ?? 0,
    changed: 0,
    failures,
    lastSuccess: isOwnSuccess(result) ? at : (previous?.lastSuccess ?? null),
    lastNew,
    nextVisit: plan.nextVisit,
    pace: stopped ? { reason: 'stopped', until: null } : plan.pace,
    schedule: toScheduleKey(source),
    stopped,
    waitUntil,
    moved: toMove(result, previous),
    rhythm,
    notes: read?.notes ?? previous?.notes ?? [],
    troubles: toTroubles(result, previous),
    usual: toUsual(previous?.usual ?? 0, read?.listed ?? null),
  };
}

/** Not of the fallback: what the source itself has listed meanwhile is still to be read. */
function isOwnSuccess(result: VisitResult): boolean {
  return result.outcome !== 'failed' && result.fallbackFor.length === 0;
}

/** Whether the source itself was not read to its end in the last visit. */
export function isRecovering({ outcome, troubles }: Visit): boolean {
  return outcome === 'failed' || troubles.some(({ stage, code }) => stage === 'visit' && code === 'fallback');
}

/** The address to ask in the configuration's stead; null where no move is believed. */
export function findAdopted(previous: Visit | null): string | null {
  const move = previous?.moved ?? null;
  return move !== null && move.sightings >= SIGHTINGS_OF_A_MOVE ? move.to : null;
}

/** A new address that fails is forgotten: the old one may know a better. What answers there without a redirect has not moved again. */
function toMove(result: VisitResult, previous: Visit | null): Move | null {
  const { movedTo } = result;
  const move = previous?.moved ?? null;
  if (result.outcome === 'failed') return result.isOurs ? move : null;
  if (movedTo === null) return findAdopted(previous) === null ? null : move;
  return movedTo === move?.to ? { ...move, sightings: move.sightings + 1 } : { to: movedTo, sightings: 1 };
}

/** An unchanged document has the troubles that it had, and a failure mends none. */
function toTroubles(result: VisitResult, previous: Visit | null): readonly Failure[] {
  const before = (previous?.troubles ?? []).filter(({ stage }) => stage === 'parse');
  if (result.outcome === 'failed') return before;
  const own = result.outcome === 'read' ? result.troubles : before;
  return [
    ...own,
    ...result.fallbackFor.map((failure) => ({ stage: 'visit', code: 'fallback', detail: toReason(failure) }) as const),
  ];
}

function toReason({ code, detail }: Failure): string {
  return detail === '' ? code : `${code}: ${detail}`;
}

/** A slow average, so that a list that collapsed is told from one that was always short. */
function toUsual(usual: number, counted: number | null): number {
  if (counted === null) return usual;
  return usual === 0 ? counted : usual + (counted - usual) / MEMORY;
}
