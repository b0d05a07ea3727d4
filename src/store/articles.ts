// Which articles of a source are still to be fetched. It knows nothing of what an article says.
import type { Kysely, Transaction } from 'kysely';
import type { Sighting } from '../model/entry.ts';
import type { WantedArticle } from '../model/visit.ts';
import { isDetails } from '../part.ts';
import { toChunks } from './statements.ts';
import type { Tables } from './tables.ts';

/** Those asked for fewer than `mostTries` times, at most `count`. */
export async function readWaiting(
  db: Kysely<Tables>,
  source: string,
  mostTries: number,
  count: number,
): Promise<WantedArticle[]> {
  const rows = await db
    .selectFrom('articles')
    .selectAll()
    .where('source', '=', source)
    .where('tries', '<', mostTries)
    .orderBy('tries')
    .limit(count)
    .execute();
  return rows.map(({ item_hash: itemHash, ...row }) => ({ ...row, itemHash }));
}

/** Sightings of articles at these addresses. */
export async function readDetails(
  db: Kysely<Tables>,
  addressKeys: readonly string[],
): Promise<Pick<Sighting, 'source' | 'rawHash' | 'addressKey'>[]> {
  const found: Pick<Sighting, 'source' | 'rawHash' | 'addressKey'>[] = [];
  for (const chunk of toChunks(addressKeys)) {
    const rows = await db
      .selectFrom('sightings')
      .select(['source', 'raw_hash', 'address_key'])
      .where('address_key', 'in', chunk)
      .execute();
    found.push(
      ...rows
        .filter(({ source }) => isDetails(source))
        .map((row) => ({ source: row.source, rawHash: row.raw_hash, addressKey: row.address_key })),
    );
  }
  return found;
}

/** What is known of the articles at these addresses, if they are not done. */
export async function readAsked(db: Kysely<Tables>, source: string, urls: readonly string[]): Promise<WantedArticle[]> {
  const found: WantedArticle[] = [];
  for (const chunk of toChunks(urls)) {
    const rows = await db
      .selectFrom('articles')
      .selectAll()
      .where('source', '=', source)
      .where('url', 'in', chunk)
      .execute();
    found.push(...rows.map(({ item_hash: itemHash, ...row }) => ({ ...row, itemHash })));
  }
  return found;
}

/** `wanted` are still to be fetched, or were asked for in vain; `done` need not be remembered: their sightings say that they were read. */
export async function writeArticles(
  tx: Transaction<Tables>,
  source: string,
  { wanted, done }: { readonly wanted: readonly WantedArticle[]; readonly done: readonly string[] },
): Promise<void> {
  const rows = wanted.map(({ url, itemHash, tries }) => ({ source, url, item_hash: itemHash, tries }));
  for (const chunk of toChunks(rows)) {
    await tx
      .insertInto('articles')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.columns(['source', 'url']).doUpdateSet((eb) => ({
          item_hash: eb.ref('excluded.item_hash'),
          tries: eb.ref('excluded.tries'),
        })),
      )
      .execute();
  }
  for (const chunk of toChunks(done)) {
    await tx.deleteFrom('articles').where('source', '=', source).where('url', 'in', chunk).execute();
  }
}
