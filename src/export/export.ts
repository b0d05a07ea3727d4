// The site as files: everything that is served at addresses of its own, written where it changed, removed where it is gone. It holds the order; what is written follows from the ledger.
import { issue } from '../issue/issue.ts';
import { toState, type IssueWorld } from '../issue/world.ts';
import type { Document } from '../model/edition.ts';
import { toDocument } from '../publish/document.ts';
import { FORMAT_TYPES } from '../render/site.ts';
import type { Store } from '../store/store.ts';
import { openFolder, type Folder } from './folder.ts';
import { findGone, toLedger, type Ledger } from './ledger.ts';
import type { Manifest } from './manifest.ts';
import { placeEntryPages, placeOutlets, placeParts } from './requested.ts';
import { toStandingCache } from './standing-cache.ts';
import { openTable } from './table.ts';
import { checkStop, toExportError } from './trouble.ts';

/** What an export came to, as paths of documents. */
export interface Exported {
  readonly revision: number;
  readonly documents: number;
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

const HEALTH = '/healthz';

/** What is linked to stands before what links to it; by type, the last of which is everything else. */
const ORDER: readonly RegExp[] = [
  /^text\/css/,
  new RegExp(`^(?:${Object.values(FORMAT_TYPES).join('|').replaceAll('+', '\\+')})`),
  /./,
];

/**
 * Makes the folder hold what the store holds now; what lies there already is not made again.
 * Throws `ExportError` where the folder cannot be written, holds files that no export wrote and that are in the way, or is being written
 * by another export; `stop` ends it between two documents. Whenever it is cut, every file is whole, and the next one goes on.
 */
export async function exportSite(root: string, given: Omit<IssueWorld, 'cache'>, stop: AbortSignal): Promise<Exported> {
  try {
    using folder = openFolder(root);
    return await fill(folder, root, given, stop);
  } catch (error) {
    throw toExportError(error, root);
  }
}

async function fill(
  folder: Folder,
  root: string,
  given: Omit<IssueWorld, 'cache'>,
  stop: AbortSignal,
): Promise<Exported> {
  const { store } = given;
  const revision = await store.revision();
  const last = (await store.changedAfter(revision - 1, 1))[0]?.uuid ?? null;
  const ledger = toLedger(await findManifest(folder, store), folder.claimed, folder.isThere);
  const world = { ...given, cache: toStandingCache(ledger.standing) };
  const settings = toState('export', world);
  const shelf = await issueAll(world, stop);
  const health = await toHealthDocument(revision, ledger, world);
  const table = openTable(folder, ledger, world.now, stop, root);
  table.checkFree([...shelf.keys(), HEALTH]);
  await placeParts(table, ledger, world);
  await placeEntryPages(table, ledger, ledger.manifest?.settings === settings ? ledger.manifest.revision : 0, world);
  await placeOutlets(table, shelf, world);
  for (const document of inOrder([...shelf.values()])) table.place(document, document.state);
  table.place(health, null);
  const removed = findGone(ledger, table.wanted);
  for (const path of removed) folder.remove(path);
  folder.finish({ settings, revision, last, files: table.wanted });
  return { revision, documents: table.wanted.size, written: table.written, removed };
}

/**
 * What the manifest says of states and revisions holds for the store that it was made from. One that was put back from a backup, or another one,
 * shows by the entry that had changed last: then only the files are known.
 */
async function findManifest({ manifest }: Folder, store: Store): Promise<Manifest | null> {
  if (manifest === null || manifest.last === null) return manifest;
  const now = await store.entryByUuid(manifest.last);
  const [next] = await store.changedAfter(manifest.revision - 1, 1);
  const isSame = now !== null && now.revision >= manifest.revision && next !== undefined;
  const isFirst = next?.revision !== manifest.revision || next.uuid === manifest.last;
  if (isSame && isFirst) return manifest;
  const files = Array.from(manifest.files, ([path, standing]) => [path, { ...standing, state: null }] as const);
  return { ...manifest, settings: '', files: new Map(files) };
}

async function issueAll(world: IssueWorld, stop: AbortSignal): Promise<ReadonlyMap<string, Document>> {
  const shelf = new Map<string, Document>();
  while (await issue(shelf, world)) checkStop(stop);
  return shelf;
}

/** What a service that is well says of itself, as of what was exported. */
function toHealthDocument(revision: number, { manifest }: Ledger, { now }: IssueWorld): Promise<Document> {
  const text = `${JSON.stringify({ status: 'ok', trouble: null, revision, served: revision })}\n`;
  const draft = { path: HEALTH, type: 'application/json', text, links: [], state: '', holds: null, immutable: false };
  return toDocument(draft, manifest?.files.get(HEALTH) ?? null, now().toISOString());
}

function inOrder(documents: readonly Document[]): Document[] {
  const rank = ({ type }: Document) => ORDER.findIndex((pattern) => pattern.test(type));
  return documents.toSorted((one, other) => rank(one) - rank(other));
}
