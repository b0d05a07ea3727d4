// What hosts' robots.txt said, kept over restarts. It knows nothing of what it says.
import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../model/stamp.ts';
import type { Tables } from './tables.ts';

/** Hosts that are kept; sources and their articles have some hundreds, and a stranger's redirects must not fill the disk. */
const MOST_HOSTS = 1_000;

export async function readRobots(db: Kysely<Tables>, key: string): Promise<string | null> {
  const row = await db.selectFrom('robots').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

/** What is over its time goes, and of too many that which ends first. */
export async function writeRobots(
  tx: Transaction<Tables>,
  row: { readonly key: string; readonly value: string; readonly until: Instant },
  now: Instant,
): Promise<void> {
  await tx.deleteFrom('robots').where('until', '<=', now).execute();
  await tx
    .insertInto('robots')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: row.value, until: row.until }))
    .execute();
  const rest = tx.selectFrom('robots').select('key').orderBy('until', 'desc').limit(-1).offset(MOST_HOSTS);
  await tx.deleteFrom('robots').where('key', 'in', rest).execute();
}
