// Rows ↔ visits and their resources. It knows no query.
import type { Resource, Visit, VisitOutcome } from '../model/visit.ts';
import type { ResourceRow, VisitRow } from './tables.ts';

export function toVisitRow(visit: Visit): VisitRow {
  return {
    source: visit.source,
    at: visit.at,
    outcome: visit.outcome,
    failure: visit.failure === null ? null : JSON.stringify(visit.failure),
    items: visit.items,
    changed: visit.changed,
    failures: visit.failures,
    last_success: visit.lastSuccess,
    next_visit: visit.nextVisit,
    schedule: visit.schedule,
    wait_until: visit.waitUntil,
    notes: JSON.stringify(visit.notes),
    troubles: JSON.stringify(visit.troubles),
    usual: visit.usual,
    url: visit.url,
    stopped: Number(visit.stopped),
    moved: visit.moved === null ? null : JSON.stringify(visit.moved),
    pace: JSON.stringify(visit.pace),
    last_new: visit.lastNew,
    rhythm: visit.rhythm === null ? null : JSON.stringify(visit.rhythm),
  };
}

export function toVisit(row: VisitRow): Visit {
  return {
    source: row.source,
    at: row.at,
    outcome: row.outcome as VisitOutcome,
    failure: row.failure === null ? null : (JSON.parse(row.failure) as Visit['failure']),
    items: row.items,
    changed: row.changed,
    failures: row.failures,
    lastSuccess: row.last_success,
    nextVisit: row.next_visit,
    schedule: row.schedule,
    waitUntil: row.wait_until,
    notes: JSON.parse(row.notes) as string[],
    troubles: JSON.parse(row.troubles) as Visit['troubles'],
    usual: row.usual,
    url: row.url,
    stopped: row.stopped === 1,
    moved: row.moved === null ? null : (JSON.parse(row.moved) as Visit['moved']),
    pace: JSON.parse(row.pace) as Visit['pace'],
    lastNew: row.last_new,
    rhythm: row.rhythm === null ? null : (JSON.parse(row.rhythm) as Visit['rhythm']),
  };
}

export function toResourceRow(resource: Resource): ResourceRow {
  const { source, url, etag, lastModified, bodyHash, fingerprint, next } = resource;
  return {
    source,
    url,
    etag,
    last_modified: lastModified,
    body_hash: bodyHash,
    fingerprint,
    next: JSON.stringify(next),
  };
}

export function toResource(row: ResourceRow): Resource {
  const { source, url, etag, fingerprint } = row;
  const next = JSON.parse(row.next) as string[];
  return { source, url, etag, lastModified: row.last_modified, bodyHash: row.body_hash, fingerprint, next };
}
