// Closed parts of editions: what stood in each, and the documents made of it. It knows nothing of when a part is closed.
import type { Kysely, Transaction } from 'kysely';
import type { EditionEntry } from '../model/edition.ts';
import type { Place, PublishedDocument, Rendition } from './store.ts';
import { insertRows, toChunks } from './statements.ts';
import type { Tables } from './tables.ts';

/** How many parts of an edition are closed, and the last place in them. */
export async function readClosed(db: Kysely<Tables>, edition: string): Promise<{ parts: number; last: number }> {
  const row = await db
    .selectFrom('parts')
    .select(['part', 'last'])
    .where('edition', '=', edition)
    .orderBy('part', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { parts: row?.part ?? 0, last: row?.last ?? 0 };
}

/** False, and nothing is written, where another process has closed it meanwhile. */
export async function closePart(
  tx: Transaction<Tables>,
  edition: string,
  part: number,
  entries: readonly { readonly place: Place; readonly said: EditionEntry }[],
): Promise<boolean> {
  const { parts } = await readClosed(tx, edition);
  const last = entries.at(-1)?.place.position;
  if (parts !== part - 1 || last === undefined) return false;
  await tx.insertInto('parts').values({ edition, part, last }).execute();
  const all = entries.map(({ place: { position, entry }, said }) => ({
    edition,
    part,
    position,
    entry,
    said: JSON.stringify(said),
  }));
  for (const rows of toChunks(all))
    await insertRows(tx, 'archived', rows, () => tx.insertInto('archived').values(rows));
  return true;
}

/** What stood in a closed part when it was closed, in its order, but for what was withdrawn. */
export async function readPart(db: Kysely<Tables>, edition: string, part: number): Promise<EditionEntry[]> {
  const rows = await db
    .selectFrom('archived')
    .select('said')
    .where('edition', '=', edition)
    .where('part', '=', part)
    .orderBy('position')
    .execute();
  return rows.map(({ said }) => JSON.parse(said) as EditionEntry);
}

/** Without the bytes, which would make it a read of all there is. */
export async function readRenditions(db: Kysely<Tables>, edition: string): Promise<Map<string, PublishedDocument>> {
  const rows = await db
    .selectFrom('renditions')
    .select(['path', 'state', 'etag', 'changed'])
    .where('edition', '=', edition)
    .execute();
  return new Map(rows.map(({ path, ...published }) => [path, published]));
}

export async function readRendition(db: Kysely<Tables>, path: string): Promise<Rendition | null> {
  const row = await db.selectFrom('renditions').selectAll().where('path', '=', path).executeTakeFirst();
  if (row === undefined) return null;
  const { state, etag, changed, gzip, br, zstd } = row;
  return { path, state, etag, changed, gzip, br, zstd };
}

export async function writeRendition(
  tx: Transaction<Tables>,
  edition: string,
  part: number,
  rendition: Rendition,
): Promise<void> {
  const row = { ...rendition, edition, part };
  await tx
    .insertInto('renditions')
    .values(row)
    .onConflict((conflict) => conflict.column('path').doUpdateSet(row))
    .execute();
}

/** Out of every part, and of the documents that were made of them. */
export async function withdrawFromParts(tx: Transaction<Tables>, entry: number): Promise<void> {
  const left = await tx.deleteFrom('archived').where('entry', '=', entry).returning(['edition', 'part']).execute();
  for (const { edition, part } of left) {
    // What it was made from is no longer so; its date of change stays, so that the next one is later.
    await tx
      .updateTable('renditions')
      .set({ state: '' })
      .where('edition', '=', edition)
      .where('part', '=', part)
      .execute();
  }
}
