// Writing one visit: candidates are read, the caller decides, and what it answers is written, all inside the transaction it is given.
import { setImmediate } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Entry, Sighting } from '../model/entry.ts';
import type { Failure } from '../model/visit.ts';
import { toEntryId } from '../reconcile/identity.ts';
import { SAME_HEADLINE_DAYS } from '../reconcile/known.ts';
import type { Candidates, EntryChange } from '../reconcile/reconcile.ts';
import { writeLessons } from './learnt.ts';
import { takeRevisions } from './revisions.ts';
import { toEntry, toEntryRow, toOwnFields, toSighting, toSightingRow } from './rows.ts';
import { insertRows, toChunks, toExcluded } from './statements.ts';
import type { Decide, VisitRecord } from './store.ts';
import type { SightingRow, Tables } from './tables.ts';

/** Sightings that are reconciled at once; their lists stay far below SQLite's 32,766 parameters. */
const BATCH = 250;

/** Gives the number of entries that are new or changed, and what is wrong with the sightings as a whole. */
export async function recordSightings(
  tx: Transaction<Tables>,
  { sightings, outlets, visit }: VisitRecord,
  decide: Decide,
): Promise<{ readonly changed: number; readonly troubles: readonly Failure[] }> {
  const changed = new Set<string>();
  const troubles: Failure[] = [];
  for (const [at, batch] of toBatches(sightings).entries()) {
    // What else waits in this process has its turn between batches: a feed of ten thousand items takes a second.
    if (at > 0) await setImmediate();
    const { candidates, seqs } = await readCandidates(tx, batch, outlets);
    const decision = decide(batch, candidates);
    troubles.push(...decision.troubles);
    for (const id of await writeEntries(tx, decision.changes, seqs)) changed.add(id);
    await writeSightings(tx, decision.changes, seqs, visit.at);
    await writeLessons(tx, decision.lessons);
  }
  return { changed: changed.size, troubles };
}

/** Each of one source, in their order. */
function toBatches(sightings: readonly Sighting[]): Sighting[][] {
  return [...Map.groupBy(sightings, ({ source }) => source).values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / BATCH) }, (_, n) => all.slice(n * BATCH, (n + 1) * BATCH)),
  );
}

type Seqs = Map<string, number>;

async function readCandidates(
  tx: Transaction<Tables>,
  batch: readonly Sighting[],
  outlets: readonly string[],
): Promise<{ candidates: Candidates; seqs: Seqs }> {
  const found = await findEntrySeqs(tx, batch, outlets);
  const takenIds = await findTakenIds(tx, batch);
  const seqs: Seqs = new Map();
  if (found.length === 0) return { candidates: { known: [], takenIds }, seqs };
  const entries = await tx.selectFrom('entries').selectAll().where('seq', 'in', found).orderBy('seq').execute();
  const rows = await tx.selectFrom('sightings').selectAll().where('entry', 'in', found).orderBy('seq').execute();
  const byEntry = Map.groupBy(rows, (row) => row.entry);
  for (const { id, seq } of entries) seqs.set(id, seq);
  const known = entries.map((row) => {
    const entry = toEntry(row);
    return { entry, sightings: (byEntry.get(row.seq) ?? []).map((one) => toSighting(one, entry)) };
  });
  return { candidates: { known, takenIds }, seqs };
}

/**
 * Entries that any rule of identity might name: by the source's own ids and headlines, by address, and by the outlet's headlines of these days.
 * Each look-up is by index, so that history costs nothing.
 */
async function findEntrySeqs(
  tx: Transaction<Tables>,
  batch: readonly Sighting[],
  outlets: readonly string[],
): Promise<number[]> {
  const source = batch[0]?.source ?? '';
  const itemIds = batch.flatMap(({ itemId }) => itemId ?? []);
  const addressKeys = batch.flatMap(({ addressKey }) => addressKey ?? []);
  const headlineKeys = batch.map(({ headlineKey }) => headlineKey);
  const days = batch.map(({ day }) => day).toSorted();
  const entries = tx.selectFrom('sightings').select('entry');
  const bySource = entries.where('source', '=', source);
  const found = await bySource
    .where('item_id', 'in', itemIds)
    .union(bySource.where('headline_key', 'in', headlineKeys))
    .union(entries.where('address_key', 'in', addressKeys))
    .union(
      entries
        .where('outlet', 'in', outlets)
        .where('headline_key', 'in', headlineKeys)
        .where('day', '>=', shiftDay(days[0], -SAME_HEADLINE_DAYS))
        .where('day', '<=', shiftDay(days.at(-1), SAME_HEADLINE_DAYS)),
    )
    .execute();
  return found.map(({ entry }) => entry);
}

function shiftDay(day: string | undefined, days: number): string {
  return new Date(Date.parse(day ?? '1970-01-01') + days * 86_400_000).toISOString().slice(0, 10);
}

/** Asks for as many of the ids of each sighting as are needed to find one that is free, also among the batch's own. */
async function findTakenIds(tx: Transaction<Tables>, batch: readonly Sighting[]): Promise<Set<string>> {
  const taken = new Set<string>();
  const wished = new Set<string>();
  let open = batch;
  for (let attempt = 0; open.length > 0; attempt += 1) {
    const wishes = open.flatMap((sighting) => {
      const id = toEntryId(sighting, attempt)?.id;
      return id === undefined ? [] : [{ sighting, id, isSecond: wished.has(id) || !wished.add(id) }];
    });
    if (wishes.length === 0) break;
    const ids = wishes.map(({ id }) => id);
    for (const { id } of await tx.selectFrom('entries').select('id').where('id', 'in', ids).execute()) taken.add(id);
    open = wishes.filter(({ id, isSecond }) => isSecond || taken.has(id)).map(({ sighting }) => sighting);
  }
  return taken;
}

/** Gives the ids of those that say something else to a reader now. */
async function writeEntries(tx: Transaction<Tables>, changes: readonly EntryChange[], seqs: Seqs): Promise<string[]> {
  const changed = changes.filter(({ isChanged }) => isChanged);
  const last = changed.length === 0 ? 0 : await takeRevisions(tx, changed.length);
  const numbered = changed.map(({ entry }, at) => ({ ...entry, revision: last - changed.length + 1 + at }));
  const stale = changes.filter(({ isChanged, isStale }) => isStale && !isChanged).map(({ entry }) => entry);
  const [created = [], known = []] = [false, true].map((isKnown) =>
    numbered.filter(({ id }) => seqs.has(id) === isKnown),
  );
  for (const rows of toChunks(created.map(toEntryRow))) {
    const inserted = await insertRows(tx, 'entries', rows, () =>
      tx.insertInto('entries').values(rows).returning(['id', 'seq']),
    );
    for (const { id, seq } of inserted) seqs.set(id, seq);
  }
  for (const entry of [...known, ...stale]) {
    await tx.updateTable('entries').set(toEntryRow(entry)).where('id', '=', entry.id).execute();
  }
  return changed.map(({ entry }) => entry.id);
}

async function writeSightings(
  tx: Transaction<Tables>,
  changes: readonly EntryChange[],
  seqs: Seqs,
  now: string,
): Promise<void> {
  const toSeq = ({ id }: Entry) => {
    const seq = seqs.get(id);
    if (seq === undefined) throw new Error(`the entry ${id} of a sighting was never written`);
    return seq;
  };
  const all = changes.map(({ entry, sighting }) => toSightingRow(sighting, entry, toSeq(entry), now));
  for (const rows of toChunks(all)) await insertRows(tx, 'sightings', rows, () => toUpsert(tx, rows));
  for (const { entry, sighting, sightings, isStale } of changes) {
    if (!isStale) continue;
    for (const other of sightings) if (other !== sighting) await writeOwnFields(tx, other, entry, toSeq(entry));
  }
}

/** Where the entry says something else, other things are left to say for its other sightings. */
async function writeOwnFields(tx: Transaction<Tables>, sighting: Sighting, entry: Entry, seq: number): Promise<void> {
  await tx
    .updateTable('sightings')
    .set({ fields: toOwnFields(sighting, entry) })
    .where('entry', '=', seq)
    .where('source', '=', sighting.source)
    .execute();
}

/** What a source shows now takes the place of what it showed before, but for the time it was first seen there. */
function toUpsert(tx: Transaction<Tables>, rows: readonly Omit<SightingRow, 'seq'>[]) {
  const [row] = rows;
  if (row === undefined) throw new Error('no rows to write');
  const { first_seen: _, ...excluded } = toExcluded(row);
  return tx
    .insertInto('sightings')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['entry', 'source']).doUpdateSet(excluded));
}
