// What a document that is no feed looks like, in words that tell an operator what to do; it reads just enough to say so.

import { toLine } from './terms.ts';

/** Characters that are looked at. */
const REACH = 65_536;

/** Longest quotation of the document, in characters. */
const QUOTE = 80;

const TITLE = /<title[^<>]*>([^<]{1,500})/i;
const LINK = /<link\b[^<>]{1,1000}>/gi;
const FEED_TYPE = /\btype\s*=\s*["']?application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml)/i;
const HREF = /\bhref\s*=\s*["']?([^"'\s>]{1,500})/i;

/** One sentence without a full stop: what it looks like; what to do. */
export function describeStranger(text: string): string {
  const head = text.slice(0, REACH).trim();
  if (head === '') return 'the document is empty; ask the outlet whether the feed has moved';
  if (head.startsWith('{') || head.startsWith('[')) return describeJson(head);
  if (/<(?:html|head|body)\b|<!doctype html/i.test(head)) return describePage(head);
  const root = /<([A-Za-z_][\w.:-]*)/.exec(head.replace(/<!--[\s\S]*?(?:-->|$)/g, ''))?.[1];
  if (head.startsWith('<') && root !== undefined)
    return `an XML document of <${root}>; only RSS, RDF, Atom and JSON Feed are read as a feed`;
  return `text that begins ${quote(head)}; check the address`;
}

function describeJson(head: string): string {
  const keys = [...new Set([...head.matchAll(/"([\w-]{1,40})"\s*:/g)].map(([, key]) => key))].slice(0, 5);
  const named = keys.length === 0 ? 'a JSON document' : `a JSON document with the keys ${keys.join(', ')}`;
  return `${named}; it is no JSON Feed, use another kind for it`;
}

function describePage(head: string): string {
  const title = toLine(TITLE.exec(head)?.[1] ?? null);
  const page = title === null ? 'an HTML page' : `an HTML page titled ${quote(title)}`;
  const feeds = (head.match(LINK) ?? [])
    .filter((link) => FEED_TYPE.test(link))
    .flatMap((link) => HREF.exec(link)?.[1] ?? []);
  if (feeds.length > 0) return `${page}; it names a feed at ${feeds.slice(0, 2).join(' and ')}`;
  return `${page}; look for the feed's address or use another kind`;
}

function quote(text: string): string {
  const line = text.slice(0, QUOTE * 4).replace(/\s+/g, ' ');
  return `“${line.length > QUOTE ? `${line.slice(0, QUOTE)}…` : line}”`;
}
