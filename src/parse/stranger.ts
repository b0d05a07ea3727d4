// What a document looks like that is not what was expected, in words that tell an operator what to do; it reads just enough to say so.

import { toLine } from './terms.ts';

/** Characters that are looked at. */
const REACH = 65_536;

/** Longest quotation of the document, in characters. */
const QUOTE = 80;

const TITLE = /<title[^<>]*>([^<]{1,500})/i;
const LINK = /<link\b[^<>]{1,1000}>/gi;
const FEED_TYPE = /\btype\s*=\s*["']?application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml)/i;
const HREF = /\bhref\s*=\s*["']?([^"'\s>]{1,500})/i;

/** The first element of a page whose author left out `html`, `head` and `body`, as HTML lets them. */
const OF_PAGES = new Set(
  'a article aside b base body br button center div dl font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input link main meta nav noscript ol p pre script section span strong style table tbody td title tr ul'.split(
    ' ',
  ),
);

/** What was expected, as it is called, and what of XML and of JSON is read as one. */
const EXPECTED = {
  feed: { name: 'feed', xml: 'RSS, RDF, Atom and JSON Feed', json: 'JSON Feed' },
  sitemap: { name: 'sitemap', xml: '<urlset> and <sitemapindex>', json: 'sitemap' },
  json: { name: 'JSON document', xml: 'JSON documents', json: 'JSON that can be read' },
} as const;

/** One sentence without a full stop: what it looks like; what to do. */
export function describeStranger(text: string, expected: keyof typeof EXPECTED = 'feed'): string {
  const { name, xml, json } = EXPECTED[expected];
  const head = text.slice(0, REACH).trim();
  if (head === '') return `the document is empty; ask the outlet whether the ${name} has moved`;
  if (head.startsWith('{') || head.startsWith('[')) return describeJson(head, json);
  if (/<(?:html|head|body)\b|<!doctype html/i.test(head)) return describePage(head, name);
  const root = /<([A-Za-z_][\w.:-]*)/.exec(head.replace(/<!--[\s\S]*?(?:-->|$)/g, ''))?.[1];
  if (head.startsWith('<') && root !== undefined)
    return !head.startsWith('<?xml') && OF_PAGES.has(root.toLowerCase())
      ? describePage(head, name)
      : `an XML document of <${root}>; only ${xml} are read as a ${name}`;
  return `text that begins ${quote(head)}; check the address`;
}

function describeJson(head: string, wanted: string): string {
  const keys = [...new Set([...head.matchAll(/"([\w-]{1,40})"\s*:/g)].map(([, key]) => key))].slice(0, 5);
  const named = keys.length === 0 ? 'a JSON document' : `a JSON document with the keys ${keys.join(', ')}`;
  return `${named}; it is no ${wanted}, use another kind for it`;
}

function describePage(head: string, wanted: string): string {
  const title = toLine(TITLE.exec(head)?.[1] ?? null);
  const page = title === null ? 'an HTML page' : `an HTML page titled ${quote(title)}`;
  const feeds = (head.match(LINK) ?? [])
    .filter((link) => FEED_TYPE.test(link))
    .flatMap((link) => HREF.exec(link)?.[1] ?? []);
  if (feeds.length > 0) return `${page}; it names a feed at ${feeds.slice(0, 2).join(' and ')}`;
  return `${page}; look for the ${wanted}'s address or use another kind`;
}

function quote(text: string): string {
  const line = text.slice(0, QUOTE * 4).replace(/\s+/g, ' ');
  return `“${line.length > QUOTE ? `${line.slice(0, QUOTE)}…` : line}”`;
}
