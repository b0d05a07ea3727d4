// JSON Feed 1.0 and 1.1 (jsonfeed.org): text → ParsedFeed.

import type { ParsedFeed, ParsedItem, ParsedText } from '../../model/feed.ts';
import type { Failure } from '../../model/visit.ts';
import { parseJsonText } from '../json/text.ts';
import { takeItems } from '../limits.ts';
import { toAddress, toId, toLine } from '../terms.ts';

/** A JSON object whose shape nobody has checked; read by own keys only. */
type Unchecked = Readonly<Record<string, unknown>>;

type Place<T> = (item: Unchecked, base: string | null) => T | null;

const URL_PLACES: readonly Place<string>[] = [addressAt('url'), addressAt('external_url'), findIdAddress];
const IMAGES: readonly Place<string>[] = [addressAt('image'), addressAt('banner_image'), findAttachedImage];

/** A feed, a failure, or null for JSON that is no feed. `base` is the address it was read from. */
export function parseJsonFeed(text: string, base: string | null): ParsedFeed | Failure | null {
  const parsed = parseJsonText(text);
  if (!('value' in parsed)) return parsed;
  return isObject(parsed.value) && isFeed(parsed.value) ? toFeed(parsed.value, base) : null;
}

function isObject(value: unknown): value is Unchecked {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFeed(document: Unchecked): boolean {
  if (!Array.isArray(get(document, 'items'))) return false;
  return (
    /jsonfeed\.org\/version/i.test(readText(document, 'version') ?? '') || typeof get(document, 'title') === 'string'
  );
}

function toFeed(document: Unchecked, address: string | null): ParsedFeed {
  const base = address ?? readText(document, 'feed_url') ?? readText(document, 'home_page_url');
  const language = readText(document, 'language');
  const version = /version\/([\d.]+)/.exec(readText(document, 'version') ?? '')?.[1];
  return {
    format: version === undefined ? 'json feed' : `json feed ${version.replace(/^1$/, '1.0')}`,
    id: toAddress(readText(document, 'feed_url'), base),
    title: readText(document, 'title'),
    link: toAddress(readText(document, 'home_page_url'), base),
    updated: null,
    rights: null,
    subtitle: readText(document, 'description'),
    language,
    authors: findAuthors(document),
    rhythm: null,
    ...takeItems(readList(document, 'items').filter(isObject), (item) => toItem(item, base, language)),
  };
}

function toItem(item: Unchecked, base: string | null, language: string | null): ParsedItem {
  return {
    id: toId(readText(item, 'id')),
    url: findFirst(URL_PLACES, item, base),
    title: toParsedText('text', readText(item, 'title'), base),
    summary: toParsedText('text', readText(item, 'summary'), base),
    content: findContent(item, base),
    published: readText(item, 'date_published'),
    updated: readText(item, 'date_modified'),
    authors: findAuthors(item),
    categories: [
      ...new Set(readList(item, 'tags').flatMap((tag) => (typeof tag === 'string' ? (toLine(tag) ?? []) : []))),
    ],
    image: findFirst(IMAGES, item, base),
    language: readText(item, 'language') ?? language,
    host: null,
    source: null,
  };
}

function findFirst<T>(places: readonly Place<T>[], item: Unchecked, base: string | null): T | null {
  for (const place of places) {
    const found = place(item, base);
    if (found !== null) return found;
  }
  return null;
}

function addressAt(key: string): Place<string> {
  return (item, base) => toAddress(readText(item, key), base);
}

/** The specification prefers an id that is the item's address. */
function findIdAddress(item: Unchecked): string | null {
  const id = readText(item, 'id');
  return id !== null && /^https?:\/\//i.test(id) ? id : null;
}

function findAttachedImage(item: Unchecked, base: string | null): string | null {
  const image = readList(item, 'attachments').find(
    (one) => isObject(one) && /^image\//i.test(readText(one, 'mime_type') ?? ''),
  );
  return isObject(image) ? toAddress(readText(image, 'url'), base) : null;
}

function findContent(item: Unchecked, base: string | null): ParsedText | null {
  return (
    toParsedText('html', readText(item, 'content_html'), base) ??
    toParsedText('text', readText(item, 'content_text'), base)
  );
}

function toParsedText(type: ParsedText['type'], value: string | null, base: string | null): ParsedText | null {
  return value === null ? null : { type, value, base };
}

/** `authors` since 1.1, `author` before. */
function findAuthors(holder: Unchecked): string[] {
  const listed = [...readList(holder, 'authors'), get(holder, 'author')].filter(isObject);
  const names = listed.map((author) => toLine(readText(author, 'name') ?? readText(author, 'url')));
  return [...new Set(names.filter((name) => name !== null))];
}

/** A number is taken at its word: 1.0 allowed numeric ids. */
function readText(holder: Unchecked, key: string): string | null {
  const value = get(holder, key);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim() || null : null;
}

function readList(holder: Unchecked, key: string): readonly unknown[] {
  const value = get(holder, key);
  return Array.isArray(value) ? value : [];
}

function get(holder: Unchecked, key: string): unknown {
  return Object.hasOwn(holder, key) ? holder[key] : undefined;
}
