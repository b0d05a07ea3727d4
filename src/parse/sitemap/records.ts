// A sitemap in XML cut into its records, each a `<url>` or a `<sitemap>`, so that trees are built of those alone that are wanted: trees of
// all 50,000 would take seconds. It knows what encloses records, and of what is in them only the date.
import { findChild } from '../feed/element.ts';
import { mend } from '../xml/mend.ts';
import { findDate } from './date.ts';
import { readTag } from '../xml/tag.ts';
import { parseXml, type XmlElement } from '../xml/xml.ts';

/** One record as it was printed, without its end tag; or one line of a sitemap in plain text. */
export interface SitemapRecord {
  readonly text: string;
  /** Milliseconds since 1970; null where it has no date that can be read. */
  readonly date: number | null;
}

export interface SitemapRecords {
  readonly format: 'sitemap' | 'sitemap index';
  readonly records: readonly SitemapRecord[];
  /** Whether all of the document was read. */
  readonly complete: boolean;
  readonly notes: readonly string[];
}

/** Records of XML, with what is needed to make a tree of one of them. */
export interface XmlRecords extends SitemapRecords {
  readonly root: Root;
}

interface Root {
  /** Of the root and of its records: `sm:`, or nothing. */
  readonly prefix: string;
  /** As printed, with its prefix. */
  readonly name: string;
  /** The name of its records, without prefix. */
  readonly record: string;
  /** The start tag, which holds the namespaces of all records. */
  readonly tag: string;
  readonly end: number;
  readonly empty: boolean;
}

/** Most records of one document, as sitemaps.org has it. */
export const MOST_RECORDS = 50_000;

/** Longest record that is read, in characters: one of 1,000 pictures, the most that Google reads. It bounds what one broken tag costs. */
const LONGEST_RECORD = 200_000;

/** Characters in which the root is looked for: what precedes it is a prolog and comments; its start tag ends there too. */
const ROOT_REACH = 65_536;

/** Comments are passed over, and a page that quotes a sitemap is none. */
const ROOT = /<!--[\s\S]*?(?:-->|$)|<(html)(?=[\s>])|<([\w.-]+:)?(urlset|sitemapindex)(?=[\s/>])/gi;

/** A document in XML as far as it goes: a record that is cut off is left out. Null where it has no such root. */
export function findRecords(text: string): XmlRecords | null {
  const root = findRoot(text);
  if (root === null) return null;
  const { records, whole } = root.empty ? { records: [], whole: true } : cutRecords(text, root);
  const notes = whole ? [] : [`truncated after ${records.length} items`];
  const format = root.record === 'url' ? 'sitemap' : 'sitemap index';
  return { format, ...limitRecords(records, notes), root };
}

/** Records as far as they are read. */
export function limitRecords(
  texts: readonly string[],
  notes: readonly string[],
): Pick<SitemapRecords, 'records' | 'complete' | 'notes'> {
  const records = texts.slice(0, MOST_RECORDS).map((text) => ({ text, date: findDate(text) }));
  if (texts.length <= MOST_RECORDS) return { records, complete: notes.length === 0, notes };
  return {
    records,
    complete: false,
    notes: [...notes, `only the first ${MOST_RECORDS} of ${texts.length} items were read`],
  };
}

/** The tree of one record, whatever is broken in it. */
export function readRecord(record: SitemapRecord, { root }: XmlRecords, base: string | null): XmlElement | null {
  const { text } = mend(`${root.tag}${record.text.slice(0, LONGEST_RECORD)}</${root.name}>`, 0);
  const tree = parseXml(text, base);
  return tree === null ? null : findChild(tree, root.record);
}

function findRoot(text: string): Root | null {
  const head = text.slice(0, ROOT_REACH);
  for (const match of head.matchAll(ROOT)) {
    const [, page, prefix = '', name] = match;
    if (page !== undefined) return null;
    if (name !== undefined) return toRoot(head, match.index, prefix, name);
  }
  return null;
}

/** A start tag that cannot be read is taken for one without attributes. */
function toRoot(head: string, start: number, prefix: string, local: string): Root {
  const tag = readTag(head, start);
  const name = `${prefix}${local}`;
  return {
    prefix,
    name,
    record: local.toLowerCase() === 'urlset' ? 'url' : 'sitemap',
    tag: `<${name}${tag?.mended ?? tag?.attributes ?? ''}>`,
    end: tag?.end ?? start + 1,
    empty: tag?.empty ?? false,
  };
}

/** A record ends with its end tag, or where the next one begins or the root ends. */
function cutRecords(text: string, root: Root): { readonly records: string[]; readonly whole: boolean } {
  const records: string[] = [];
  const marks = toMarks(root);
  let begun: number | null = null;
  for (let at = root.end; at >= 0;) {
    marks.lastIndex = at;
    const mark = marks.exec(text);
    if (mark === null) break;
    at = findEnd(text, mark[0], marks.lastIndex);
    const { start, rootEnd, passed } = mark.groups ?? {};
    if (passed !== undefined) continue;
    if (begun !== null) records.push(text.slice(begun, mark.index));
    if (rootEnd !== undefined) return { records, whole: true };
    begun = start === undefined ? null : mark.index;
  }
  return { records, whole: false };
}

/** What begins or ends a record, what ends the root, and what may hold any of them without meaning it. */
function toMarks({ prefix, name, record }: Root): RegExp {
  const printed = `${prefix}${record}`.replaceAll('.', String.raw`\.`);
  const printedRoot = name.replaceAll('.', String.raw`\.`);
  const tags = String.raw`(?<start><${printed})(?=[\s/>])|</${printed}(?=[\s>])|(?<rootEnd></${printedRoot})(?=[\s>])`;
  return new RegExp(String.raw`${tags}|(?<passed><!--|<!\[CDATA\[)`, 'gi');
}

/** Where to go on behind a mark; negative where a comment or CDATA never ends, which ends the document. */
function findEnd(text: string, mark: string, end: number): number {
  if (mark === '<!--') return text.indexOf('-->', end);
  return mark.startsWith('<!') ? text.indexOf(']]>', end) : end;
}
