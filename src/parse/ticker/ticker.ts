// Reads a ticker: a page on which `TITLE HOST PUBLISHED:YYYY/MM/DD` repeats. It knows neither which outlet a host belongs to nor what a date means.
import type { ParsedFeed, ParsedItem, ParsedText } from '../../model/feed.ts';
import type { Failure } from '../../model/visit.ts';
import { parseTickerArticle, toPlain } from './article.ts';
import { findStretches, findTitle, LONGEST_TITLE, type Stretch } from './entry.ts';
import { findTitleStarts } from './rank.ts';
import { takeItems } from '../limits.ts';
import { type LinkSpan, readTickerText, type TickerText } from './text.ts';

/** What a ticker never gives. */
const NOTHING: Omit<ParsedItem, 'title' | 'host' | 'language' | 'published'> = {
  id: null,
  url: null,
  summary: null,
  content: null,
  updated: null,
  authors: [],
  categories: [],
  image: null,
  source: null,
};

interface Reading {
  readonly items: readonly ParsedItem[];
  readonly notes: readonly string[];
}

/**
 * Reads a ticker's text or HTML: its entries in the order of the page, those that it repeats once, and behind them the article it carries.
 * Titles are as printed, without rank; hosts without `www.`; dates as printed; an item's address is the link that encloses its title.
 * A document without a single entry is a failure `not-a-ticker`. Takes time linear in the text.
 */
export function parseTicker(text: string, address: { readonly url: string | null }): ParsedFeed | Failure {
  const page = readTickerText(text);
  const stretches = findStretches(page.text);
  const base = toAddress(page.base ?? '', address.url) ?? address.url;
  const entries = readEntries(page, base, stretches);
  const article = readArticles(page, stretches);
  const items = unite([...entries.items, ...article.items]);
  if (items.length === 0) return toFailure(text, [...entries.notes, ...article.notes]);
  const taken = takeItems(items, (item) => item);
  return {
    format: 'ticker',
    id: null,
    title: page.title === null ? null : toPlain(page.title) || null,
    subtitle: null,
    link: toAddress('', address.url),
    updated: null,
    rights: null,
    language: null,
    authors: [],
    rhythm: null,
    ...taken,
    notes: [...taken.notes, ...entries.notes, ...article.notes],
  };
}

function readEntries(page: TickerText, base: string | null, stretches: readonly Stretch[]): Reading {
  const entries = stretches.filter((stretch) => stretch.kind === 'entry');
  const spans = entries.map((stretch) => findTitle(page.text, stretch));
  const starts = findTitleStarts(page.text, spans);
  const links = page.links.values();
  let link = links.next().value;
  const items = entries.flatMap((stretch, index) => {
    const start = starts[index] ?? stretch.hostStart;
    const end = spans[index]?.end ?? start;
    const title = end - start > LONGEST_TITLE ? '' : toPlain(page.text.slice(start, end));
    if (stretch.host === null || title === '') return [];
    while (link !== undefined && link.end < end) link = links.next().value;
    const url = link !== undefined && isAround(link, page.text, stretch, start) ? toAddress(link.href, base) : null;
    const { host, language, published } = stretch;
    return [{ ...NOTHING, url, title: toText(title), published, language, host }];
  });
  return {
    items,
    notes: toNotes(entries.length - items.length, 'entry', 'a date without a host and a title before it'),
  };
}

/** A link that goes over the entry's own end, or began before it, leads to something else than this entry. */
function isAround(link: LinkSpan, text: string, stretch: Stretch, titleStart: number): boolean {
  if (link.start < stretch.from || link.start > titleStart) return false;
  return text.slice(stretch.end, link.end).trim() === '';
}

function readArticles(page: TickerText, stretches: readonly Stretch[]): Reading {
  const ends = stretches.filter((stretch) => stretch.kind === 'article');
  const items = ends.flatMap((stretch) => {
    const article = parseTickerArticle(page.text.slice(stretch.from, stretch.hostStart));
    if (article === null || article.title.length > LONGEST_TITLE) return [];
    const content: ParsedText = { type: 'html', value: article.content, base: null };
    const { host, language } = article;
    return [{ ...NOTHING, title: toText(article.title), content, host, language, published: stretch.published }];
  });
  return {
    items,
    notes: toNotes(ends.length - items.length, 'article', 'a date without a line that ends in a host before it'),
  };
}

/** Items alike are one, with the address that any of them has; an address that several headlines share is none of theirs. */
function unite(items: readonly ParsedItem[]): readonly ParsedItem[] {
  const united = new Map<string, ParsedItem>();
  const titles = new Map<string, Set<string>>();
  for (const item of items) {
    const key = JSON.stringify([item.language, item.host, item.published, item.title?.value]);
    if (item.url !== null) titles.set(item.url, (titles.get(item.url) ?? new Set()).add(key));
    const known = united.get(key);
    if (known === undefined || known.url === null) united.set(key, item);
  }
  return [...united.values()].map((item) =>
    item.url !== null && (titles.get(item.url)?.size ?? 0) > 1 ? { ...item, url: null } : item,
  );
}

function toText(value: string): ParsedText {
  return { type: 'text', value, base: null };
}

/** An absolute web address, or null: `#`, `javascript:` and `file:` lead no reader anywhere. */
function toAddress(href: string, base: string | null): string | null {
  const address = URL.parse(href.trim(), base ?? undefined);
  return address !== null && /^https?:$/u.test(address.protocol) && !href.trim().startsWith('#') ? address.href : null;
}

function toNotes(count: number, what: 'entry' | 'article', why: string): readonly string[] {
  return count === 0 ? [] : [`${what} left out (${count}): ${why}`];
}

function toFailure(text: string, notes: readonly string[]): Failure {
  const looked =
    'looked for "TITLE HOST PUBLISHED:YYYY/MM/DD", "TITLE HOST НИЙТЭЛСЭН:YYYY/MM/DD" and an article that ends in "Published Date:YYYY-MM-DD"';
  const found = notes.length === 0 ? 'found none' : notes.join('; ');
  const detail = `no ticker in ${text.length} characters: ${looked}, ${found}; check that the address is the page with the ticker, or give the source another kind`;
  return { stage: 'parse', code: 'not-a-ticker', detail };
}
