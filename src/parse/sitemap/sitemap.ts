// Sitemaps (sitemaps.org) and their indexes, in XML or plain text, with Google's news and image extensions: text → ParsedFeed. Of what is
// older than the newest few hundred and was there before the last visit it builds nothing; which addresses are articles it does not know.
import type { ParsedFeed, ParsedItem } from '../../model/feed.ts';
import type { Instant } from '../../model/stamp.ts';
import type { Failure } from '../../model/visit.ts';
import { toLegal } from '../legal.ts';
import { takeItems } from '../limits.ts';
import type { ParseContext } from '../parse.ts';
import { findNext } from './list.ts';
import { findLines } from './lines.ts';
import { chooseNewest, NEWEST } from './newest.ts';
import { findRecords, readRecord, type SitemapRecord, type SitemapRecords } from './records.ts';
import { findPublication, toItem, toPlainItem } from './url.ts';
import { describeStranger } from '../stranger.ts';

/**
 * Items are the newest first, those without a date last; of an index, `next` holds the sitemaps worth reading and there are no items.
 * Failures of stage `parse`: `not-a-sitemap` with what the document looks like, `ill-formed` where it ends before its first item does. Never throws.
 */
export function parseSitemap(text: string, context: ParseContext): ParsedFeed | Failure {
  const clean = toLegal(text);
  const sitemap = findRecords(clean);
  if (sitemap === null) return parseLines(clean, context);
  if (sitemap.records.length === 0 && !sitemap.complete)
    return { stage: 'parse', code: 'ill-formed', detail: 'the document ends before its first item does; try again' };
  if (sitemap.format === 'sitemap index') return { ...toFrame(sitemap), ...findNext(sitemap, context) };
  const around = { base: context.url, language: null };
  const feed = toFeed(sitemap, context.since, (record) => toItem(readRecord(record, sitemap, context.url), around));
  const newest = sitemap.records.find(({ date }) => date !== null) ?? sitemap.records[0];
  return { ...feed, title: newest === undefined ? null : findPublication(readRecord(newest, sitemap, context.url)) };
}

function parseLines(text: string, { since }: ParseContext): ParsedFeed | Failure {
  const lines = findLines(text);
  if (lines === null) return { stage: 'parse', code: 'not-a-sitemap', detail: describeStranger(text, 'sitemap') };
  return toFeed(lines, since, (line) => toPlainItem(line.text));
}

function toFeed(
  sitemap: SitemapRecords,
  since: Instant | null,
  read: (record: SitemapRecord) => ParsedItem,
): ParsedFeed {
  const { chosen, notes } = chooseNewest(sitemap.records, since, NEWEST);
  const taken = takeItems(chosen, read);
  return {
    ...toFrame(sitemap),
    items: taken.items.filter(({ url }) => url !== null),
    complete: sitemap.complete && taken.complete,
    notes: [...sitemap.notes, ...notes, ...taken.notes],
  };
}

/** A sitemap says nothing of itself. */
function toFrame({ format, complete, notes }: SitemapRecords): ParsedFeed {
  const info = { id: null, title: null, link: null, updated: null, rights: null };
  return {
    ...info,
    format,
    subtitle: null,
    language: null,
    authors: [],
    items: [],
    next: [],
    rhythm: null,
    complete,
    notes,
  };
}
