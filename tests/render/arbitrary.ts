// Entries with anything at all in their texts: what the worst outlet may print, and what XML may not hold.
import * as fc from 'fast-check';
import type { EditionEntry } from '../../src/model/edition.ts';
import { toEntry } from './sample.ts';

const NASTY = fc.constantFrom(
  ']]>',
  '&amp;',
  '&',
  '<b>',
  '"',
  "'",
  '\u0000',
  '\u0008',
  '\uD800',
  '\uFFFE',
  '\r\n',
  '🐎',
  '<!--',
  '%',
  '$&',
);

/** Text with lone surrogates, control characters and markup in it. */
const TEXT = fc
  .array(fc.oneof(NASTY, fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('\uD83D', '\uDC0E', 'a') })))
  .map((parts) => parts.join(''));

const ADDRESS = fc.oneof(fc.webUrl({ withQueryParameters: true }), TEXT, fc.constant('file:///etc/passwd'));

export const ENTRY: fc.Arbitrary<EditionEntry> = fc
  .record({
    id: TEXT,
    title: TEXT,
    originalTitle: TEXT,
    outletName: TEXT,
    outletSite: fc.option(ADDRESS),
    language: fc.oneof(fc.constantFrom('en', 'mn', 'mn-Mong'), TEXT),
    url: fc.option(ADDRESS),
    summary: fc.option(TEXT),
    content: fc.option(TEXT),
    authors: fc.array(TEXT, { maxLength: 3 }),
    categories: fc.array(TEXT, { maxLength: 3 }),
    image: fc.option(ADDRESS),
    feed: fc.record({
      id: fc.option(ADDRESS),
      title: fc.option(TEXT),
      link: fc.option(ADDRESS),
      updated: fc.option(TEXT),
      rights: fc.option(TEXT),
    }),
  })
  .map(toEntry);

/** What of a text can be published: the characters of XML 1.0, reckoned one by one. */
export function legal(text: string): string {
  return Array.from(text).filter(isLegal).join('');
}

function isLegal(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/** What stands between the tags of an element, wherever it occurs, as a reader understands it. */
export function readElements(xml: string, start: string, end: string): string[] {
  return xml
    .split(start)
    .slice(1)
    .map((rest) => decode(rest.slice(0, rest.indexOf(end))));
}

function decode(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
