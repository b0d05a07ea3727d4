// The data in a page, read instead of its markup: finds it by the name that the recipe has for it. It knows the inside of none of these forms.
import { toPageBase } from '../article/address.ts';
import type { FieldPlaces, Recipe } from '../../model/configuration.ts';
import type { ParsedFeed } from '../../model/feed.ts';
import type { Failure } from '../../model/visit.ts';
import { parseHtml, type HtmlNode, type HtmlRoot } from '../html/tree.ts';
import { findJsonLd, toJsonLdItems } from '../article/json-ld.ts';
import { findLikelyPosts, withLikely } from '../json/likely.ts';
import { parseJsonIn } from '../json/script.ts';
import { toItemsFeed, toJsonFeed } from '../json/json.ts';
import { findMeta } from '../article/meta.ts';
import { parseNextData } from './next-data.ts';
import { parseNextFlight } from './next-flight.ts';
import type { ParseContext } from '../parse.ts';
import { selectFirst } from '../html/select.ts';

type DataReader = (page: string, recipe: Recipe, context: ParseContext) => ParsedFeed | Failure;

const READERS: ReadonlyMap<string, DataReader> = new Map([
  ['json-ld', readJsonLd],
  ['opengraph', readOpenGraph],
  ['next-data', readNextData],
  ['next-flight', readNextFlight],
]);

/** The data that pages are known to hold, besides what an element that a selector names may. */
export const DATA_NAMES: readonly string[] = [...READERS.keys()];

/** ogp.me, and what pages that have no OpenGraph of their own say under the same names. */
const OPEN_GRAPH: FieldPlaces = {
  id: [],
  url: ['og:url'],
  title: ['og:title', 'twitter:title'],
  summary: ['og:description', 'twitter:description', 'description'],
  content: [],
  published: ['article:published_time', 'og:published_time', 'og:article:published_time'],
  updated: ['article:modified_time', 'og:updated_time', 'og:article:modified_time'],
  authors: ['article:author', 'author', 'og:article:author'],
  categories: ['article:section', 'article:tag'],
  image: ['og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image'],
  language: ['og:locale'],
};

/**
 * The items in a page's data, by `recipe.data`, which is one of {@link DATA_NAMES} or a CSS selector; where they stand in it, and their fields
 * in them, is told as of any JSON. Failures of stage `parse`: `no-data` where the page has no such data, `ill-formed` where it cannot be read,
 * `no-items`. Never throws but on a selector that is none.
 */
export function parsePageData(text: string, recipe: Recipe, context: ParseContext): ParsedFeed | Failure {
  return (READERS.get(recipe.data ?? '') ?? readElement)(text, recipe, context);
}

function readJsonLd(page: string, recipe: Recipe, context: ParseContext): ParsedFeed | Failure {
  const root = parseHtml(page);
  const nodes = findJsonLd(root);
  if (nodes.length === 0) return toNoData('JSON-LD (script[type="application/ld+json"])');
  const based = toBased(root, context);
  if (recipe.items !== null) return toJsonFeed(nodes, recipe, based, 'page');
  const items = toJsonLdItems(nodes, based.url);
  return items.length === 0 ? toNoData('an article or a list in its JSON-LD') : toItemsFeed(items, 'page');
}

/** The page is its own and only item; where it does not say its address, that is the one it was read from. */
function readOpenGraph(page: string, recipe: Recipe, context: ParseContext): ParsedFeed | Failure {
  const root = parseHtml(page);
  const meta = Object.fromEntries(findMeta(root));
  if (!Object.keys(meta).some((name) => /^(?:og|article|twitter):/.test(name)))
    return toNoData('OpenGraph (meta[property^="og:"])');
  const fields = withLikely(recipe.fields, OPEN_GRAPH);
  const feed = toJsonFeed([meta], { items: '$', fields }, toBased(root, context), 'page');
  if ('stage' in feed) return feed;
  return { ...feed, items: feed.items.map((item) => ({ ...item, url: item.url ?? context.url })) };
}

function readNextData(page: string, recipe: Recipe, context: ParseContext): ParsedFeed | Failure {
  const data = parseNextData(page);
  if (data === null) return toNoData('the script __NEXT_DATA__');
  return 'value' in data ? toJsonFeed(data.value, recipe, context, 'page') : data;
}

function readNextFlight(page: string, recipe: Recipe, context: ParseContext): ParsedFeed | Failure {
  const rows = parseNextFlight(page);
  if (rows === null) return toNoData('a call of self.__next_f.push([1,"…"])');
  if (recipe.items !== null) return toJsonFeed(rows, recipe, context, 'page');
  const posts = findLikelyPosts(rows);
  if (posts.length === 0)
    return toNoData('an object with a title and an address or slug among what it pushes to self.__next_f');
  return toJsonFeed(posts, { ...recipe, items: '$' }, context, 'page');
}

function readElement(page: string, recipe: Recipe, context: ParseContext): ParsedFeed | Failure {
  const selector = recipe.data ?? '';
  const root = parseHtml(page);
  const element = selectFirst(selector, root);
  if (element === null) return toNoData(`an element ${selector}`);
  const data = parseJsonIn(readSource(element));
  if ('value' in data) return toJsonFeed(data.value, recipe, toBased(root, context), 'page');
  return { ...data, detail: `in the element ${selector}: ${data.detail}` };
}

/** With the address that the page's relative ones are resolved against. */
function toBased(root: HtmlRoot, { url, since }: ParseContext): ParseContext {
  return { url: toPageBase(selectFirst('base[href]', root)?.attribs['href'] ?? null, url), since };
}

/** As it stands, white space and all. */
function readSource(node: HtmlNode): string {
  return node.type === 'text' ? node.data : node.children.map((child) => readSource(child)).join('');
}

function toNoData(what: string): Failure {
  const detail = `the page does not hold ${what}; look at its source, and set data to what it has or leave it out`;
  return { stage: 'parse', code: 'no-data', detail };
}
