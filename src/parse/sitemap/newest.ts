// Which records of a sitemap are wanted: the newest, and what is dated after the last visit. It reads no record.
import type { Instant } from '../../model/stamp.ts';
import type { SitemapRecord } from './records.ts';

/** How far a date may lie before the last visit, in milliseconds: two days, as sitemaps are made late and their days have no zone. */
const MARGIN = 2 * 86_400_000;

/** Most records of a first visit; and of those without a date on any, as nothing else keeps the old ones away. As many are read again: what is added may bear an old date. */
export const NEWEST = 500;

/** The newest first, those without a date last, in their own order; `least`: how many dated ones are wanted whatever the last visit was. */
export function chooseNewest(
  records: readonly SitemapRecord[],
  since: Instant | null,
  least: number,
): { readonly chosen: SitemapRecord[]; readonly notes: string[] } {
  const dated = records.filter(({ date }) => date !== null).toSorted((a, b) => (b.date ?? 0) - (a.date ?? 0));
  const undated = records.filter(({ date }) => date === null);
  const notes =
    undated.length <= NEWEST ? [] : [`${undated.length} items have no date: only ${NEWEST} of them were read`];
  return { chosen: [...chooseDated(dated, since, least), ...takeEnds(undated)], notes };
}

function chooseDated(
  newestFirst: readonly SitemapRecord[],
  since: Instant | null,
  least: number,
): readonly SitemapRecord[] {
  if (since === null) return newestFirst.slice(0, NEWEST);
  const earliest = Date.parse(since) - MARGIN;
  return newestFirst.filter(({ date }, at) => at < least || (date !== null && date >= earliest));
}

/** Where new ones are added is not said, but it is one of the two ends. */
function takeEnds(records: readonly SitemapRecord[]): readonly SitemapRecord[] {
  if (records.length <= NEWEST) return records;
  return [...records.slice(0, NEWEST / 2), ...records.slice(-NEWEST / 2)];
}
