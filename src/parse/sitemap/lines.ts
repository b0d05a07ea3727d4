// A sitemap in plain text (sitemaps.org, "text file"): an address a line, and nothing is said of it.
import { limitRecords, type SitemapRecords } from './records.ts';

const WEB = /^https?:\/\/[^\s<>"]+$/i;

/** Null where the first line is no address: any other text. */
export function findLines(text: string): SitemapRecords | null {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (!WEB.test(lines[0] ?? '')) return null;
  const addresses = lines.filter((line) => WEB.test(line));
  const limited = limitRecords(addresses, []);
  const strange = lines.length - addresses.length;
  const note = `${strange} of ${lines.length} lines are no addresses`;
  return { format: 'sitemap', ...limited, notes: strange === 0 ? limited.notes : [...limited.notes, note] };
}
