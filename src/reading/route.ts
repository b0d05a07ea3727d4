// Which addresses a source is read from in one visit, one after the other. Pure; it fetches nothing.
import type { Source } from '../model/configuration.ts';
import type { Instant } from '../model/stamp.ts';
import { toClock, toOffsetText } from '../zone.ts';

/** One document to be asked for. */
export interface Stop {
  readonly url: string;
  /** The address under which it is known; null where it is a further page, of which nothing is kept. */
  readonly resource: string | null;
  /** Whether it is asked at another address at every visit, so that it has no validators. */
  readonly isMoving: boolean;
  /** Whether the document only names the one with the items. */
  readonly isNaming: boolean;
  /** Which page of the list it is, from 1. */
  readonly page: number;
}

/** How far a list was read, when its next page is asked for. */
export interface Progress {
  readonly page: number;
  /** Items read so far. */
  readonly offset: number;
  /** The date of the last item, or the time of the visit on the first page. */
  readonly date: Instant;
}

const PLACEHOLDER = /\{(date|offset|page)\}/g;

/** Where a visit begins: at the address to which the source has moved, if it has. What is kept of it is kept under its own. */
export function toFirstStop(source: Source, now: Instant, adopted: string | null = null): Stop {
  const own = toPageStop(source, { page: 1, offset: 0, date: now });
  return adopted === null || own.url !== source.url ? own : { ...own, url: adopted };
}

/** The next page of the list, or null where the source has no more of them. */
export function toNextPage(source: Source, progress: Progress): Stop | null {
  const stop = toPageStop(source, progress);
  return progress.page > source.pages || stop.url === source.url ? null : { ...stop, resource: null };
}

/** A document that another one named. Only addresses of the web are followed: a stranger's document does not open files. */
export function toNamedStops(addresses: readonly string[]): Stop[] {
  return addresses
    .filter((url) => /^https?:/i.test(url))
    .map((url) => ({ url, resource: url, isMoving: false, isNaming: false, page: 1 }));
}

function toPageStop({ url, follow, timezone }: Source, { page, offset, date }: Progress): Stop {
  const values: Readonly<Record<string, () => string>> = {
    date: () => encodeURIComponent(toLocalTime(date, timezone)),
    offset: () => String(offset),
    page: () => String(page),
  };
  const filled = url.replace(PLACEHOLDER, (_, name: string) => values[name]?.() ?? '');
  const isMoving = url.includes('{date}');
  return { url: filled, resource: isMoving ? url : filled, isMoving, isNaming: follow !== null, page };
}

/** ISO 8601 with the zone's offset: `2026-01-13T12:00:00+08:00`. */
function toLocalTime(at: Instant, zone: string): string {
  const clock = toClock(Date.parse(at), zone) ?? Date.parse(at);
  return `${new Date(clock).toISOString().slice(0, 19)}${toOffsetText(at, zone).replace('Z', '+00:00')}`;
}
