// Linked data (JSON-LD) in a page: its nodes, and the items that a list page names in them; it judges no page.
import type { ParsedItem } from '../../model/feed.ts';
import { toTextContent, type HtmlRoot } from '../html/tree.ts';
import { isArticle, toJsonLdItem, toJsonLdPage, type JsonLdPage } from './json-ld-article.ts';
import { get, isNode, isPointer, readTypes, readWords, resolve } from './json-ld-node.ts';
import type { JsonLdNode } from './json-ld-node.ts';
import { parseJsonLdText } from './json-ld-text.ts';
import { MOST_ITEMS } from '../limits.ts';
import { selectAll } from '../html/select.ts';

/** Most nodes of one page: a list page has as many as items, an article's page about ten. */
const MOST_NODES = MOST_ITEMS;

const MEDIA_TYPE = /^\s*application\/ld\+json\b/i;

/** Items of a list that is none of news: a site's menu. */
const NAVIGATION = 'SiteNavigationElement';

/**
 * Every node of every JSON-LD script in document order, from `@graph`, lists and `mainEntity` too, each followed by what it holds. Nodes are
 * JSON objects, for own keys only; a script that is no JSON even when it is mended is passed over.
 */
export function findJsonLd(page: HtmlRoot): readonly unknown[] {
  const nodes: JsonLdNode[] = [];
  for (const script of selectAll('script[type]', page)) {
    if (nodes.length >= MOST_NODES) break;
    if (MEDIA_TYPE.test(script.attribs['type'] ?? '')) flattenInto(nodes, parseJsonLdText(toTextContent(script)));
  }
  return nodes;
}

/**
 * The items that nodes tell of: first all articles, as they say most, then the elements of each ItemList in the order of their positions; of one
 * address the first. `base` is what relative addresses are resolved against.
 */
export function toJsonLdItems(nodes: readonly unknown[], base: string | null): readonly ParsedItem[] {
  const page = toJsonLdPage(nodes, base);
  const objects = nodes.filter(isNode);
  const articles = objects.filter(isArticle);
  const told = new Set<unknown>(articles);
  const listed = objects.filter((node) => readTypes(node).includes('ItemList')).flatMap(readElements);
  const items = [
    ...articles.map((node) => toJsonLdItem(node, page)),
    ...listed.map((element) => toListed(element, page, told)),
  ];
  return withoutRepeated(items).slice(0, MOST_ITEMS);
}

function flattenInto(nodes: JsonLdNode[], values: readonly unknown[]): void {
  const waiting = [...values];
  while (waiting.length > 0 && nodes.length < MOST_NODES) {
    const value = waiting.pop();
    if (Array.isArray(value)) pushReversed(waiting, value);
    if (!isNode(value) || isPointer(value)) continue;
    const graph = get(value, '@graph');
    if (graph === undefined || Object.hasOwn(value, '@type')) nodes.push(value);
    pushReversed(waiting, [graph, get(value, 'mainEntity')]);
  }
}

/** One by one: a million would be too many for the arguments of one call. */
function pushReversed(waiting: unknown[], values: readonly unknown[]): void {
  for (let index = values.length - 1; index >= 0; index -= 1) waiting.push(values[index]);
}

/** In the order of `position`, which need not be the document's; what has none comes last. */
function readElements(list: JsonLdNode): unknown[] {
  const value = get(list, 'itemListElement');
  const elements: readonly unknown[] = Array.isArray(value) ? value.slice(0, MOST_ITEMS) : [value];
  return elements
    .map((element) => ({ element, position: toPosition(element) }))
    .sort((one, other) => (one.position === other.position ? 0 : one.position - other.position))
    .map(({ element }) => element);
}

function toPosition(element: unknown): number {
  const position = isNode(element) ? readWords(element, 'position') : null;
  return position !== null && /^\d{1,9}$/.test(position) ? Number(position) : Number.POSITIVE_INFINITY;
}

/** An element is an address, an item, or a ListItem that holds one or has an address of its own. Null where it was `told` already. */
function toListed(element: unknown, page: JsonLdPage, told: Set<unknown>): ParsedItem | null {
  const outer = toNode(element);
  const held = resolve(get(outer, 'item') ?? outer, page.graph);
  if (told.has(held) || isNavigation(outer) || isNavigation(held)) return null;
  told.add(held);
  const inner = toJsonLdItem(toNode(held), page);
  if (held === outer) return inner;
  const around = toJsonLdItem(outer, page);
  return { ...inner, url: inner.url ?? around.url, title: inner.title ?? around.title };
}

function isNavigation(value: unknown): boolean {
  return isNode(value) && readTypes(value).includes(NAVIGATION);
}

/** A bare address as a node that says no more. */
function toNode(value: unknown): JsonLdNode {
  return isNode(value) ? value : { url: typeof value === 'string' ? value : null };
}

function withoutRepeated(items: readonly (ParsedItem | null)[]): ParsedItem[] {
  const seen = new Set<string>();
  const first: ParsedItem[] = [];
  for (const item of items) {
    if (item === null || (item.url === null && item.title === null) || seen.has(item.url ?? '')) continue;
    if (item.url !== null) seen.add(item.url);
    first.push(item);
  }
  return first;
}
