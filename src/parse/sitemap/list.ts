// Which sitemaps of an index are worth reading, and in which order: by their dates, or else by their names. It reads none of them.
import { address } from '../feed/places.ts';
import type { ParseContext } from '../parse.ts';
import { chooseNewest } from './newest.ts';
import { readRecord, type XmlRecords } from './records.ts';
import { toWebAddress } from '../terms.ts';
import type { XmlElement } from '../xml/xml.ts';

interface Child {
  readonly url: URL;
  /** Milliseconds since 1970; plus or minus infinity where it has no date, as its name looks. */
  readonly time: number;
  readonly rank: number;
  /** In the order of its path: of `2026-01` and `2025-12`, or of pages 12 and 2, the greater is the newer. */
  readonly numbers: readonly number[];
}

/** Most sitemaps that are read of one index; each is a request. */
export const MOST_NEXT = 10;

const NEWS = 0;
const OTHER = 2;

/** What a file's name says of what is in it, the first that fits: lists of lists last, which change with every article and hold none. */
const NAMES: readonly (readonly [RegExp, number])[] = [
  [/(?<![a-z])(?:categor(?:y|ies)|tags?|authors?|users?|taxonom(?:y|ies)|pages?|images?|videos?)(?![a-z])/i, 3],
  [/news|latest|recent/i, NEWS],
  [/posts?|articles?|stor(?:y|ies)/i, 1],
];

const LOC = address('loc');

/** Those dated after the last visit, and those without a date; the newest first. A note says how many were passed over for their host. */
export function findNext(index: XmlRecords, { url, since }: ParseContext): { next: string[]; notes: string[] } {
  const { chosen, notes } = chooseNewest(index.records, since, 0);
  const children = chosen.flatMap((record) => toChild(readRecord(record, index, url), record.date, url) ?? []);
  const host = toHost(URL.parse(url ?? ''));
  const near = children.filter((child) => host === null || isNear(toHost(child.url) ?? '', host));
  const far = children.length - near.length;
  const ordered = near.toSorted(compare).map((child) => child.url.href);
  return {
    next: [...new Set(ordered)].filter((href) => href !== url).slice(0, MOST_NEXT),
    notes: [...index.notes, ...notes, ...(far === 0 ? [] : [`sitemaps on other hosts, passed over: ${far}`])],
  };
}

function toChild(element: XmlElement | null, date: number | null, base: string | null): Child | null {
  const printed = element === null ? null : LOC(element, { base, language: null });
  const url = URL.parse(toWebAddress(printed) ?? '');
  if (url === null) return null;
  const name = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  const rank = NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? OTHER;
  const numbers = (url.pathname + url.search).match(/\d+/g) ?? [];
  return { url, time: date ?? (rank === NEWS ? Infinity : -Infinity), rank, numbers: numbers.map(Number) };
}

function toHost(url: URL | null): string | null {
  return url === null ? null : url.hostname.replace(/^www\./, '');
}

/** The same site, or one above or below it (sitemaps.org, "Sitemap file location"). */
function isNear(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

function compare(a: Child, b: Child): number {
  return descend(a.time, b.time) || a.rank - b.rank || descendAll(a.numbers, b.numbers);
}

function descendAll(a: readonly number[], b: readonly number[]): number {
  const differing = Array.from({ length: Math.max(a.length, b.length) }, (_, index) =>
    descend(a[index] ?? -1, b[index] ?? -1),
  );
  return differing.find((order) => order !== 0) ?? 0;
}

/** Not a difference, as infinity less infinity is no number. */
function descend(a: number, b: number): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
