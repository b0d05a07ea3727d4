// Which files a document's bytes lie in, so that a web server that knows nothing finds them. It knows neither documents nor disks.
import type { Coding } from '../model/edition.ts';

/** What the name of each coding's file ends in, as nginx, Caddy and their like look for it. */
export const ENDINGS: readonly (readonly [Coding, string])[] = [
  ['identity', ''],
  ['gzip', '.gz'],
  ['br', '.br'],
  ['zstd', '.zst'],
];

/** The export's own files in the folder; a name that begins so is no document's, and a web server should not show it. */
export const OWN_PREFIX = '.sonin-export';

/** What servers show for a folder: the only name under which all of them, and object stores, find a page whose address has no ending. */
const PAGE = 'index.html';

/** Paths whose last part is a file's own name. Every other is a page's. */
const NAMED = /^\/(?:opml|healthz|style\.css)$|\.(?:atom|rss|json)$/;

/** The plain file of the document at a path, relative to the folder: `/en` lies in `en/index.html`. Servers look for decoded names. */
export function toFile(path: string): string {
  const name = NAMED.test(path) ? path : `${path.replace(/\/$/, '')}/${PAGE}`;
  return name
    .slice(1)
    .split('/')
    .map((segment) => decodeURIComponent(segment).replaceAll('/', '%2F'))
    .join('/');
}

/** The path of the document that a plain file would be. */
function toPath(file: string): string {
  const path = `/${file.split('/').map(encodeURIComponent).join('/')}`;
  if (path === `/${PAGE}`) return '/';
  return path.endsWith(`/${PAGE}`) ? path.slice(0, -PAGE.length - 1) : path;
}

/** The files of all codings of a document. */
export function toFiles(path: string): string[] {
  return ENDINGS.map(([, ending]) => toFile(path) + ending);
}

/** Of all the files in a folder the paths of those that lie there in every coding, as only an export leaves them. */
export function findPaths(files: ReadonlySet<string>): string[] {
  return [...files]
    .filter((file) => ENDINGS.every(([, ending]) => files.has(file + ending)))
    .filter((file) => toFile(toPath(file)) === file)
    .map(toPath);
}

/** Whether it is a path whose files lie in the folder: what is read there may have been written by anybody. */
export function isPath(text: string): boolean {
  if (!text.startsWith('/')) return false;
  try {
    return toFile(text)
      .split('/')
      .every((segment) => !['', '.', '..'].includes(segment) && !segment.includes('\0'));
  } catch {
    return false;
  }
}
