// Revisions: the number that every change of an entry takes, by which changes are counted and found. It knows nothing of what changed.
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** The last that was taken. */
export async function readRevision(db: Kysely<Tables>): Promise<number> {
  return (await db.selectFrom('revisions').select('last').executeTakeFirstOrThrow()).last;
}

/** No two entries have one revision, so that pages by it leave none out. */
export function readChanged(db: Kysely<Tables>, revision: number, count: number) {
  return db
    .selectFrom('entries')
    .select(['uuid', 'revision'])
    .where('revision', '>', revision)
    .orderBy('revision')
    .limit(count)
    .execute();
}

/** Takes so many numbers, and gives the last of them. */
export async function takeRevisions(tx: Transaction<Tables>, count: number): Promise<number> {
  const { last } = await tx
    .updateTable('revisions')
    .set((eb) => ({ last: eb('last', '+', count) }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}
