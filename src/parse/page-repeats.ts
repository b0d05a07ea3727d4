// Cards that a page shows more than once, made one item; it knows nothing of markup.
import type { ParsedItem } from '../model/feed.ts';

/** Items by what they are known by: where they stand in the list. */
interface Seen {
  readonly ids: Map<string, number>;
  readonly urls: Map<string, number>;
  readonly titles: Map<string, number>;
}

/**
 * In the order in which they are first seen: those of one id are one item, those of one address unless their ids differ, and one that has
 * neither with one of its title. Of each field the first that says something counts: a picture's link says no title, its neighbour does.
 */
export function mergeRepeats(items: readonly ParsedItem[]): ParsedItem[] {
  const merged: ParsedItem[] = [];
  const seen: Seen = { ids: new Map(), urls: new Map(), titles: new Map() };
  for (const item of items) {
    const at = findSame(item, merged, seen) ?? merged.length;
    const known = merged[at];
    const whole = known === undefined ? item : merge(known, item);
    merged[at] = whole;
    remember(whole, at, seen);
  }
  return merged;
}

function findSame(item: ParsedItem, merged: readonly ParsedItem[], seen: Seen): number | undefined {
  const { id, url, title } = item;
  const sameId = id === null ? undefined : seen.ids.get(id);
  if (sameId !== undefined) return sameId;
  if (url === null) return id === null && title !== null ? seen.titles.get(title.value) : undefined;
  const sameUrl = seen.urls.get(url);
  const otherId = sameUrl === undefined ? null : (merged[sameUrl]?.id ?? null);
  return id === null || otherId === null ? sameUrl : undefined;
}

function remember({ id, url, title }: ParsedItem, at: number, { ids, urls, titles }: Seen): void {
  if (id !== null) keepFirst(ids, id, at);
  if (url !== null) keepFirst(urls, url, at);
  if (title !== null) keepFirst(titles, title.value, at);
}

function keepFirst(map: Map<string, number>, key: string, at: number): void {
  if (!map.has(key)) map.set(key, at);
}

function merge(first: ParsedItem, next: ParsedItem): ParsedItem {
  const own = Object.fromEntries(Object.entries(first).filter(([, value]) => !isSilent(value)));
  return { ...next, ...own };
}

function isSilent(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
