// The order in which entries enter an edition. It knows nothing of how many an edition shows.
import { sql, type Kysely, type Transaction } from 'kysely';
import type { EditionSpec } from '../model/configuration.ts';
import type { Entry } from '../model/entry.ts';
import { toEntry } from './rows.ts';
import type { Place } from './store.ts';
import type { Tables } from './tables.ts';

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
  const isSame = state?.languages === spoken;
  await takeIn(tx, edition.id, languages, isSame ? state.revision : 0, isSame);
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
  const { top } = await tx
    .selectFrom('positions')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), sql<number>`0`).as('top'))
    .where('edition', '=', edition)
    .executeTakeFirstOrThrow();
  const order = sql<number>`${top} + row_number() over (order by coalesce(published, first_seen), seq)`;
  await tx
    .insertInto('positions')
    .columns(['edition', 'entry', 'position'])
    .expression(
      tx
        .selectFrom('entries')
        .select([sql<string>`${edition}`.as('edition'), 'seq', order.as('position')])
        .where('revision', '>', since)
        .where('language', 'in', languages)
        .where('kept', '=', 1)
        .where('withdrawn', '=', 0),
    )
    .onConflict((conflict) => {
      const same = conflict.columns(['edition', 'entry']);
      return mayMove ? same.doUpdateSet((eb) => ({ position: eb.ref('excluded.position') })) : same.doNothing();
    })
    .execute();
}

/** Latest first, from below a place (null: the very latest); entries that may not be published are passed over. */
export async function readPlaces(
  db: Kysely<Tables>,
  edition: EditionSpec,
  below: number | null,
  count: number,
): Promise<Place[]> {
  return db
    .selectFrom('positions')
    .innerJoin('entries', 'entries.seq', 'positions.entry')
    .select(['positions.position', 'positions.entry', 'entries.source'])
    .where('edition', '=', edition.id)
    .where('language', 'in', toLanguages(edition))
    .where('kept', '=', 1)
    .where('withdrawn', '=', 0)
    .where('position', '<', below ?? Number.MAX_SAFE_INTEGER)
    .orderBy('position', 'desc')
    .limit(count)
    .execute();
}

export async function readEntries(db: Kysely<Tables>, places: readonly Place[]): Promise<Entry[]> {
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
