// What lies in the folder against what should: which documents stay, which are written and with which date, which go. Pure; it writes nothing.
import type { Document } from '../model/edition.ts';
import { toLater } from '../publish/document.ts';
import type { Manifest, Standing } from './manifest.ts';
import { toFiles } from './names.ts';

/** What is known of a folder before anything is done. */
export interface Ledger {
  /** What the last export left; null before the first one, or where that is lost. */
  readonly manifest: Manifest | null;
  /** Paths whose files are an export's, in whatever state. */
  readonly owned: ReadonlySet<string>;
  /** Documents that lie there whole as they were last written. */
  readonly standing: ReadonlyMap<string, Standing>;
}

/** `claimed` are paths that an export was about to write when it was cut, so that nobody knows what lies there; `isThere` whether a file does. */
export function toLedger(
  manifest: Manifest | null,
  claimed: readonly string[],
  isThere: (file: string) => boolean,
): Ledger {
  const files = [...(manifest?.files ?? [])];
  const unsure = new Set(claimed);
  const whole = files.filter(([path]) => !unsure.has(path) && toFiles(path).every(isThere));
  return { manifest, owned: new Set([...files.map(([path]) => path), ...claimed]), standing: new Map(whole) };
}

/**
 * How a document is to stand. The same bytes keep their date; others get a later one, at least by a second: servers know files by
 * size and second.
 */
export function toStanding(
  { path, etag, changed, state }: Standing & Pick<Document, 'path'>,
  { manifest }: Ledger,
  now: string,
): Standing {
  const before = manifest?.files.get(path) ?? null;
  if (before === null) return { etag, changed, state };
  if (before.etag === etag) return { etag, changed: before.changed, state };
  return {
    etag,
    changed: changed > before.changed ? toLater(before.changed, changed) : toLater(before.changed, now),
    state,
  };
}

/** Whether nothing is to be written for a document with this ETag. */
export function isStanding(path: string, etag: string, { standing }: Ledger): boolean {
  return standing.get(path)?.etag === etag;
}

/** What no document wants any more. */
export function findGone({ owned }: Ledger, wanted: ReadonlyMap<string, Standing>): string[] {
  return [...owned].filter((path) => !wanted.has(path)).toSorted();
}
