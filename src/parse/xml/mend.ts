// Ill-formed XML → well-formed XML in one linear pass, before any tree is built; of well-formed text only comments and processing
// instructions are lost. It knows no meaning of elements beyond which of them hold items and which hold no others.

import { readTag, type Tag } from './tag.ts';

/** Deepest nesting of elements; what is deeper loses its tags and keeps its text. HTML inside a feed seldom reaches 30. */
export const DEEPEST = 100;

/** Most tags of one document; the rest is cut off. A feed of 10,000 items has about 300,000. */
const MOST_TAGS = 500_000;

export interface Mended {
  readonly text: string;
  /** Whether the document ended before its root did: what was begun and not finished is left out. */
  readonly cut: boolean;
}

/** An element that is open, and the state of the output just before it. */
interface Open {
  readonly name: string;
  readonly printed: string;
  readonly length: number;
  readonly kept: number;
  readonly start: number;
}

/** Text is copied up to `kept`; each edit adds a piece to `out`. */
interface Scan {
  readonly text: string;
  out: string;
  kept: number;
  at: number;
  readonly open: Open[];
}

const ITEM = /^(?:[\w.-]+:)?(?:item|entry)$/;

/** Elements of RSS and Atom that never hold one another: an open one ends where the next begins. */
const FIELD =
  /^(?:atom:|a:|rss:)?(?:title|link|guid|id|pubdate|updated|published|description|summary|category|comments|enclosure|language|copyright|ttl|generator|lastbuilddate)$/;
const ENDS_FIELD =
  /^(?:atom:|a:|rss:)?(?:link|guid|id|pubdate|updated|published|description|summary|category|comments|enclosure|lastbuilddate)$|^dc:|^content:encoded$/;

/** HTML's empty elements that no vocabulary of feeds uses for something else. */
const EMPTY = new Set(['br', 'hr', 'img', 'wbr', 'input', 'embed']);

/** Names at which fast-xml-parser throws. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The document's root element as well-formed text, from `start`, where its first tag begins. Prolog, internal DTD subset, processing instructions
 * and everything after the root are dropped; stray `<` is escaped; elements that were left open are closed; a document that is cut off ends with its last whole item.
 */
export function mend(text: string, start: number): Mended {
  const scan: Scan = { text, out: '', kept: start, at: start, open: [] };
  for (let tags = 0; tags < MOST_TAGS; tags += 1) {
    const next = text.indexOf('<', scan.at);
    if (next < 0 || !readMarkup(scan, next)) break;
    if (scan.open.length === 0) return { text: take(scan, scan.at), cut: false };
  }
  return { text: closeAll(scan), cut: true };
}

/** Reads one piece of markup at `at`; false where the document ends within it. */
function readMarkup(scan: Scan, at: number): boolean {
  const code = scan.text.charCodeAt(at + 1);
  if (code === 0x2f) return readEndTag(scan, at);
  if (code === 0x21) return readDeclaration(scan, at);
  if (code === 0x3f) return skipTo(scan, at, scan.text.indexOf('>', at + 2), 1, true);
  const tag = readTag(scan.text, at);
  if (tag === null) return escape(scan, at);
  readStartTag(scan, tag);
  return true;
}

function readDeclaration(scan: Scan, at: number): boolean {
  const { text } = scan;
  if (text.startsWith('<!--', at)) return skipTo(scan, at, text.indexOf('-->', at + 4), 3, true);
  if (text.startsWith('<![CDATA[', at)) return skipTo(scan, at, text.indexOf(']]>', at + 9), 3, false);
  return escape(scan, at);
}

/** Goes on behind `end`, keeping or dropping what lies between; an end that never comes ends the document. */
function skipTo(scan: Scan, at: number, end: number, length: number, drop: boolean): boolean {
  if (end < 0) return false;
  scan.at = end + length;
  if (drop) edit(scan, at, scan.at, '');
  return true;
}

function escape(scan: Scan, at: number): boolean {
  scan.at = at + 1;
  edit(scan, at, scan.at, '&lt;');
  return true;
}

function readStartTag(scan: Scan, tag: Tag): void {
  const name = tag.name.toLowerCase();
  scan.at = tag.end;
  if (RESERVED.has(name) || scan.open.length >= DEEPEST) {
    edit(scan, tag.start, tag.end, '');
    return;
  }
  closeForNext(scan, name, tag.start);
  const empty = tag.empty || EMPTY.has(name);
  if (tag.mended !== null || empty !== tag.empty) edit(scan, tag.start, tag.end, printTag(tag, empty));
  if (empty) return;
  scan.open.push({ name, printed: tag.name, start: tag.start, length: scan.out.length, kept: scan.kept });
}

function printTag(tag: Tag, empty: boolean): string {
  return `<${tag.name}${tag.mended ?? tag.attributes}${empty ? '/>' : '>'}`;
}

/** An item ends where the next begins, and so does a field that holds no others. */
function closeForNext(scan: Scan, name: string, at: number): void {
  const { open } = scan;
  const top = open.at(-1)?.name ?? '';
  if (ENDS_FIELD.test(name) && FIELD.test(top)) closeTo(scan, open.length - 1, at);
  if (!ITEM.test(name)) return;
  const item = findOpen(scan, name);
  if (item >= 0) closeTo(scan, item, at);
}

function readEndTag(scan: Scan, at: number): boolean {
  const end = scan.text.indexOf('>', at);
  if (end < 0) return false;
  const name = scan.text
    .slice(at + 2, end)
    .trim()
    .toLowerCase();
  scan.at = end + 1;
  const depth = scan.open.at(-1)?.name === name ? scan.open.length - 1 : findOpen(scan, name);
  if (depth < 0) return edit(scan, at, scan.at, '');
  closeTo(scan, depth + 1, at);
  scan.open.pop();
  return true;
}

function findOpen(scan: Scan, name: string): number {
  return scan.open.findLastIndex((element) => element.name === name);
}

/** Closes what is open from `depth` on, before `at`. */
function closeTo(scan: Scan, depth: number, at: number): void {
  if (scan.open.length <= depth) return;
  edit(scan, at, at, printEndTags(scan.open.splice(depth)));
}

function printEndTags(open: readonly Open[]): string {
  return open
    .map((element) => `</${element.printed}>`)
    .reverse()
    .join('');
}

/** The document ends too early: an item that was begun is taken back, and what remains open is closed. */
function closeAll(scan: Scan): string {
  const item = scan.open.find((element) => ITEM.test(element.name));
  if (item === undefined) return take(scan, scan.at) + printEndTags(scan.open);
  scan.out = scan.out.slice(0, item.length);
  scan.kept = item.kept;
  scan.open.splice(scan.open.indexOf(item));
  return take(scan, item.start) + printEndTags(scan.open);
}

function edit(scan: Scan, from: number, to: number, replacement: string): true {
  scan.out += scan.text.slice(scan.kept, from) + replacement;
  scan.kept = to;
  return true;
}

function take(scan: Scan, to: number): string {
  return scan.out + scan.text.slice(scan.kept, Math.max(to, scan.kept));
}
