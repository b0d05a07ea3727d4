// What hubs were told of our feeds. It knows nothing of what there is to tell.
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** ETags by path. */
export async function readTold(db: Kysely<Tables>, hub: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('told').select(['path', 'etag']).where('hub', '=', hub).execute();
  return new Map(rows.map(({ path, etag }) => [path, etag]));
}

export async function writeTold(tx: Transaction<Tables>, hub: string, path: string, etag: string): Promise<void> {
  await tx
    .insertInto('told')
    .values({ hub, path, etag })
    .onConflict((conflict) => conflict.columns(['hub', 'path']).doUpdateSet({ etag }))
    .execute();
}
