// The index by which entries are looked up by their words, in SQLite's FTS5. It does not know how words are folded.
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Entry } from '../model/entry.ts';
import type { EntryWords, Phrase, Terms } from '../model/search.ts';
import { toEntry } from './rows.ts';
import type { Place } from './store.ts';
import type { Tables } from './tables.ts';

/** Latest places that a search looks through: what stands further back costs nobody's time. */
const LOOKED_THROUGH = 200_000;

/** Entries at places whose words are not in the index yet, the earliest first, and from where they follow. */
export interface Unindexed {
  readonly after: number;
  readonly entries: readonly { readonly position: number; readonly entry: Entry }[];
}

/** `version` is how words are folded now: where it was another one everything is to be done again. */
export async function readUnindexed(db: Kysely<Tables>, version: number, count: number): Promise<Unindexed> {
  const done = await readIndexed(db);
  const after = done.version === version ? done.position : 0;
  const rows = await db
    .selectFrom('places')
    .innerJoin('entries', 'entries.seq', 'places.entry')
    .select('places.position')
    .selectAll('entries')
    .where('position', '>', after)
    .orderBy('position')
    .limit(count)
    .execute();
  return { after, entries: rows.map(({ position, ...row }) => ({ position, entry: toEntry(row) })) };
}

/** Does nothing where another process has been here meanwhile. */
export async function writeWords(
  tx: Transaction<Tables>,
  version: number,
  after: number,
  words: ReadonlyMap<number, EntryWords>,
): Promise<void> {
  const done = await readIndexed(tx);
  if ((done.version === version ? done.position : 0) !== after) return;
  if (done.version !== version) await sql`INSERT INTO words (words) VALUES ('delete-all')`.execute(tx);
  let position = after;
  for (const [at, { head, body }] of words) {
    await sql`INSERT OR REPLACE INTO words (rowid, head, body) VALUES (${at}, ${head}, ${body})`.execute(tx);
    position = at;
  }
  await tx.updateTable('indexed').set({ version, position }).execute();
}

export async function forgetWords(tx: Transaction<Tables>, positions: readonly number[]): Promise<void> {
  for (const position of positions) await sql`DELETE FROM words WHERE rowid = ${position}`.execute(tx);
}

/** Those of an edition's places whose words are what is asked for, latest first, from below a place. */
export async function readPlacesByWords(
  db: Kysely<Tables>,
  edition: string,
  languages: readonly string[],
  below: number,
  count: number,
  terms: Terms,
): Promise<Place[]> {
  const match = toMatch(terms);
  if (match === null) return [];
  const { top } = await db
    .selectFrom('places')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), sql<number>`0`).as('top'))
    .executeTakeFirstOrThrow();
  // The words come first, from the latest on, so that reading ends when enough is found.
  const { rows } = await sql<Place>`
    SELECT position, entry, source, revision
    FROM words CROSS JOIN shown ON shown.position = words.rowid
    WHERE words MATCH ${match} AND words.rowid > ${top - LOOKED_THROUGH} AND words.rowid < ${below}
      AND edition = ${edition} AND language IN (${sql.join(languages)})
    ORDER BY words.rowid DESC LIMIT ${count}`.execute(db);
  return rows;
}

async function readIndexed(db: Kysely<Tables>): Promise<{ version: number; position: number }> {
  return db.selectFrom('indexed').selectAll().executeTakeFirstOrThrow();
}

/** An FTS5 expression. Folded words hold letters and digits only, so that in quotes they say nothing else. */
function toMatch({ all, any, none, within }: Terms): string | null {
  const wanted = [...all.map(toPhrase), ...(any.length === 0 ? [] : [`(${any.map(toPhrase).join(' OR ')})`])];
  if (wanted.length === 0) return null;
  const found = `(${wanted.join(' AND ')})`;
  const whole = none.length === 0 ? found : `(${found} NOT (${none.map(toPhrase).join(' OR ')}))`;
  return within === 'head' ? `head : ${whole}` : whole;
}

function toPhrase(phrase: Phrase): string {
  return `"${phrase.join(' ').replaceAll('"', '')}"`;
}
