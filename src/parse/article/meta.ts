// What a page's `meta` elements say, by name: HTML's own, OpenGraph, Dublin Core, whoever's; it knows none of the names.
import type { HtmlElement, HtmlRoot } from '../html/tree.ts';
import { selectAll } from '../html/select.ts';

/** Under `property` (RDFa) and `name` alike: outlets mix them up. `itemprop` is microdata's. */
const NAMES = ['name', 'property', 'itemprop'];

const WHOLE = new Set(['html', 'head', 'body']);

/**
 * Contents by `name`, `property` or `itemprop` in lower case, each list in document order, blank ones left out. An `itemprop` inside a part of the
 * page that has its own `itemscope` says something of that part (a comment, a film) and is left to microdata.
 */
export function findMeta(page: HtmlRoot): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const meta of selectAll('meta[content]', page)) {
    const content = meta.attribs['content']?.trim() ?? '';
    if (content === '') continue;
    for (const name of readNames(meta)) {
      const contents = found.get(name);
      if (contents === undefined) found.set(name, [content]);
      else contents.push(content);
    }
  }
  return found;
}

/** The first content of the first of the names, in lower case, that has one. */
export function findMetaText(meta: ReadonlyMap<string, readonly string[]>, names: readonly string[]): string | null {
  for (const name of names) {
    const content = meta.get(name)?.[0];
    if (content !== undefined) return content;
  }
  return null;
}

function readNames({ attribs, parent }: HtmlElement): ReadonlySet<string> {
  const isNamed = (attribute: string) =>
    attribute !== 'itemprop' || attribs[attribute] === undefined || !isInPart(parent);
  const names = NAMES.filter(isNamed).map((attribute) => attribs[attribute]?.trim().toLowerCase() ?? '');
  return new Set(names.filter((name) => name !== ''));
}

/** The item that `html` or `body` is is the page. */
function isInPart(parent: HtmlElement | HtmlRoot): boolean {
  for (let outer = parent; outer.type !== 'root'; outer = outer.parent) {
    if (outer.attribs['itemscope'] !== undefined) return !WHOLE.has(outer.name);
  }
  return false;
}
