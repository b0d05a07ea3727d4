// What is kept of a source between two visits: the last visit and its resources. It knows nothing of sightings.
import type { Kysely, Transaction } from 'kysely';
import type { Resource, Visit } from '../model/visit.ts';
import { toResource, toResourceRow, toVisit, toVisitRow } from './visit-rows.ts';
import { insertRows, toExcluded } from './statements.ts';
import type { SourceState } from './store.ts';
import type { Tables } from './tables.ts';

export async function readVisits(db: Kysely<Tables>): Promise<Map<string, Visit>> {
  const rows = await db.selectFrom('visits').selectAll().execute();
  return new Map(rows.map((row) => [row.source, toVisit(row)]));
}

export async function readStates(db: Kysely<Tables>, sources: readonly string[]): Promise<Map<string, SourceState>> {
  const visits = await db.selectFrom('visits').selectAll().where('source', 'in', sources).execute();
  const rows = await db.selectFrom('resources').selectAll().where('source', 'in', sources).execute();
  const resources = Map.groupBy(rows.map(toResource), ({ source }) => source);
  return new Map(
    visits.map((row) => [row.source, { visit: toVisit(row), resources: resources.get(row.source) ?? [] }]),
  );
}

export async function writeVisit(tx: Transaction<Tables>, visit: Visit): Promise<void> {
  const row = toVisitRow(visit);
  await insertRows(tx, 'visits', [row], () =>
    tx
      .insertInto('visits')
      .values(row)
      .onConflict((conflict) => conflict.column('source').doUpdateSet(toExcluded(row))),
  );
}

/** Those that are `gone` are named by nothing any more. */
export async function writeResources(
  tx: Transaction<Tables>,
  source: string,
  resources: readonly Resource[],
  gone: readonly string[],
): Promise<void> {
  for (const resource of resources) {
    const row = toResourceRow(resource);
    await insertRows(tx, 'resources', [row], () =>
      tx
        .insertInto('resources')
        .values(row)
        .onConflict((conflict) => conflict.columns(['source', 'url']).doUpdateSet(toExcluded(row))),
    );
  }
  if (gone.length > 0) await tx.deleteFrom('resources').where('source', '=', source).where('url', 'in', gone).execute();
}

export async function resumeVisits(tx: Transaction<Tables>, source: string): Promise<boolean> {
  const resumed = await tx
    .updateTable('visits')
    .set((eb) => ({ stopped: 0, failures: 0, next_visit: eb.ref('at'), wait_until: null }))
    .where('source', '=', source)
    .where('stopped', '=', 1)
    .returning('source')
    .execute();
  return resumed.length > 0;
}
