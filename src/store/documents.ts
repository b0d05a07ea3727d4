// Validators of the documents that are published, so that they outlive a restart. It knows nothing of what is in a document.
import type { Kysely, Transaction } from 'kysely';
import type { PublishedDocument, Store } from './store.ts';
import type { Tables } from './tables.ts';

/** By path. */
export async function readDocuments(db: Kysely<Tables>): Promise<Map<string, PublishedDocument>> {
  const rows = await db.selectFrom('documents').selectAll().execute();
  return new Map(rows.map(({ path, ...published }) => [path, published]));
}

export async function writeDocuments(
  tx: Transaction<Tables>,
  documents: Parameters<Store['saveDocuments']>[0],
): Promise<void> {
  for (const { path, etag, changed, state } of documents) {
    const row = { path, etag, changed, state };
    await tx
      .insertInto('documents')
      .values(row)
      .onConflict((conflict) => conflict.column('path').doUpdateSet(row))
      .execute();
  }
}
