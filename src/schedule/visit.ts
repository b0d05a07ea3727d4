// What a visit came to, as it is kept: pure; it knows nothing of documents or of the store.
import type { FetchPolicy, Source } from '../model/configuration.ts';
import type { Instant } from '../model/stamp.ts';
import type { Failure, Visit } from '../model/visit.ts';
import { planNextVisit, toScheduleKey } from './schedule.ts';

export type VisitResult = { readonly waitUntil: Instant | null } & (
  | {
      readonly outcome: 'read';
      /** Null where some of its documents were not read anew, so that nobody counted them. */
      readonly items: number | null;
      readonly notes: readonly string[];
      readonly troubles: readonly Failure[];
      readonly fallbackFor: readonly Failure[];
    }
  | {
      readonly outcome: 'unchanged';
      /** Why the fallback was read in the source's stead. */
      readonly fallbackFor: readonly Failure[];
    }
  | { readonly outcome: 'failed'; readonly failure: Failure }
);

/** Visits over which the usual number of items is averaged. */
const MEMORY = 8;

/** `changed` is 0 until the store has written the visit. An unchanged document still holds what it held. */
export function toVisit(
  source: Source,
  previous: Visit | null,
  result: VisitResult,
  policy: Pick<FetchPolicy, 'floor' | 'ceiling'>,
  now: Date,
): Visit {
  const { outcome, waitUntil } = result;
  const at = now.toISOString();
  const counted = outcome === 'read' ? result.items : null;
  const failures = outcome === 'failed' ? (previous?.failures ?? 0) + 1 : 0;
  return {
    source: source.id,
    at,
    outcome,
    failure: outcome === 'failed' ? result.failure : null,
    items: counted ?? previous?.items ?? 0,
    changed: 0,
    failures,
    lastSuccess: outcome === 'failed' ? (previous?.lastSuccess ?? null) : at,
    nextVisit: planNextVisit(source, failures, waitUntil, policy, now),
    schedule: toScheduleKey(source),
    waitUntil,
    notes: outcome === 'read' ? result.notes : (previous?.notes ?? []),
    troubles: toTroubles(result, previous),
    usual: toUsual(previous?.usual ?? 0, counted),
  };
}

/** An unchanged document has the troubles that it had. */
function toTroubles(result: VisitResult, previous: Visit | null): readonly Failure[] {
  if (result.outcome === 'failed') return [];
  const own =
    result.outcome === 'read' ? result.troubles : (previous?.troubles ?? []).filter(({ stage }) => stage === 'parse');
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
