// When an article was published and changed, by what its page prints: ordered places; it reads no date beyond whether it has a time of day.
import { findFirst, fromMeta, type ArticlePage, type Place } from './page.ts';

/** Data for machines before what is written by hand, what says `published` before what only says `date`. */
const PUBLISHED: readonly Place<string>[] = [
  ({ jsonLd }) => jsonLd?.published ?? null,
  fromMeta('article:published_time article:published og:published_time'),
  fromMeta('pubdate publishdate publish-date publish_date date'),
  fromMeta('dc.date dc.date.issued dcterms.issued dcterms.date dcterms.created'),
  fromMeta('sailthru.date parsely-pub-date'),
  ({ microdata }) => microdata?.datePublished ?? null,
  fromMeta('datepublished'),
  ({ time }) => time,
];

const UPDATED: readonly Place<string>[] = [
  ({ jsonLd }) => jsonLd?.updated ?? null,
  fromMeta('article:modified_time article:modified og:updated_time'),
  fromMeta('dcterms.modified'),
  ({ microdata }) => microdata?.dateModified ?? null,
  fromMeta('datemodified'),
];

/** What a missing date becomes in .NET, MySQL and WordPress (`-0001-11-30`), and Unix's beginning. */
const NO_DATE = /^-?000[01]\b|^1970-01-01/;

/** A date without time of day (ISO 8601). */
const DAY = /^\d{4}-\d\d-\d\d$/;

/** As printed. Where the first place has the day only, and a later one the time on that day, the later one. */
export function findPublished(page: ArticlePage): string | null {
  const first = findFirst(PUBLISHED, page, toDate);
  if (first === null || !DAY.test(first)) return first;
  return findFirst(PUBLISHED, page, (date) => (date.startsWith(first) && /\d:\d\d/.test(date) ? date : null)) ?? first;
}

/** As printed. */
export function findUpdated(page: ArticlePage): string | null {
  return findFirst(UPDATED, page, toDate);
}

function toDate(printed: string): string | null {
  return NO_DATE.test(printed) ? null : printed;
}
