// The order in which entries enter an edition. It knows nothing of how many an edition shows.
import { sql, type Kysely, type SelectQueryBuilder, type Transaction } from 'kysely';
import type { EditionSpec } from '../model/configuration.ts';
import type { Entry } from '../model/entry.ts';
import { toEntry } from './rows.ts';
import type { Place, Selection } from './store.ts';
import type { Tables } from './tables.ts';
import { forgetWords, readPlacesByWords } from './words.ts';

/** Whether every change is taken in already. */
export async function isAdvanced(db: Kysely<Tables>, edition: EditionSpec): Promise<boolean> {
  const { last } = await db.selectFrom('revisions').select('last').executeTakeFirstOrThrow();
  const state = await readState(db, edition);
  return state?.revision === last && state.languages === JSON.stringify(toLanguages(edition));
}

/**
 * Gives every publishable entry that is new or changed since the last call the next place, the one published first coming first.
 * Only changes since then are looked at, unless the edition is new or takes another set of languages than before.
 */
export async function advanceEdition(tx: Transaction<Tables>, edition: EditionSpec): Promise<void> {
  const { last } = await tx.selectFrom('revisions').select('last').executeTakeFirstOrThrow();
  const state = await readState(tx, edition);
  const languages = toLanguages(edition);
  const spoken = JSON.stringify(languages);
  if (state !== undefined) await takeIn(tx, edition.id, languages, state.revision, true);
  if (state?.languages !== spoken) await takeIn(tx, edition.id, languages, 0, false);
  const row = { edition: edition.id, revision: last, languages: spoken };
  await tx
    .insertInto('editions')
    .values(row)
    .onConflict((conflict) => conflict.column('edition').doUpdateSet(row))
    .execute();
}

function readState(db: Kysely<Tables>, { id }: EditionSpec) {
  return db.selectFrom('editions').selectAll().where('edition', '=', id).executeTakeFirst();
}

/** `mayMove`: whether an entry that has a place already takes a new one, as corrected entries do. */
async function takeIn(
  tx: Transaction<Tables>,
  edition: string,
  languages: string[],
  since: number,
  mayMove: boolean,
): Promise<void> {
  // The plus keeps SQLite from looking through all there is in a language, instead of what changed since.
  const entering = tx
    .selectFrom('entries')
    .where('revision', '>', since)
    .where(sql<string>`+language`, 'in', languages)
    .where('kept', '=', 1)
    .where('withdrawn', '=', 0);
  // Before any is left: a number that was given once is not given again, since parts were closed and words taken in up to it.
  const top = await readTop(tx);
  if (mayMove) await leavePlaces(tx, edition, entering.select('seq'));
  const order = sql<number>`${top} + row_number() over (order by coalesce(published, first_seen), seq)`;
  await tx
    .insertInto('places')
    .columns(['position', 'edition', 'entry', 'outlet'])
    .expression(entering.select([order.as('position'), sql<string>`${edition}`.as('edition'), 'seq', 'outlet']))
    .onConflict((conflict) => conflict.columns(['edition', 'entry']).doNothing())
    .execute();
}

async function readTop(db: Kysely<Tables>): Promise<number> {
  const { top } = await db
    .selectFrom('places')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), sql<number>`0`).as('top'))
    .executeTakeFirstOrThrow();
  return top;
}

/** Their words are looked up by the places that they have then. */
async function leavePlaces(
  tx: Transaction<Tables>,
  edition: string,
  entries: SelectQueryBuilder<Tables, 'entries', { seq: number }>,
): Promise<void> {
  const left = await tx
    .deleteFrom('places')
    .where('edition', '=', edition)
    .where('entry', 'in', entries)
    .returning('position')
    .execute();
  await forgetWords(
    tx,
    left.map(({ position }) => position),
  );
}

/** Latest first, from below a place (null: the very latest). */
export async function readPlaces(
  db: Kysely<Tables>,
  edition: EditionSpec,
  below: number | null,
  count: number,
  selection: Selection,
): Promise<Place[]> {
  const top = below ?? Number.MAX_SAFE_INTEGER;
  const languages = toLanguages(edition);
  if (selection !== null && 'terms' in selection) {
    return readPlacesByWords(db, edition.id, languages, top, count, selection.terms);
  }
  const places = fromShown(db, edition).where('position', '<', top).orderBy('position', 'desc').limit(count);
  return (selection === null ? places : places.where('outlet', '=', selection.outlet)).execute();
}

/** Earliest first, from above a place. */
export async function readPlacesAfter(
  db: Kysely<Tables>,
  edition: EditionSpec,
  after: number,
  count: number,
): Promise<Place[]> {
  return fromShown(db, edition).where('position', '>', after).orderBy('position').limit(count).execute();
}

function fromShown(db: Kysely<Tables>, edition: EditionSpec) {
  return db
    .selectFrom('shown')
    .select(['position', 'entry', 'source', 'revision'])
    .where('edition', '=', edition.id)
    .where('language', 'in', toLanguages(edition));
}

/** From one outlet to the next by index, so that what it costs grows with the outlets and not with their entries. */
export async function readOutlets(db: Kysely<Tables>, { id }: EditionSpec): Promise<string[]> {
  const { rows } = await sql<{ outlet: string }>`
    WITH RECURSIVE found (outlet) AS (
      SELECT min(outlet) FROM places WHERE edition = ${id}
      UNION ALL
      SELECT (SELECT min(outlet) FROM places WHERE edition = ${id} AND outlet > found.outlet) FROM found
      WHERE found.outlet IS NOT NULL
    )
    SELECT outlet FROM found WHERE outlet IS NOT NULL`.execute(db);
  return rows.map(({ outlet }) => outlet);
}

export async function readEntries(db: Kysely<Tables>, places: readonly Pick<Place, 'entry'>[]): Promise<Entry[]> {
  if (places.length === 0) return [];
  const seqs = places.map(({ entry }) => entry);
  const rows = await db.selectFrom('entries').selectAll().where('seq', 'in', seqs).execute();
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  return seqs.flatMap((seq) => {
    const row = bySeq.get(seq);
    return row === undefined ? [] : [toEntry(row)];
  });
}

function toLanguages({ language, also }: EditionSpec): string[] {
  return [...new Set([language, ...also])].toSorted();
}
