// The publisher's terms → ours: addresses, dates, clean HTML, plain text, whose word it is. It knows nothing of headlines, languages or entries.
import type { Language, Outlet, Source } from '../model/configuration.ts';
import type { FeedInfo, ParsedItem, ParsedText } from '../model/feed.ts';
import type { Instant, Stamp } from '../model/stamp.ts';
import { toAddress, toAddressKey } from './address.ts';
import { isPerson, withoutBoilerplate, withoutHtmlBoilerplate } from './boilerplate.ts';
import { movesWithTime, toStamp } from './date.ts';
import { toHtml, toPlainText } from './html.ts';
import { findOutlet, isListed, isOnHosts, type Outlets } from './outlet.ts';

/** A date further ahead than this is a mistake (an hour's zone, a year's typing), not a clock that runs fast. */
const FUTURE_TOLERANCE = 10 * 60_000;

/** The note for a date whose time has not come. */
const EARLY = 'a date in the future was left out';

/** Before this nothing was published on the Web: 1970 is what a missing number becomes. */
const FIRST_DAY_OF_THE_WEB = '1991-08-06';

/** Longest summary, in characters: a paragraph. Feeds that put whole articles into their descriptions are cut at a word. */
const MAX_SUMMARY = 600;

/** Longest title; the longest real ones have forty words. */
const MAX_TITLE = 1000;

/** Most names and categories of one item, and the longest of each. */
const MAX_NAMES = 30;
const MAX_NAME = 200;

/** An item in our terms, before anything is decided about its headline. */
export interface NormalisedItem {
  readonly itemId: string | null;
  readonly url: string | null;
  readonly addressKey: string | null;
  readonly outlet: Outlet;
  /** Whether the source's `unlisted` lets items of that outlet be published. */
  readonly welcome: boolean;
  /** Whether the source speaks for that outlet. */
  readonly own: boolean;
  /** Plain text, as printed. */
  readonly title: string;
  readonly declared: Language | null;
  readonly published: Stamp | null;
  readonly datedLoosely: boolean;
  readonly updated: Instant | null;
  readonly summary: string | null;
  readonly content: string | null;
  readonly authors: readonly string[];
  readonly image: string | null;
  readonly categories: readonly string[];
  readonly feed: FeedInfo;
  /** Whether a date was left out because its time has not come. */
  readonly early: boolean;
  /** What was odd, in words. */
  readonly notes: readonly string[];
}

export interface NormaliseContext {
  readonly source: Source;
  readonly outlets: Outlets;
  readonly now: Instant;
  /** Ids that the document gives to more than one item, and which therefore name none. */
  readonly repeatedIds: ReadonlySet<string>;
  /** The document that the items come from, unless they name another. */
  readonly feed: FeedInfo;
}

/** Null where an item says nothing that could be published. */
export function normalise(item: ParsedItem, context: NormaliseContext): NormalisedItem | null {
  const { source, outlets, repeatedIds } = context;
  const outlet = findOutlet(source, item.host, outlets);
  const url = toAddress(item.url);
  const text = toBodyText(item);
  const headline = plain(item.title);
  const title = findTitle(headline, text, url);
  if (title === null) return null;
  const notes: string[] = [];
  const dates = findDates(item, context, notes);
  const content = findContent(item);
  return {
    itemId: item.id === null || repeatedIds.has(item.id) ? null : item.id.toWellFormed(),
    url,
    addressKey: url !== null && isOnHosts(url, outlet, outlets) ? toAddressKey(url) : null,
    outlet,
    welcome: source.unlisted === 'keep' || isListed(outlet, outlets),
    own: item.host === null || source.outlet === outlet.id,
    title,
    declared: source.language === 'auto' ? item.language : source.language,
    ...dates,
    // A summary that only says the title again is none.
    summary: text === null || text === headline ? null : cut(text, MAX_SUMMARY),
    content,
    authors: toNames(item.authors).filter(isPerson),
    image: toAddress(item.image) ?? findImage(content),
    categories: toNames(item.categories),
    feed: item.source === null ? context.feed : toFeedInfo(item.source, source, context.now),
    early: notes.includes(EARLY),
    notes,
  };
}

/** The summary, else the content, plain: what titles and summaries are made of when an item has none. */
function toBodyText(item: ParsedItem): string | null {
  for (const text of [item.summary, item.content]) {
    const own = withoutBoilerplate(plain(text) ?? '');
    if (own !== null) return own;
  }
  return null;
}

function findTitle(headline: string | null, text: string | null, url: string | null): string | null {
  const title = headline ?? (text === null ? null : cut(text, 100)) ?? url;
  return title === null ? null : cut(title, MAX_TITLE);
}

/** The content, or a description that says more than the summary made of it: many feeds have the article there. */
function findContent({ content, summary }: ParsedItem): string | null {
  const text = content ?? (saysMore(summary) ? summary : null);
  const html = text === null ? null : toHtml(text);
  return html === null ? null : withoutHtmlBoilerplate(html);
}

/** The first picture of clean HTML. */
function findImage(content: string | null): string | null {
  const src = content === null ? null : /<img\b[^>]*? src="([^"]+)"/.exec(content)?.[1];
  return toAddress(src?.replaceAll('&amp;', '&') ?? null);
}

/** Whether a text is more than the paragraph that becomes the summary. */
function saysMore(text: ParsedText | null): boolean {
  return text !== null && (text.value.length > MAX_SUMMARY || (text.type === 'html' && text.value.includes('<')));
}

function findDates(
  item: ParsedItem,
  { source, now }: NormaliseContext,
  notes: string[],
): Pick<NormalisedItem, 'published' | 'datedLoosely' | 'updated'> {
  const read = (text: string | null) => toPossible(toStamp(text, { zone: source.timezone, now }), now, notes);
  const published = read(item.published);
  const updated = read(item.updated);
  return {
    published: published ?? updated,
    datedLoosely: published === null ? updated !== null : movesWithTime(item.published),
    updated: updated?.at ?? null,
  };
}

function toPossible(stamp: Stamp | null, now: Instant, notes: string[]): Stamp | null {
  if (stamp === null) return null;
  if (Date.parse(stamp.at) > Date.parse(now) + FUTURE_TOLERANCE) {
    notes.push(EARLY);
    return null;
  }
  if (stamp.at >= FIRST_DAY_OF_THE_WEB) return stamp;
  notes.push('a date before the Web was left out');
  return null;
}

/** The document an item came from, in our terms. Our own address for it is not told: it may hold a key. */
export function toFeedInfo(feed: FeedInfo, source: Source, now: Instant): FeedInfo {
  return {
    id: feed.id,
    title: toLine(feed.title),
    link: toAddress(feed.link),
    updated: toPossible(toStamp(feed.updated, { zone: source.timezone, now }), now, [])?.at ?? null,
    rights: toLine(feed.rights),
  };
}

/** What is said of a whole document goes along with each of its entries, and so must be short. */
function toLine(value: string | null): string | null {
  const line = value === null ? null : plain({ type: 'html', value: value.slice(0, MAX_TITLE * 4), base: null });
  return line === null ? null : cut(line, MAX_TITLE);
}

function toNames(names: readonly string[]): string[] {
  const cleaned = new Set<string>();
  for (const value of names) {
    if (cleaned.size >= MAX_NAMES) break;
    const name = plain({ type: 'text', value, base: null });
    if (name !== null) cleaned.add(cut(name, MAX_NAME));
  }
  return [...cleaned];
}

function plain(text: ParsedText | null): string | null {
  return text === null ? null : toPlainText(text);
}

/** Cuts between words where it can, and says that it did. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length);
  const space = head.lastIndexOf(' ');
  const end = space > length / 2 ? space : length;
  return `${head
    .slice(0, end)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
