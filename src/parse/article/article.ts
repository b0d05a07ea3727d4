// An article's page → what it says of itself, each field from the first of an ordered table of places; it takes no text of the article.
import type { ParsedArticle, ParsedText } from '../../model/feed.ts';
import type { Failure } from '../../model/visit.ts';
import { findCanonical } from './address.ts';
import { findPublished, findUpdated } from './date.ts';
import { isNoPage, tellsOfArticle } from './evidence.ts';
import { findFirst, fromMeta, readArticlePage, type ArticlePage, type Place } from './page.ts';
import { isSiteName, isSlogan } from './site.ts';
import { isSameName, MOST_AUTHORS, MOST_CATEGORIES, toDistinct, toPerson, toTerms } from './terms.ts';
import { withoutSite } from './title.ts';
import { toAddress, toLine } from '../terms.ts';

const TITLE: readonly Place<string>[] = [
  ({ jsonLd }) => jsonLd?.title?.value ?? null,
  fromMeta('og:title'),
  fromMeta('twitter:title'),
  fromMeta('dc.title dcterms.title'),
  ({ microdata }) => microdata?.headline ?? null,
  findHeading,
  ({ titled }) => titled,
  ({ title }) => title,
];

const SUMMARY: readonly Place<string>[] = [
  ({ jsonLd }) => jsonLd?.summary?.value ?? null,
  fromMeta('og:description'),
  fromMeta('description'),
  fromMeta('twitter:description'),
  fromMeta('dc.description dcterms.description'),
  ({ microdata }) => microdata?.description ?? null,
];

const AUTHORS: readonly Place<readonly string[]>[] = [
  ({ jsonLd }) => jsonLd?.authors ?? null,
  ({ meta }) => meta.get('article:author') ?? null,
  ({ meta }) => meta.get('author') ?? null,
  ({ meta }) => meta.get('dc.creator') ?? meta.get('dcterms.creator') ?? null,
  ({ meta }) => meta.get('parsely-author') ?? meta.get('sailthru.author') ?? null,
  ({ microdata }) => microdata?.authors ?? null,
];

const IMAGE: readonly Place<string>[] = [
  ({ jsonLd }) => jsonLd?.image ?? null,
  fromMeta('og:image:secure_url og:image og:image:url'),
  fromMeta('twitter:image twitter:image:src'),
  ({ image }) => image,
  ({ microdata }) => microdata?.image ?? null,
];

/** As declared, right or wrong: templates keep the `en` that they came with. */
const LANGUAGE: readonly Place<string>[] = [
  ({ jsonLd }) => jsonLd?.language ?? null,
  // The territory is where the site is, as OpenGraph demands one: `mn_MN`.
  (page) => fromMeta('og:locale')(page)?.replace(/[_-][a-z]{2}$/i, '') ?? null,
  ({ language }) => language,
];

/** How much of a page's title a failure quotes, in characters. */
const LONGEST_QUOTE = 80;

/**
 * What an article's page says of itself, in its publisher's terms: dates as printed, addresses absolute where a base is known, texts as single lines
 * of plain text. `url` is the address that answered. Failure `not-an-article` of stage `parse` where nothing tells of one. Never throws.
 */
export function parseArticle(text: string, url: string | null): ParsedArticle | Failure {
  const page = readArticlePage(text, url);
  const article = toArticle(page);
  return !isNoPage(text) && tellsOfArticle(page, article) ? article : toFailure(page, text.length);
}

function toFailure({ title }: ArticlePage, length: number): Failure {
  const named = title === null ? 'without a title' : `titled “${title.slice(0, LONGEST_QUOTE)}”`;
  const seen = length === 0 ? 'an empty document' : `a page ${named}, of ${length} characters`;
  const missing =
    'that tells of no article: beside a title it has neither JSON-LD, OpenGraph, Dublin Core or microdata of one nor an h1, ' +
    'a description, a picture, an author or a date, or it says that it is the website itself';
  const advice = 'open its address in a browser; where scripts draw the article, set details: false for this source';
  return { stage: 'parse', code: 'not-an-article', detail: `${seen} ${missing}; ${advice}` };
}

function toArticle(page: ArticlePage): ParsedArticle {
  const title = findTitle(page);
  return {
    title: toText(title, page),
    summary: toText(findSummary(page, title), page),
    content: null,
    published: findPublished(page),
    updated: findUpdated(page),
    authors: findAuthors(page),
    categories: findCategories(page),
    image: findFirst(IMAGE, page, (printed) => toAddress(printed, page.base)),
    language: findFirst(LANGUAGE, page, (tag) => tag),
    canonical: findCanonical(listAddresses(page), page),
  };
}

function toText(value: string | null, { base }: ArticlePage): ParsedText | null {
  return value === null ? null : { type: 'text', value, base };
}

/** With several headings none is the title. */
function findHeading({ headings }: ArticlePage): string | null {
  return headings.length === 1 ? (headings[0] ?? null) : null;
}

/** A place that has only the site's name has no title. */
function findTitle(page: ArticlePage): string | null {
  const heading = findHeading(page);
  return findFirst(TITLE, page, (printed) => {
    const line = toLine(printed);
    return line === null ? null : withoutSite(line, page.site, heading);
  });
}

/** What only says the title again, or what the site says of itself everywhere, is no summary. */
function findSummary(page: ArticlePage, title: string | null): string | null {
  return findFirst(SUMMARY, page, (printed) => {
    const line = toLine(printed);
    const isKnown =
      line === null || isSameName(line, title) || isSiteName(line, page.site) || isSlogan(line, page.site);
    return isKnown ? null : line;
  });
}

/** Names of persons; the outlet is named elsewhere. */
function findAuthors(page: ArticlePage): readonly string[] {
  const toNames = (printed: readonly string[]) => {
    const persons = toDistinct(printed.slice(0, MOST_AUTHORS).map(toPerson), MOST_AUTHORS);
    const names = persons.filter((name) => !isSiteName(name, page.site));
    return names.length === 0 ? null : names;
  };
  return findFirst(AUTHORS, page, toNames) ?? [];
}

/** `keywords` of the whole page is left out: most sites have the same everywhere. */
function findCategories({ jsonLd, meta }: ArticlePage): readonly string[] {
  const sections = [...(meta.get('article:section') ?? []), ...(meta.get('article:tag') ?? [])];
  const keywords = meta.get('news_keywords') ?? [];
  return toDistinct(
    [...(jsonLd?.categories ?? []), ...sections.map(toLine), ...keywords.flatMap(toTerms)],
    MOST_CATEGORIES,
  );
}

function listAddresses({ canonicals, addresses, microdata }: ArticlePage): string[] {
  return [...canonicals, ...addresses, microdata?.url ?? ''].filter((address) => address !== '');
}
