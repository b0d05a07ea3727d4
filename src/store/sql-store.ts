// The store in SQL: one set of queries for every engine that Kysely speaks to. It decides nothing.
import { existsSync } from 'node:fs';
import { Kysely, type Transaction } from 'kysely';
import type { Entry } from '../model/entry.ts';
import type { Visit } from '../model/visit.ts';
import { readAsked, readDetails, readWaiting, writeArticles } from './articles.ts';
import { readDocuments, writeDocuments } from './documents.ts';
import { openDatabase, openReader, toDialect } from './engine.ts';
import { countOutside } from './languages.ts';
import { readLearnt } from './learnt.ts';
import { claim, release } from './leases.ts';
import { closePart, readClosed, readPart, readRendition, readRenditions, writeRendition } from './parts.ts';
import { advanceEdition, isAdvanced, readEntries, readOutlets, readPlaces, readPlacesAfter } from './places.ts';
import { recordSightings } from './record.ts';
import { readChanged, readRevision } from './revisions.ts';
import { readRobots, writeRobots } from './robots.ts';
import { toEntry } from './rows.ts';
import { readKnownHashes, touchSightings } from './sightings.ts';
import type { Decide, Store, VisitRecord } from './store.ts';
import type { Tables } from './tables.ts';
import { readTold, writeTold } from './told.ts';
import { toStoreError } from './trouble.ts';
import { readStates, readVisits, resumeVisits, writeResources, writeVisit } from './visits.ts';
import { withdraw } from './withdrawal.ts';
import { readUnindexed, writeWords } from './words.ts';

/** Takes `sqlite:FILE` or `sqlite::memory:`; makes the file and brings its tables up to date. */
export async function openStore(address: string): Promise<Store> {
  const file = toFile(address);
  const database = await openDatabase(file);
  // A store in memory has only one connection.
  const second = file === ':memory:' ? database : openReader(file);
  const writer = new Kysely<Tables>({ dialect: toDialect(database) });
  const reader = second === database ? writer : new Kysely<Tables>({ dialect: toDialect(second) });
  return toStore(writer, reader, async () => {
    // Kysely closes no connection through which nothing was asked. The last to be closed tidies the file up, for which it must be the writer.
    await reader.destroy();
    if (second.isOpen) second.close();
    await writer.destroy();
    if (database.isOpen) database.close();
  });
}

/** Whether there is one already; looking does not make one. */
export function hasStore(address: string): boolean {
  const file = toFile(address);
  return file === ':memory:' || existsSync(file);
}

/** The file that an address names, or `:memory:`. */
export function toFile(address: string): string {
  return address.replace(/^sqlite:/, '');
}

function toStore(writer: Kysely<Tables>, reader: Kysely<Tables>, close: () => Promise<void>): Store {
  const write = <T>(work: (tx: Transaction<Tables>) => Promise<T>) =>
    writer
      .transaction()
      .execute(work)
      .catch((error: unknown) => {
        throw toStoreError(error, 'written');
      });
  const read = <T>(work: Promise<T>) =>
    work.catch((error: unknown) => {
      throw toStoreError(error, 'read');
    });
  return {
    claim: (leases, now, isGone) => write((tx) => claim(tx, leases, now, isGone)),
    release: (source, owner) => write(async (tx) => void (await release(tx, source, owner))),
    visits: () => read(readVisits(reader)),
    states: (sources) => read(readStates(reader, sources)),
    resume: (source) => write((tx) => resumeVisits(tx, source)),
    knownHashes: (source, hashes) => read(readKnownHashes(reader, source, hashes)),
    readDetails: (addressKeys) => read(readDetails(reader, addressKeys)),
    learnt: (lookups) => readLearnt(reader, lookups),
    waitingArticles: (source, mostTries, count) => read(readWaiting(reader, source, mostTries, count)),
    articlesAt: (source, urls) => read(readAsked(reader, source, urls)),
    record: (record, owner, decide) => write((tx) => recordVisit(tx, record, owner, decide)),
    robots: (key) => read(readRobots(reader, key)),
    saveRobots: (kept, now) => write((tx) => writeRobots(tx, kept, now)),
    revision: () => read(readRevision(reader)),
    async advance(edition) {
      // Nothing to do needs no lock: documents can be rendered while another process writes, or the disk is full.
      if (!(await read(isAdvanced(reader, edition)))) await write((tx) => advanceEdition(tx, edition));
    },
    placesOf: (edition, below, count, selection) => read(readPlaces(reader, edition, below, count, selection)),
    placesAfter: (edition, after, count) => read(readPlacesAfter(reader, edition, after, count)),
    entriesAt: (places) => read(readEntries(reader, places)),
    countOutside: (languages) => read(countOutside(reader, languages)),
    outletsOf: (edition) => read(readOutlets(reader, edition)),
    async index(version, count, toWords) {
      const { after, entries } = await read(readUnindexed(reader, version, count));
      const words = new Map(entries.map(({ position, entry }) => [position, toWords(entry)]));
      if (words.size > 0) await write((tx) => writeWords(tx, version, after, words));
      return entries.length === count;
    },
    closed: ({ id }) => read(readClosed(reader, id)),
    closePart: ({ id }, part, entries) => write((tx) => closePart(tx, id, part, entries)),
    part: ({ id }, part) => read(readPart(reader, id, part)),
    renditions: ({ id }) => read(readRenditions(reader, id)),
    rendition: (path) => read(readRendition(reader, path)),
    saveRendition: ({ id }, part, rendition) => write((tx) => writeRendition(tx, id, part, rendition)),
    entryByUuid: (uuid) => read(readEntry(reader, uuid)),
    changedAfter: (revision, count) => read(readChanged(reader, revision, count)),
    withdraw: (id) => write((tx) => withdraw(tx, id)),
    documents: () => read(readDocuments(reader)),
    saveDocuments: (documents) => write((tx) => writeDocuments(tx, documents)),
    told: (hub) => read(readTold(reader, hub)),
    tell: (hub, path, etag) => write((tx) => writeTold(tx, hub, path, etag)),
    [Symbol.asyncDispose]: close,
  };
}

async function recordVisit(
  tx: Transaction<Tables>,
  brought: VisitRecord,
  owner: string,
  decide: Decide,
): Promise<Visit | null> {
  const { visit, readAs, resources, gone, sightings, shown, articles } = brought;
  if (!(await release(tx, visit.source, owner))) return null;
  const { changed, troubles } = await recordSightings(tx, brought, decide);
  const written = new Set(sightings.map(({ rawHash }) => rawHash));
  const touched = [...shown].filter((rawHash) => !written.has(rawHash));
  await touchSightings(tx, readAs, touched, visit.at);
  await writeResources(tx, visit.source, resources, gone);
  await writeArticles(tx, readAs, articles);
  const made = { ...visit, changed, troubles: [...visit.troubles, ...troubles] };
  await writeVisit(tx, made);
  return made;
}

async function readEntry(db: Kysely<Tables>, uuid: string): Promise<Entry | null> {
  const row = await db.selectFrom('entries').selectAll().where('uuid', '=', uuid).orderBy('seq').executeTakeFirst();
  return row === undefined ? null : toEntry(row);
}
