// The text of a feed in any format → ParsedFeed: tells by its content which format it is; Content-Type and file names are not asked.

import type { ParsedFeed } from '../../model/feed.ts';
import type { Failure } from '../../model/visit.ts';
import { parseAtom } from './atom.ts';
import { describeStranger } from '../stranger.ts';
import { parseJsonFeed } from './json-feed.ts';
import { toLegal } from '../legal.ts';
import { mend } from '../xml/mend.ts';
import { parseRss } from './rss.ts';
import { parseXml, type XmlElement } from '../xml/xml.ts';

/** Where a document came from. */
export interface Address {
  /** The address that answered; null when unknown. */
  readonly url: string | null;
  /** The Content-Location header, if there was one: the base before `url` (RFC 3986 section 5.1). */
  readonly contentLocation?: string | null;
}

/** Characters in which the root of a feed is looked for: what precedes it is a prolog, comments, or what a broken server printed. */
const ROOT_REACH = 65_536;

/** Comments, processing instructions and document types, so that a name inside them is not taken for a root; or a start tag. */
const MARKUP =
  /<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?(?:>|$)|<([A-Za-z_][\w.-]*(?::[\w.-]+)?)(?=[\s/>])/gi;

/** By local name, in lower case. */
const ROOTS: ReadonlyMap<string, (root: XmlElement) => ParsedFeed> = new Map([
  ['rss', parseRss],
  ['rdf', parseRss],
  ['channel', parseRss],
  ['feed', parseAtom],
]);

/**
 * A document in RSS 0.9x–2.0, RDF, Atom 0.3 or 1.0, or JSON Feed, however ill-formed. Failures of stage `parse`: `not-a-feed` with what the
 * document looks like and what to do, `ill-formed` where not even the beginning could be read. Never throws.
 */
export function parseFeed(text: string, address: Address): ParsedFeed | Failure {
  const clean = toLegal(text);
  const base = findBase(address);
  const first = clean.trimStart()[0];
  if (first === '{' || first === '[') return parseJsonFeed(clean, base) ?? toStranger(clean);
  const start = findRoot(clean);
  return start === null ? toStranger(clean) : parseXmlFeed(clean, start, base);
}

function findBase(address: Address): string | null {
  const located = URL.parse(address.contentLocation ?? '', address.url ?? undefined);
  return located !== null && address.contentLocation && /^https?:$/.test(located.protocol) ? located.href : address.url;
}

/** Where the root element of a feed begins. An HTML page is none, even where a feed is quoted in it. */
function findRoot(text: string): number | null {
  for (const match of text.slice(0, ROOT_REACH).matchAll(MARKUP)) {
    const name = toLocal(match[1] ?? '');
    if (ROOTS.has(name)) return match.index;
    if (name === 'html' || name === 'head' || name === 'body') return null;
  }
  return null;
}

function toLocal(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function parseXmlFeed(text: string, start: number, base: string | null): ParsedFeed | Failure {
  const mended = mend(text, start);
  const root = parseXml(mended.text, base);
  const parse = root === null ? undefined : ROOTS.get(toLocal(root.name));
  if (root === null || parse === undefined)
    return { stage: 'parse', code: 'ill-formed', detail: 'the document ends within its first tag; try again' };
  const feed = parse(root);
  if (!mended.cut) return feed;
  if (feed.items.length === 0) {
    return { stage: 'parse', code: 'ill-formed', detail: 'the document ends before its first item does; try again' };
  }
  return { ...feed, complete: false, notes: [...feed.notes, `truncated after ${feed.items.length} items`] };
}

function toStranger(text: string): Failure {
  return { stage: 'parse', code: 'not-a-feed', detail: describeStranger(text) };
}
