// The feeds and interfaces that a page names, for machines in its head and for readers in its links. Whether they are any is judged elsewhere.
import type { HtmlElement } from '../parse/html/tree.ts';
import { findHref, type Page } from './page.ts';

/** Types under which feeds are announced (RSS Autodiscovery; RFC 4287, 9; jsonfeed.org). */
const FEED_TYPE =
  /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/json|(?:application|text)\/xml)\b/i;

/** Paths that readers' links to a feed have. */
const FEED_PATH = /\/(?:rss|feeds?|atom)(?:\/|\d*\.(?:xml|rss|php|aspx?))?$|\.(?:xml|rss|atom)$|\/(?:rss|feed)\//i;

/** Documents that are XML or in such a path and no feed of articles. */
const NO_ARTICLES = /comments?(?:\/|$|[=&])|sitemap|oembed|wlwmanifest|opensearch|wp-json|xmlrpc/i;

/** Addresses in the order in which they are worth asking: what is announced first. */
export function findFeedLinks(page: Page): string[] {
  const announced = page.elements.filter(isAnnouncement);
  const linked = page.elements.filter(({ name }) => name === 'a');
  const addresses = [
    ...announced.flatMap((element) => findHref(element, page) ?? []),
    ...linked
      .flatMap((element) => findHref(element, page) ?? [])
      .filter((href) => FEED_PATH.test(new URL(href).pathname)),
  ];
  return [...new Set(addresses)].filter((href) => !NO_ARTICLES.test(href));
}

/** Where WordPress says that its REST interface is (developer.wordpress.org, "Discovery"); null where a page names none. */
export function findWordpressRoot(page: Page): string | null {
  const link = page.elements.find((element) => element.name === 'link' && hasRel(element, 'https://api.w.org/'));
  return link === undefined ? null : findHref(link, page);
}

function isAnnouncement(element: HtmlElement): boolean {
  return (
    element.name === 'link' && hasRel(element, 'alternate') && FEED_TYPE.test(element.attribs['type']?.trim() ?? '')
  );
}

function hasRel({ attribs }: HtmlElement, wanted: string): boolean {
  return (attribs['rel'] ?? '').toLowerCase().split(/\s+/).includes(wanted);
}
