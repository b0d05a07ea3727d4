// Which links of a page lead to articles, told by their addresses alone: lists have many of one shape, menus have words.
import type { HtmlElement } from '../parse/html/tree.ts';
import { findHref, isOwn, type Page } from './page.ts';

/** Steps of a path below which lists, tags and the site's own business stand. */
const NO_ARTICLE_STEP =
  /^(?:category|categories|cat|tags?|authors?|users?|profile|topics?|more|page|pages|search|login|register|about|contact|privacy|terms|wp-content|feed|rss|cdn-cgi|static|assets)$/i;

const FILE = /\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|zip|mp[34]|xml|css|js)$/i;

/** Addresses beneath one path that make it a path of articles, whatever their last steps look like: `/n/3k2p` is one on ikon.mn. */
const FEWEST_SIBLINGS = 5;

/** What the last step of an article's address has: a number or a date, words joined, a file's ending, or a code with figures or both cases. */
const ARTICLE_STEPS: readonly RegExp[] = [
  /\d{3}/,
  /[-_][^-_]+[-_]/,
  /\.(?:s?html?|php|aspx)$/i,
  /^(?=[\w-]*[\da-z])(?=[\w-]*[\dA-Z])(?=[\w-]*[A-Za-z])[\w-]{8,}$/,
];

/** A path that holds the day or the month: `/a/2026/01/13/`, `/20260113/`. */
const DATED = /\/(?:19|20)\d\d[/-]?[01]\d/;

/** For each link to an article its address. */
export function findArticleLinks(page: Page): ReadonlyMap<HtmlElement, string> {
  const links = new Map<HtmlElement, string>();
  for (const element of page.elements) {
    const href = element.name === 'a' ? findHref(element, page) : null;
    if (href !== null && href !== page.url && isOwn(href, page)) links.set(element, href);
  }
  const siblings = countSiblings(new Set(links.values()));
  for (const [element, href] of links) {
    if (!isArticle(new URL(href), siblings)) links.delete(element);
  }
  return links;
}

/** How many of the addresses look like those of articles. */
export function countArticles(addresses: readonly string[]): number {
  const siblings = countSiblings(new Set(addresses));
  return addresses.filter((address) => isArticle(new URL(address), siblings)).length;
}

function isArticle(url: URL, siblings: ReadonlyMap<string, number>): boolean {
  const steps = toSteps(url);
  const last = steps.at(-1) ?? '';
  if (steps.some((step) => NO_ARTICLE_STEP.test(step)) || FILE.test(last)) return false;
  if (ARTICLE_STEPS.some((shape) => shape.test(last)) || DATED.test(url.pathname)) return true;
  if (/[=/]\d/.test(url.search)) return true;
  return (siblings.get(toParent(url)) ?? 0) >= FEWEST_SIBLINGS;
}

/** Right below the site stand its sections: there the path says nothing. */
function countSiblings(hrefs: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const href of hrefs) {
    const url = new URL(href);
    if (toSteps(url).length < 2) continue;
    const parent = toParent(url);
    counts.set(parent, (counts.get(parent) ?? 0) + 1);
  }
  return counts;
}

function toSteps({ pathname }: URL): string[] {
  return pathname.split('/').filter((step) => step !== '');
}

function toParent(url: URL): string {
  return url.host + toSteps(url).slice(0, -1).join('/');
}
