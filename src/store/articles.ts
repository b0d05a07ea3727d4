// Which articles of a source are still to be fetched. It knows nothing of what an article says.
import type { Kysely, Transaction } from 'kysely';
import type { WantedArticle } from '../model/visit.ts';
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

/** What is known of the articles at these addresses, if they are not done. */
export async function readArticles(
  db: Kysely<Tables>,
  source: string,
  urls: readonly string[],
): Promise<WantedArticle[]> {
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
  for (const { url, itemHash, tries } of wanted) {
    const row = { source, url, item_hash: itemHash, tries };
    await tx
      .insertInto('articles')
      .values(row)
      .onConflict((conflict) => conflict.columns(['source', 'url']).doUpdateSet(row))
      .execute();
  }
  for (const chunk of toChunks(done)) {
    await tx.deleteFrom('articles').where('source', '=', source).where('url', 'in', chunk).execute();
  }
}
