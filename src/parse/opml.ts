// OPML 1.0 and 2.0: text → the feeds that it lists. It knows nothing of sources, and follows no inclusion.
import type { Failure } from '../model/visit.ts';
import { readAttribute } from './feed/element.ts';
import { mend } from './xml/mend.ts';
import { toWebAddress } from './terms.ts';
import { parseXml, type XmlElement } from './xml/xml.ts';

/** One feed of a list, under the names that OPML has for what it says. */
export interface OpmlFeed {
  readonly title: string | null;
  /** Absolute web addresses, percent-encoded. */
  readonly xmlUrl: string;
  readonly htmlUrl: string | null;
  /** As declared. */
  readonly language: string | null;
  /** Titles of the outlines that enclose it, the outermost first. */
  readonly categories: readonly string[];
}

/** Longest title, in characters. */
const LONGEST_TITLE = 1_000;

/** Longest address, in characters; browsers stop at about 2,000. */
const LONGEST_ADDRESS = 2_048;

/** Comments are passed over. */
const ROOT = /<!--[\s\S]*?(?:-->|$)|<(opml)(?=[\s/>])/gi;

/** White space, what XML forbids or nobody sees, and what turns words around. */
const GAPS = /[\s\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]+/g;

/** `feed:https://…` and `feed://…`, as readers on the Mac wrote them. */
const FEED_SCHEME = /^feed:(?:\/\/(?!https?:)|(?:\/\/)?(https?:))/i;

/**
 * Outlines with an `xmlUrl`, at any depth that is read, each address once; of a list that is cut off those before the cut.
 * A failure of stage `parse`, `not-opml`, where there is no such document. Never throws.
 */
export function parseOpml(text: string): readonly OpmlFeed[] | Failure {
  const start = Array.from(text.matchAll(ROOT)).find(([, root]) => root !== undefined)?.index;
  const root = start === undefined ? null : parseXml(mend(text.toWellFormed(), start).text, null);
  if (root === null)
    return { stage: 'parse', code: 'not-opml', detail: 'there is no <opml> in it; export the list of feeds as OPML' };
  const feeds = new Map<string, OpmlFeed>();
  for (const feed of findFeeds(root, [])) if (!feeds.has(feed.xmlUrl)) feeds.set(feed.xmlUrl, feed);
  return [...feeds.values()];
}

/** An outline that is a feed and was not closed encloses the ones after it, and is no category of theirs. */
function findFeeds(element: XmlElement, categories: readonly string[]): OpmlFeed[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    const title = child.name === 'outline' ? readTitle(child) : null;
    const feed = toFeed(child, title, categories);
    const inner = findFeeds(child, title === null || feed !== null ? categories : [...categories, title]);
    return feed === null ? inner : [feed, ...inner];
  });
}

function toFeed(outline: XmlElement, title: string | null, categories: readonly string[]): OpmlFeed | null {
  const xmlUrl = outline.name === 'outline' ? readAddress(outline, 'xmlurl') : null;
  if (xmlUrl === null) return null;
  const htmlUrl = readAddress(outline, 'htmlurl');
  return { title, xmlUrl, htmlUrl, language: readAttribute(outline, 'language'), categories };
}

/** `text` is what every outline must have; `title` is the feed's own where the two differ. */
function readTitle(outline: XmlElement): string | null {
  return readLine(outline, 'title') ?? readLine(outline, 'text');
}

function readLine(outline: XmlElement, name: string): string | null {
  const line = (readAttribute(outline, name) ?? '').replace(GAPS, ' ').trim();
  return line.slice(0, LONGEST_TITLE).toWellFormed() || null;
}

function readAddress(outline: XmlElement, name: string): string | null {
  const printed = readAttribute(outline, name)?.replace(FEED_SCHEME, (_, scheme?: string) => scheme ?? 'http://');
  const url = URL.parse(toWebAddress(printed ?? null) ?? '');
  return url === null || url.href.length > LONGEST_ADDRESS ? null : url.href;
}
