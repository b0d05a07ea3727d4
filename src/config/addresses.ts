// Addresses of a configuration: of the web, of files beside it, of stores and caches, of networks and hosts; it opens none of them.
import { realpathSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const WEB = /^https?:\/\/[^/?#\s]\S*$/iu;
const STORE = /^sqlite:(?:(?<memory>:memory:)|(?<path>(?!\/\/[^/]).+))$/su;
const CACHE = /^(?:memory|rediss?:\/\/\S+)$/u;
const HOST = /^[^\s/?#@:\\]+$/u;
const PREFIX = /^\d{1,3}$/u;

/** An absolute `http:` or `https:` address; null when it is none. Credentials are allowed. */
export function toWebUrl(text: string): URL | null {
  return WEB.test(text) ? URL.parse(text) : null;
}

/** Where readers reach us: without a trailing slash, its path kept; null where it is no web address, or has a query, a fragment or credentials. */
export function toSiteUrl(text: string): string | null {
  const url = toWebUrl(text);
  if (url === null || /[?#]/u.test(text) || url.username !== '' || url.password !== '') return null;
  return url.href.replace(/\/+$/u, '');
}

/** Whether a text is what a source may have as its address: absolute `http:` or `https:`, or `file:`. */
export function isSourceAddress(text: string): boolean {
  return toWebUrl(text) !== null || /^file:./isu.test(text);
}

/**
 * The absolute address of a source; a `file:` is relative to the configuration's folder.
 * Null where a `file:` leads out of that folder, be it through `..` or a symbolic link, or where the text is no address.
 */
export function toSourceUrl(text: string, folder: string): string | null {
  if (!/^file:/iu.test(text)) return toWebUrl(text) === null ? null : text;
  const path = toFilePath(text, folder);
  if (path === null || !isBeneath(resolve(folder), path)) return null;
  const real = findRealPath(path);
  return real !== null && isBeneath(findRealPath(resolve(folder)) ?? folder, real) ? pathToFileURL(path).href : null;
}

/** `sqlite:/absolute/path.db` or `sqlite::memory:`; null where the text names no SQLite store. */
export function toStore(text: string, folder: string): string | null {
  const { memory, path } = STORE.exec(text)?.groups ?? {};
  if (memory !== undefined) return text;
  return path === undefined ? null : `sqlite:${resolve(folder, path)}`;
}

/** Whether a text names a cache: `memory`, `redis://…` or `rediss://…`. */
export function isCache(text: string): boolean {
  return CACHE.test(text) && (text === 'memory' || URL.canParse(text));
}

/** A bare host in lower case, without `www.`, in its ASCII form; null when the text is more or less than a host. */
export function toHost(text: string): string | null {
  if (!HOST.test(text)) return null;
  const host = URL.parse(`http://${text}`)?.hostname ?? '';
  return host.replace(/^www\./u, '').replace(/\.$/u, '') || null;
}

/** Whether a text is a network in CIDR notation: `10.0.0.0/8`, `fd00::/8`. */
export function isNetwork(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  const version = address.includes('%') ? 0 : isIP(address);
  return version !== 0 && rest.length === 0 && PREFIX.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}

function toFilePath(text: string, folder: string): string | null {
  try {
    return fileURLToPath(new URL(text, pathToFileURL(`${resolve(folder)}/`)));
  } catch {
    // A host, an encoded slash or a broken escape: no file beneath any folder.
    return null;
  }
}

function isBeneath(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith('../') && !isAbsolute(way);
}

/** The path without symbolic links, as far as it exists: a file that is missing today is the source's failure, not the configuration's. */
function findRealPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const parent = missing && dirname(path) !== path ? findRealPath(dirname(path)) : null;
    return parent === null ? null : resolve(parent, path.slice(dirname(path).length).replace(/^\//u, ''));
  }
}
