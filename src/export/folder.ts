// A folder that an export writes into: every file is whole or as it was before, whenever it is cut. It decides nothing of what is written.
import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Document } from '../model/edition.ts';
import { takeLock } from './lock.ts';
import { parseClaims, parseManifest, renderClaim, renderManifest, type Manifest } from './manifest.ts';
import { ENDINGS, findPaths, OWN_PREFIX, toFile, toFiles } from './names.ts';

const MANIFEST = `${OWN_PREFIX}.json`;
const CLAIMS = `${OWN_PREFIX}.claims`;
const LOCK = `${OWN_PREFIX}.lock`;

/** What the names of files begin with that are not whole yet. */
const PART = `${OWN_PREFIX}.part`;

export interface Folder extends Disposable {
  /** What an earlier export left; null where there was none, or what it left cannot be read. */
  readonly manifest: Manifest | null;
  /** Paths whose files may be an export's without standing in the manifest. */
  readonly claimed: readonly string[];
  /** Whether a file of a document of the manifest lies there. */
  readonly isThere: (file: string) => boolean;
  /** The first file of a document that lies there already; null where there is none. */
  readonly findTaken: (document: string) => string | null;
  /** Notes that a document's files are the export's from now on; to be called before they are written. */
  readonly claim: (document: string) => void;
  /** The files of all codings, dated so that a web server says the same of each of them. */
  readonly write: (document: Pick<Document, 'path' | 'bodies'>, changed: string) => void;
  /** The files of a document, and the folders that are empty then. */
  readonly remove: (document: string) => void;
  /** Writes what the next export needs to know, last of all. */
  readonly finish: (manifest: Manifest) => void;
}

/** Makes the folder where there is none. Throws where it cannot be written, and `ExportError` while another export writes into it. */
export function openFolder(root: string): Folder {
  mkdirSync(root, { recursive: true });
  const lock = takeLock(path.join(root, LOCK));
  try {
    const at = (file: string) => path.join(root, file);
    const before = readText(at(MANIFEST));
    const manifest = before === null ? null : parseManifest(before);
    const isDamaged = before !== null && manifest === null;
    const claimed = [...parseClaims(readText(at(CLAIMS)) ?? ''), ...(isDamaged ? findPaths(listAll(root)) : [])];
    const files = listBeside([...(manifest?.files.keys() ?? []), ...claimed].map(toFile), root);
    return {
      manifest,
      claimed,
      isThere: (file) => files.has(file),
      findTaken: (document) => toFiles(document).find((file) => isTaken(at(file))) ?? null,
      claim: (document) => appendFileSync(at(CLAIMS), renderClaim(document)),
      write: (document, changed) => writeCodings(document, new Date(changed), root),
      remove: (document) => removeFiles(document, root),
      finish(made) {
        const text = renderManifest(made);
        if (text !== before) writeWhole(at(MANIFEST), text);
        rmSync(at(CLAIMS), { force: true });
      },
      [Symbol.dispose]: () => lock[Symbol.dispose](),
    };
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}

/** All the files that lie beside those named, by listing each folder once; what a cut export left half-written there is removed. */
function listBeside(files: readonly string[], root: string): Set<string> {
  const found = new Set<string>();
  for (const folder of new Set(['.', ...files.map((file) => path.posix.dirname(file))])) {
    for (const name of listNames(path.join(root, folder))) {
      if (name.startsWith(PART)) rmSync(path.join(root, folder, name), { force: true });
      else found.add(path.posix.join(folder, name));
    }
  }
  return found;
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code))) return [];
    throw error;
  }
}

function listAll(root: string): Set<string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Set(
    files.map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)).replaceAll(path.sep, '/')),
  );
}

/** Half-written files have a name of their own in the same folder, from which taking the right one is a single step. */
function writeCodings({ path: document, bodies }: Pick<Document, 'path' | 'bodies'>, at: Date, root: string): void {
  const file = path.join(root, toFile(document));
  const folder = path.dirname(file);
  const toPart = (ending: string) => path.join(folder, PART + ending);
  mkdirSync(folder, { recursive: true });
  try {
    for (const [coding, ending] of ENDINGS) {
      writeFileSync(toPart(ending), bodies[coding]);
      utimesSync(toPart(ending), at, at);
    }
    for (const [, ending] of ENDINGS) renameSync(toPart(ending), file + ending);
  } catch (error) {
    for (const [, ending] of ENDINGS) rmSync(toPart(ending), { force: true });
    throw error;
  }
}

function writeWhole(file: string, text: string): void {
  const part = path.join(path.dirname(file), PART);
  writeFileSync(part, text, { flush: true });
  renameSync(part, file);
}

function removeFiles(document: string, root: string): void {
  for (const file of toFiles(document)) rmSync(path.join(root, file), { force: true });
  for (let folder = path.posix.dirname(toFile(document)); folder !== '.'; folder = path.posix.dirname(folder)) {
    if (!removeEmpty(path.join(root, folder))) return;
  }
}

function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/** A link that leads nowhere is there too. */
function isTaken(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return true;
    throw error;
  }
}

function readText(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
