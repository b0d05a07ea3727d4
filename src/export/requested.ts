// What a service makes when it is asked for and an export makes beforehand: parts of the past, pages of entries, feeds of outlets that are not kept ready. It knows no disk.
import { listParts } from '../issue/past.ts';
import { issueRequested } from '../issue/requested.ts';
import type { IssueWorld } from '../issue/world.ts';
import type { Document } from '../model/edition.ts';
import { FORMATS, parseEntryPath, toEntryPath, toFeedPath, toPartAddress } from '../render/site.ts';
import { isStanding, type Ledger } from './ledger.ts';
import type { Table } from './table.ts';

/** Changed entries that are read from the store at once, and documents that are made side by side: compressing runs in four threads. */
const READ_AT_ONCE = 500;
const MADE_AT_ONCE = 8;

const NOTHING_ASKED = { q: null, limit: null };

/** All parts of every edition's past. A closed one that lies there is not even read. */
export async function placeParts(table: Table, ledger: Ledger, world: IssueWorld): Promise<void> {
  for (const spec of world.site.editions) {
    for (const { path, etag } of await listParts(spec, world)) {
      if (etag !== null && isStanding(path, etag, ledger) && table.keep(path)) continue;
      await placeAll([path], table, etag === null, world);
    }
  }
}

/** The page of every publishable entry in every edition; those of entries that did not change since that revision stay as they are. */
export async function placeEntryPages(
  table: Table,
  { standing, manifest }: Ledger,
  since: number,
  world: IssueWorld,
): Promise<void> {
  const changed = new Set<string>();
  for (let after = since; ;) {
    const entries = await world.store.changedAfter(after, READ_AT_ONCE);
    const paths = entries.flatMap(({ uuid }) => world.site.editions.map(({ id }) => toEntryPath(id, uuid)));
    await placeAll(paths, table, false, world);
    for (const path of paths) changed.add(path);
    after = entries.at(-1)?.revision ?? after;
    if (entries.length < READ_AT_ONCE) break;
  }
  if (since === 0) return;
  const others = [...(manifest?.files.keys() ?? [])].filter(
    (path) => parseEntryPath(path) !== null && !changed.has(path),
  );
  await placeAll(
    others.filter((path) => !standing.has(path) || !table.keep(path)),
    table,
    false,
    world,
  );
}

/** Feeds of outlets beyond those that a service keeps ready. */
export async function placeOutlets(
  table: Table,
  shelf: ReadonlyMap<string, Document>,
  world: IssueWorld,
): Promise<void> {
  for (const spec of world.site.editions) {
    const addresses = (await world.store.outletsOf(spec)).map((outlet) => toPartAddress(spec.id, 'outlets', outlet));
    const paths = addresses.flatMap((address) => FORMATS.map((format) => toFeedPath(address, format)));
    await placeAll(
      paths.filter((path) => !shelf.has(path)),
      table,
      true,
      world,
    );
  }
}

async function placeAll(paths: readonly string[], table: Table, isStated: boolean, world: IssueWorld): Promise<void> {
  for (let start = 0; start < paths.length; start += MADE_AT_ONCE) {
    const asked = paths.slice(start, start + MADE_AT_ONCE);
    const documents = await Promise.all(asked.map((path) => issueRequested(path, NOTHING_ASKED, world)));
    for (const document of documents) {
      if (document !== null && typeof document !== 'string') table.place(document, isStated ? document.state : null);
    }
  }
}
