// Whether what we publish is clean, whatever was read: each document by the strictest reader of its format that there is. It knows no attack.
import type { Entry } from '../../src/model/entry.ts';
import type { Published } from './published.ts';
import { checkContent, checkPage } from './strict-html.ts';
import { findElements, readStrictXml, toText, type XmlNode } from './strict-xml.ts';

/** What a line of text may not hold: controls, and what turns the direction of what follows. */
const UNSEEN = /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

/** Addresses that anybody may be sent to: of the web, without credentials. */
const PUBLIC = /^https?:\/\/[^\s/@?#<>"]+(?:[/?#][^\s<>"]*)?$/;

/** An id that names and does not run: of the web without credentials, or of a scheme that nothing opens. */
const ID =
  /^(?!(?:javascript|vbscript|data|file|blob|filesystem|about|view-source|jar):)(?:https?:\/\/[^\s/@]+(?:[/?#]|$)|[a-z][a-z0-9+.-]*:[^/])/i;

/** Throws an error that says which document is not clean, where and why. */
export function checkDocuments(documents: readonly Published[]): void {
  for (const document of documents) {
    try {
      CHECKS.find(([type]) => document.type.startsWith(type))?.[1](document.text);
    } catch (error) {
      throw new Error(`${document.path}: ${String(error)}`, { cause: error });
    }
  }
}

/** What is stored is clean too, so that whoever reads the store next need not clean it. */
export function checkEntries(entries: readonly Entry[]): void {
  for (const { id, uuid, title, originalTitle, summary, content, authors, categories, url, image, feed } of entries) {
    if (!ID.test(id) || !/^[0-9a-f-]{36}$/.test(uuid)) throw new Error(`the id ${JSON.stringify(id)}`);
    const lines = [title, originalTitle, summary, feed.title, feed.rights, ...authors, ...categories];
    for (const line of lines) if (line !== null) checkLine(line);
    for (const address of [url, image, feed.link]) if (address !== null) checkAddress(address);
    if (content !== null) checkContent(content);
  }
}

export function checkLine(line: string): void {
  if (UNSEEN.test(line) || !line.isWellFormed()) throw new Error(`not a line: ${JSON.stringify(line)}`);
}

function checkAddress(address: string): void {
  if (!PUBLIC.test(address)) throw new Error(`not public: ${JSON.stringify(address.slice(0, 200))}`);
}

const CHECKS: readonly (readonly [type: string, check: (text: string) => void])[] = [
  ['application/atom+xml', checkAtom],
  ['application/rss+xml', checkRss],
  ['application/feed+json', checkJson],
  ['text/html', checkPage],
  ['text/css', () => {}],
  ['text/x-opml', checkOpml],
  [
    '',
    () => {
      throw new Error('a type that nobody checks');
    },
  ],
];

function checkAtom(text: string): void {
  const feed = readStrictXml(text);
  eachText(feed, ['title', 'name', 'summary', 'rights'], checkLine);
  eachText(feed, ['content'], checkContent);
  eachText(feed, ['uri'], checkAddress);
  eachText(feed, ['id'], checkId);
  for (const { attributes } of findElements(feed, 'category')) checkLine(attributes['term'] ?? '');
  for (const name of ['link', 'media:thumbnail']) {
    for (const { attributes } of findElements(feed, name)) checkAddress(attributes['href'] ?? attributes['url'] ?? '');
  }
}

function checkRss(text: string): void {
  const rss = readStrictXml(text);
  eachText(rss, ['title', 'category', 'dc:creator', 'source'], checkLine);
  eachText(rss, ['description', 'content:encoded'], checkContent);
  eachText(rss, ['link'], checkAddress);
  eachText(rss, ['guid'], checkId);
  for (const name of ['enclosure', 'media:thumbnail', 'source']) {
    for (const { attributes } of findElements(rss, name)) checkAddress(attributes['url'] ?? '');
  }
}

function checkJson(text: string): void {
  const feed = JSON.parse(text) as { items: readonly Record<string, string>[] };
  if (!text.isWellFormed() || /[\0-\x08\x0b\x0c\x0e-\x1f]/.test(JSON.stringify(feed))) throw new Error('controls');
  for (const { id = '', url = '', title = '', content_html: content = '', image } of feed.items) {
    checkId(id);
    checkLine(title);
    checkContent(content);
    checkAddress(url);
    if (image !== undefined) checkAddress(image);
  }
}

function checkOpml(text: string): void {
  for (const { attributes } of findElements(readStrictXml(text), 'outline')) {
    checkLine(attributes['text'] ?? '');
    for (const name of ['xmlUrl', 'htmlUrl']) if (attributes[name] !== undefined) checkAddress(attributes[name]);
  }
}

function checkId(id: string): void {
  if (!ID.test(id)) throw new Error(`an id that is none: ${JSON.stringify(id)}`);
}

function eachText(root: XmlNode, names: readonly string[], check: (text: string) => void): void {
  for (const name of names) for (const node of findElements(root, name)) check(toText(node));
}
