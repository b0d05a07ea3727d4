// The table on which documents are put in the order in which they are to be written: it writes what differs and keeps count. It knows not where they come from.
import type { Document } from '../model/edition.ts';
import type { Folder } from './folder.ts';
import { isStanding, toStanding, type Ledger } from './ledger.ts';
import type { Standing } from './manifest.ts';
import { checkStop, ExportError } from './trouble.ts';

export interface Table {
  /** How each document is to stand, by path. */
  readonly wanted: ReadonlyMap<string, Standing>;
  readonly written: readonly string[];
  /** Throws `ExportError` where a file that no export wrote lies where one of these documents is to stand. */
  readonly checkFree: (paths: readonly string[]) => void;
  /** Writes a document unless it lies there already. `state` is what the next export shall know it to be made from. */
  readonly place: (document: Document, state: string | null) => void;
  /** Leaves a document as it lies; false where it does not lie there whole. */
  readonly keep: (path: string) => boolean;
}

export function openTable(folder: Folder, ledger: Ledger, now: () => Date, stop: AbortSignal, root: string): Table {
  const wanted = new Map<string, Standing>();
  const written: string[] = [];
  const checkFree = (paths: readonly string[]) => {
    for (const path of paths) {
      const taken = ledger.owned.has(path) ? null : folder.findTaken(path);
      if (taken === null) continue;
      throw new ExportError(`${root} holds ${taken}, which no export wrote: name another folder, or move that away`);
    }
  };
  return {
    wanted,
    written,
    checkFree,
    place(document, state) {
      checkStop(stop);
      const { path, etag, changed } = document;
      const standing = toStanding({ path, etag, changed, state }, ledger, now().toISOString());
      wanted.set(path, standing);
      if (isStanding(path, etag, ledger)) return;
      checkFree([path]);
      folder.claim(path);
      folder.write(document, standing.changed);
      written.push(path);
    },
    keep(path) {
      const standing = ledger.standing.get(path);
      if (standing !== undefined) wanted.set(path, standing);
      return standing !== undefined;
    },
  };
}
