// The search of a site for what can be read of it, in the order in which it is worth asking; it opens nothing itself and judges no list.
import { decode } from '../decode/decode.ts';
import type { Source } from '../model/configuration.ts';
import type { Instant } from '../model/stamp.ts';
import type { Failure, Fetched } from '../model/visit.ts';
import type { DateContext } from '../normalise/date.ts';
import { countArticles } from './article-links.ts';
import { toTrialSource, type Candidate, type Draft, type PreviewEntry } from './candidate.ts';
import { findCardFields } from './card-fields.ts';
import { findCardLists } from './card-lists.ts';
import type { CardGroup } from './cards.ts';
import { findDataDrafts, findJsonDraft } from './embedded-data.ts';
import { findFeedLinks, findWordpressRoot } from './feed-links.ts';
import { toPage, type Page } from './page.ts';
import { findSitemapLines, toFeedAddresses, toSitemapAddresses, toWordpressAddress } from './usual-paths.ts';

/** What a search needs of the world. */
export interface DiscoverWorld {
  /** Asked once for an address; the bound on requests is its own. */
  readonly fetch: (url: string) => Promise<Fetched>;
  /** Reads a source through every stage; nothing where it holds no items. */
  readonly read: (source: Source) => Promise<readonly PreviewEntry[]>;
  readonly now: Instant;
  /** The zone of dates that print none. */
  readonly timezone: string;
}

export interface Discovery {
  readonly page: Page;
  /** In the order in which they were found. */
  readonly candidates: readonly Candidate[];
}

interface Search {
  readonly page: Page;
  readonly world: DiscoverWorld;
}

/** Feeds that a page names; beyond these they are those of its sections. */
const MOST_FEED_LINKS = 4;
/** Sitemaps that robots.txt names; some sites have one for each month. */
const MOST_SITEMAPS = 3;

/** Lists in a page's markup that are offered. */
const MOST_LISTS = 2;

/** A list of one or two entries in a page is a highlight. */
const FEWEST_ENTRIES = 3;

const SEARCHES: readonly ((search: Search) => Promise<Candidate[]>)[] = [
  searchFeeds,
  searchWordpress,
  searchData,
  searchCards,
  searchSitemaps,
];

/** The failure is that of the address itself: then nothing else was asked for. */
export async function discover(url: string, world: DiscoverWorld): Promise<Discovery | Failure> {
  const opened = await open(url, world);
  if ('stage' in opened) return opened;
  const page = toPage(opened.text, opened.url);
  const search = { page, world };
  const itself = await searchItself(search);
  if (itself.length > 0) return { page, candidates: itself };
  const candidates: Candidate[] = [];
  for (const one of SEARCHES) candidates.push(...(await one(search)));
  return { page, candidates };
}

async function open(url: string, { fetch }: DiscoverWorld): Promise<{ text: string; url: string } | Failure> {
  const fetched = await fetch(url);
  if (fetched.outcome === 'failed') return fetched.failure;
  if (fetched.outcome === 'unchanged') throw new Error('an answer "unchanged" to a question without validators');
  return { text: decode(fetched.body, fetched.contentType), url: fetched.url };
}

/** An operator may name the feed, the sitemap or the data itself. */
async function searchItself({ page, world }: Search): Promise<Candidate[]> {
  const { url, elements } = page;
  if (elements.some(({ name }) => name === 'html' || name === 'body')) return [];
  const json = findJsonDraft(page, toDates(world));
  const drafts: Draft[] = [{ kind: 'feed', url }, { kind: 'wordpress', url }, ...(json === null ? [] : [json])];
  const first = await findFirst(drafts, world);
  return first.length > 0 ? first : searchSitemap(url, world);
}

/** Usual paths are asked only where the page names no feed that is one. */
async function searchFeeds({ page, world }: Search): Promise<Candidate[]> {
  const named = findFeedLinks(page).slice(0, MOST_FEED_LINKS);
  const found: Candidate[] = [];
  for (const url of named) found.push(...(await tryDraft({ kind: 'feed', url }, world)));
  if (found.length > 0) return found;
  const usual = toFeedAddresses(page.url).filter((url) => !named.includes(url));
  return findFirst(
    usual.map((url) => ({ kind: 'feed', url })),
    world,
  );
}

async function searchWordpress({ page, world }: Search): Promise<Candidate[]> {
  return tryDraft({ kind: 'wordpress', url: toWordpressAddress(findWordpressRoot(page), page.url) }, world);
}

async function searchData({ page, world }: Search): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const draft of findDataDrafts(page, toDates(world))) found.push(...(await tryDraft(draft, world)));
  return found;
}

/** The best list, and the best of other articles, for which the first may have been mistaken. */
async function searchCards({ page, world }: Search): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const groups of findCardLists(page, toDates(world))) {
    if (found.length >= MOST_LISTS) break;
    found.push(...(await findFirst(toCardDrafts(groups, page, world), world)));
  }
  return found;
}

function toCardDrafts(groups: readonly CardGroup[], page: Page, world: DiscoverWorld): Draft[] {
  return groups.flatMap(({ selector, cards }): Draft[] => {
    const fields = findCardFields(cards, page, toDates(world));
    return fields === null ? [] : [{ kind: 'page', url: page.url, items: selector, fields }];
  });
}

async function searchSitemaps({ page, world }: Search): Promise<Candidate[]> {
  const robots = await open(new URL('/robots.txt', page.url).href, world);
  const named = 'stage' in robots ? [] : findSitemapLines(robots.text, page.url).slice(0, MOST_SITEMAPS);
  for (const url of new Set([...named, ...toSitemapAddresses(page.url)])) {
    const found = await searchSitemap(url, world);
    if (found.length > 0) return found;
  }
  return [];
}

/** One without titles is worth asking its articles where its addresses are those of articles. */
async function searchSitemap(url: string, world: DiscoverWorld): Promise<Candidate[]> {
  const plain = await tryDraft({ kind: 'sitemap', url }, world);
  if (plain.length > 0) return plain;
  const draft: Draft = { kind: 'sitemap', url, details: true };
  const entries = await world.read(toTrialSource(draft, world.timezone));
  const addresses = entries.flatMap((entry) => entry.url ?? []);
  return countArticles(addresses) >= FEWEST_ENTRIES ? [{ draft, entries }] : [];
}

function toDates({ timezone, now }: DiscoverWorld): DateContext {
  return { zone: timezone, now };
}

async function findFirst(drafts: readonly Draft[], world: DiscoverWorld): Promise<Candidate[]> {
  for (const draft of drafts) {
    const found = await tryDraft(draft, world);
    if (found.length > 0) return found;
  }
  return [];
}

/** What yields no titled entries is no source, whatever it answered. */
async function tryDraft(draft: Draft, { read, timezone }: DiscoverWorld): Promise<Candidate[]> {
  const entries = await read(toTrialSource(draft, timezone));
  const titled = entries.filter(({ title }) => title !== null).length;
  const fewest = draft.kind === 'page' || draft.kind === 'json' ? FEWEST_ENTRIES : 1;
  return titled >= fewest && titled >= entries.length / 2 ? [{ draft, entries }] : [];
}
