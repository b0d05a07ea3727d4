// Withdrawal: one entry taken out of everything that is published. It knows nothing of who asked for it.
import type { Transaction } from 'kysely';
import type { Entry } from '../model/entry.ts';
import { withdrawFromParts } from './parts.ts';
import { takeRevisions } from './revisions.ts';
import { toEntry } from './rows.ts';
import type { Tables } from './tables.ts';
import { forgetWords } from './words.ts';

/** By its id or its UUID; gives it as it is from now on, null where there is none. */
export async function withdraw(tx: Transaction<Tables>, id: string): Promise<Entry | null> {
  const row = await tx
    .selectFrom('entries')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', id), eb('uuid', '=', id)]))
    .executeTakeFirst();
  if (row === undefined || row.withdrawn === 1) return row === undefined ? null : toEntry(row);
  const withdrawn = { withdrawn: 1, revision: await takeRevisions(tx, 1) };
  await tx.updateTable('entries').set(withdrawn).where('seq', '=', row.seq).execute();
  await withdrawFromParts(tx, row.seq);
  const places = await tx.selectFrom('places').select('position').where('entry', '=', row.seq).execute();
  await forgetWords(
    tx,
    places.map(({ position }) => position),
  );
  return toEntry({ ...row, ...withdrawn });
}
