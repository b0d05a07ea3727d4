// The site as documents see it, and every address of ours, made and read in this one place; it knows nothing of what stands there.
import type { EditionSpec } from '../model/configuration.ts';
import type { Address } from '../model/edition.ts';

/** What a renderer needs to know of the site. `url` is absolute, may have a path, and has no trailing slash. */
export interface RenderSite {
  readonly title: string;
  readonly url: string;
  readonly contact: string | null;
  /** In the order of the configuration. */
  readonly editions: readonly EditionSpec[];
}

/** The formats of an edition's subscription document; the name is also the ending of its address. */
export type Format = 'atom' | 'rss' | 'json';

/** Media types without charset, best format first. */
export const FORMAT_TYPES: Readonly<Record<Format, string>> = {
  atom: 'application/atom+xml',
  rss: 'application/rss+xml',
  json: 'application/feed+json',
};

/** What people call them, in every language. */
export const FORMAT_NAMES: Readonly<Record<Format, string>> = { atom: 'Atom', rss: 'RSS', json: 'JSON Feed' };

export const FORMATS: readonly Format[] = ['atom', 'rss', 'json'];

/** The formats that can say what came before (RFC 5005; JSON Feed's `next_url`). */
export const ARCHIVE_FORMATS = ['atom', 'json'] as const satisfies Format[];

export const FIRST_PAGE = '/';
export const STYLE_SHEET = '/style.css';
export const FEED_LIST = '/opml';

/** `/en.atom`, `/en/search.rss?q=…` */
export function toFeedPath({ path, query }: Address, format: Format): string {
  return `${path}.${format}${query}`;
}

/** The feed of a whole edition. */
export function toEditionAddress(edition: string): Address {
  return { path: toEditionPath(edition), query: '' };
}

/** The feed of one outlet or one topic. */
export function toPartAddress(edition: string, part: 'outlets' | 'topics', id: string): Address {
  return { path: `${toEditionPath(edition)}/${part}/${encodeURIComponent(id)}`, query: '' };
}

export function toArchiveAddress(edition: string, part: number): Address {
  return { path: `${toEditionPath(edition)}/archive/${part}`, query: '' };
}

export function toSearchAddress(edition: string, question: string): Address {
  const query = question === '' ? '' : `?q=${encodeURIComponent(question)}`;
  return { path: `${toEditionPath(edition)}/search`, query };
}

/** `/en` */
export function toEditionPath(edition: string): string {
  return `/${encodeURIComponent(edition)}`;
}

/** `/en/entries/5d1c…` */
export function toEntryPath(edition: string, uuid: string): string {
  return `/${encodeURIComponent(edition)}/entries/${encodeURIComponent(uuid)}`;
}

/** The edition and UUID that a decoded path names; null where it is no entry's page. */
export function parseEntryPath(path: string): { readonly edition: string; readonly uuid: string } | null {
  const match = /^\/([^/]+)\/entries\/([0-9a-f-]{36})$/.exec(path);
  return match === null ? null : { edition: match[1] ?? '', uuid: match[2] ?? '' };
}

/** The absolute address of one of our paths, for whatever leaves the site: ids, feeds, canonical links. */
export function toAddress(site: RenderSite, path: string): string {
  return site.url + path;
}

/** The same as a link within the site: it keeps the path of `site.url` and lets go of the host, so that pages also work where they are tried out. */
export function toHref(site: RenderSite, path: string): string {
  return new URL(site.url).pathname.replace(/\/$/, '') + path;
}
