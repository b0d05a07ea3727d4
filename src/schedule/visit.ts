// What a visit came to, as it is kept: pure; it knows nothing of documents or of the store.
import type { FetchPolicy, Source } from '../model/configuration.ts';
import type { Instant } from '../model/stamp.ts';
import type { Failure, Visit } from '../model/visit.ts';
import { planNextVisit, toScheduleKey } from './schedule.ts';

export type VisitResult = { readonly waitUntil: Instant | null } & (
  | { readonly outcome: 'read'; readonly items: number; readonly notes: readonly string[] }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'failed'; readonly failure: Failure }
);

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
  const failures = outcome === 'failed' ? (previous?.failures ?? 0) + 1 : 0;
  return {
    source: source.id,
    at,
    outcome,
    failure: outcome === 'failed' ? result.failure : null,
    items: outcome === 'read' ? result.items : (previous?.items ?? 0),
    changed: 0,
    failures,
    lastSuccess: outcome === 'failed' ? (previous?.lastSuccess ?? null) : at,
    nextVisit: planNextVisit(source, failures, waitUntil, policy, now),
    schedule: toScheduleKey(source),
    waitUntil,
    notes: outcome === 'read' ? result.notes : (previous?.notes ?? []),
  };
}
