// Items that a document repeats → one, with what any of them says. It knows no format.
import type { ParsedItem } from '../model/feed.ts';

/**
 * Items with one id are one, unless neither address nor title is the same: an id that is somebody else's, a category's, names no item. So are items with one
 * address, unless they have different ids, and one that has neither is that of its title. What the first says counts, and what it does not say is filled in
 * from the next: a picture's link says no title, its neighbour does.
 */
export function uniteItems(items: readonly ParsedItem[]): readonly ParsedItem[] {
  const united: ParsedItem[] = [];
  const byId = new Map<string, number>();
  const byUrl = new Map<string, number>();
  const byTitle = new Map<string, number>();
  for (const item of items) {
    const at = findKnown(item, united, byId, byUrl) ?? findNameless(item, byTitle) ?? united.length;
    const known = united[at];
    const merged = known === undefined ? item : merge(known, item);
    united[at] = merged;
    if (merged.id !== null) byId.set(merged.id, at);
    if (merged.url !== null && !byUrl.has(merged.url)) byUrl.set(merged.url, at);
    if (merged.title !== null && !byTitle.has(merged.title.value)) byTitle.set(merged.title.value, at);
  }
  return united;
}

function findKnown(
  item: ParsedItem,
  united: readonly ParsedItem[],
  byId: ReadonlyMap<string, number>,
  byUrl: ReadonlyMap<string, number>,
): number | undefined {
  const { id, url } = item;
  const same = id === null ? undefined : byId.get(id);
  if (same !== undefined && isAlike(item, united[same])) return same;
  const twin = url === null ? undefined : byUrl.get(url);
  const isOther = twin !== undefined && id !== null && (united[twin]?.id ?? null) !== null;
  return isOther ? undefined : twin;
}

function findNameless({ id, url, title }: ParsedItem, byTitle: ReadonlyMap<string, number>): number | undefined {
  return id === null && url === null && title !== null ? byTitle.get(title.value) : undefined;
}

function isAlike(item: ParsedItem, known: ParsedItem | undefined): boolean {
  const url = known?.url ?? null;
  const title = known?.title?.value ?? null;
  if (item.url === null || url === null || item.url === url) return true;
  return item.title === null || title === null || item.title.value === title;
}

function merge(known: ParsedItem, item: ParsedItem): ParsedItem {
  return {
    id: known.id ?? item.id,
    url: known.url ?? item.url,
    title: known.title ?? item.title,
    summary: known.summary ?? item.summary,
    content: known.content ?? item.content,
    published: known.published ?? item.published,
    updated: known.updated ?? item.updated,
    authors: known.authors.length > 0 ? known.authors : item.authors,
    categories: known.categories.length > 0 ? known.categories : item.categories,
    image: known.image ?? item.image,
    language: known.language ?? item.language,
    host: known.host ?? item.host,
    source: known.source ?? item.source,
  };
}
