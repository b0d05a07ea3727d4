// What a source showed before and shows still: sightings by the hash of what was shown. It knows nothing of entries.
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Parameters of one `in` list; far below SQLite's 32,766. */
const LIST = 1000;

/** Those of the hashes that are of what the source showed last. */
export async function readKnownHashes(
  db: Kysely<Tables>,
  source: string,
  hashes: readonly string[],
): Promise<Set<string>> {
  const known = new Set<string>();
  for (let start = 0; start < hashes.length; start += LIST) {
    const list = hashes.slice(start, start + LIST);
    const rows = await db
      .selectFrom('sightings')
      .select('raw_hash')
      .where('source', '=', source)
      .where('raw_hash', 'in', list)
      .execute();
    for (const row of rows) known.add(row.raw_hash);
  }
  return known;
}

export async function touchSightings(
  tx: Transaction<Tables>,
  source: string,
  hashes: string[],
  at: string,
): Promise<void> {
  for (let start = 0; start < hashes.length; start += LIST) {
    await tx
      .updateTable('sightings')
      .set({ last_seen: at })
      .where('source', '=', source)
      .where('raw_hash', 'in', hashes.slice(start, start + LIST))
      .execute();
  }
}
