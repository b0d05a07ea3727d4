// Leases: which process may visit a source, and until when. It knows nothing of what a visit brings.
import type { Transaction } from 'kysely';
import { runStatement } from './statements.ts';
import type { Lease } from './store.ts';
import type { Tables } from './tables.ts';

/** How far the clocks of processes that share a store may differ, in milliseconds. */
const CLOCK_TOLERANCE = 3_600_000;

/** Gives the sources that were free, which are the owner's from now on; a lease whose owner `isGone` is free. */
export async function claim(
  tx: Transaction<Tables>,
  leases: readonly Lease[],
  now: string,
  isGone: (owner: string) => boolean,
): Promise<string[]> {
  const sources = leases.map(({ source }) => source);
  const held = await tx.selectFrom('leases').selectAll().where('source', 'in', sources).execute();
  // A lease that ends much later than any could be given now was given by a clock that ran ahead. Other processes' clocks differ by
  // a little, and so does the time that each has waited for the lock.
  const ends = leases.map((lease) => Date.parse(lease.until));
  const latest = new Date(Math.max(...ends) + CLOCK_TOLERANCE).toISOString();
  const isHeld = (until: string) => until > now && until <= latest;
  const busy = new Set(held.filter(({ owner, until }) => isHeld(until) && !isGone(owner)).map(({ source }) => source));
  const free = leases.filter(({ source }) => !busy.has(source));
  if (free.length === 0) return [];
  await tx
    .insertInto('leases')
    .values([...free])
    .onConflict((conflict) =>
      conflict.column('source').doUpdateSet((eb) => ({
        owner: eb.ref('excluded.owner'),
        until: eb.ref('excluded.until'),
      })),
    )
    .execute();
  return free.map(({ source }) => source);
}

/** False when somebody else holds it by now. */
export async function release(tx: Transaction<Tables>, source: string, owner: string): Promise<boolean> {
  const released = await runStatement(tx, 'release', [source, owner], () =>
    tx.deleteFrom('leases').where('source', '=', source).where('owner', '=', owner).returning('source'),
  );
  return released.length > 0;
}
