// One document, read: bytes to sightings, through the stages in their order. It knows nothing of visits or of what is stored.
import { hash } from 'node:crypto';
import { decode } from '../decode/decode.ts';
import { unpack } from '../decode/unpack.ts';
import { NO_KNOWLEDGE, toHeadline } from '../headline/headline.ts';
import { isShouting } from '../headline/shouting.ts';
import type { Source } from '../model/configuration.ts';
import type { Sighting } from '../model/entry.ts';
import type { ParsedArticle, ParsedFeed, ParsedItem } from '../model/feed.ts';
import type { Knowledge } from '../model/knowledge.ts';
import type { Instant } from '../model/stamp.ts';
import type { Failure, Fetched, WantedArticle } from '../model/visit.ts';
import { toAddress } from '../normalise/address.ts';
import { movesWithTime, toStamp } from '../normalise/date.ts';
import { normalise, toFeedInfo, type NormalisedItem } from '../normalise/normalise.ts';
import { isOnHosts, type Outlets } from '../normalise/outlet.ts';
import { isKept } from '../normalise/rules.ts';
import { parseArticle } from '../parse/article/article.ts';
import { parseFollowed } from '../parse/follow.ts';
import { parse } from '../parse/parse.ts';
import { toDetailsId } from '../part.ts';
import { withoutNamesakes } from '../reconcile/namesakes.ts';
import { toSighting } from '../reconcile/sighting.ts';

/** Raised when reading changes what it makes of a document, so that every document is read again. */
const READER_VERSION = 4;

/** What a document that is itself a gzip file may unpack to, in bytes: the limit of a sitemap (sitemaps.org). */
const MOST_UNPACKED = 50_000_000;

/** A document that was read: what it holds, and what of that we had not seen. */
export interface Reading {
  readonly items: number;
  readonly sightings: readonly Sighting[];
  readonly shown: ReadonlySet<string>;
  /** The date of its last item; by it a list is asked for what came before. */
  readonly lastDate: Instant | null;
  /** Whether its last item was known as it is. */
  readonly endsKnown: boolean;
  readonly notes: readonly string[];
}

/** A document as it came. */
export type Body = Pick<Extract<Fetched, { outcome: 'fresh' }>, 'body' | 'contentType' | 'url'>;

/** What of a document is wanted; `isNaming`: it only names the one that holds the items. */
export interface DocumentContext {
  readonly since: Instant | null;
  readonly isNaming: boolean;
}

/** Bytes → the publisher's terms. */
export function toParsedFeed(
  fetched: Body,
  source: Source,
  { since, isNaming }: DocumentContext,
): ParsedFeed | Failure {
  const text = toText(fetched);
  if (typeof text !== 'string') return text;
  if (isNaming && source.follow !== null) return parseFollowed(text, source.follow, fetched.url);
  return parse(text, source, { url: fetched.url, since });
}

/** Bytes → what an article says of itself. */
export function toParsedArticle(fetched: Body): ParsedArticle | Failure {
  const text = toText(fetched);
  return typeof text === 'string' ? parseArticle(text, fetched.url) : text;
}

function toText({ body, contentType }: Body): string | Failure {
  const bytes = unpack(body, MOST_UNPACKED);
  return 'stage' in bytes ? bytes : decode(bytes, contentType);
}

/** What was stored of earlier documents, as far as reading one needs it. */
export interface ReadingMemory {
  /** Which of the hashes are those of items as this source last showed them. */
  readonly findKnown: (source: string, hashes: readonly string[]) => Promise<ReadonlySet<string>>;
  /** The operator's words, and what other titles have taught of the words of these. */
  readonly findKnowledge: (titles: readonly string[]) => Promise<Knowledge>;
}

/** Of a source that nobody has read before, by nobody who has read any. */
export const NO_MEMORY: ReadingMemory = {
  findKnown: async () => new Set<string>(),
  findKnowledge: async () => NO_KNOWLEDGE,
};

/** The publisher's terms → sightings, in the order of the document; items whose raw hash `isKnown` are passed over, unread. */
export async function toReading(
  feed: ParsedFeed,
  source: Source,
  outlets: Outlets,
  now: Instant,
  memory: ReadingMemory,
): Promise<Reading> {
  const fingerprint = toFingerprint(source, outlets);
  const items = feed.items.filter((item) => item.title !== null || !needsTitle(source));
  const byHash = new Map(items.map((item) => [toRawHash(item, source, fingerprint), item]));
  const known = await memory.findKnown(source.id, [...byHash.keys()]);
  const repeatedIds = findRepeatedIds(feed);
  const context = { source, outlets, now, repeatedIds, feed: toFeedInfo(feed, source, now) };
  const isEmpty = feed.items.length === 0 && feed.next.length === 0;
  const notes = isEmpty ? [...feed.notes, 'the document holds no items'] : [...feed.notes];
  const untitled = feed.items.length - items.length;
  if (untitled > 0) notes.push(`${untitled} × an item without a title was left out`);
  const fresh = [...byHash].flatMap(([rawHash, item]) => {
    const normalised = known.has(rawHash) ? null : normalise(item, context);
    return normalised === null ? [] : [{ rawHash, normalised }];
  });
  notes.push(...fresh.flatMap(({ normalised }) => normalised.notes));
  const knowledge = await findNeeded(
    fresh.map(({ normalised }) => normalised.title),
    memory.findKnowledge,
  );
  // An item whose date was ahead of its time is read again until that has come.
  const sightings = fresh.map(({ rawHash, normalised }) =>
    toHeadlinedSighting(normalised, source, normalised.early ? `${rawHash} early` : rawHash, now, knowledge),
  );
  const lastDate = toStamp(items.at(-1)?.published ?? null, { zone: source.timezone, now })?.at ?? null;
  const endsKnown = known.has([...byHash.keys()].at(-1) ?? '');
  return {
    items: items.length,
    sightings: withoutNamesakes(sightings),
    shown: new Set(byHash.keys()),
    lastDate,
    endsKnown,
    notes: countNotes(notes),
  };
}

/** What an article's page is read with, besides its source. */
interface ArticleContext extends Pick<ReadingMemory, 'findKnowledge'> {
  readonly outlets: Outlets;
  readonly at: Instant;
}

/**
 * What an article says beside what its list said of it: a sighting under the source's name and `/details`. It is found by the list's address;
 * a canonical one on the outlet's hosts is published in its stead. Whether the entry is published is the list's to decide, unless that gave
 * an address alone.
 */
export async function toArticleSighting(
  article: ParsedArticle,
  listed: Pick<WantedArticle, 'url' | 'itemHash'>,
  source: Source,
  { outlets, at, findKnowledge }: ArticleContext,
): Promise<Sighting | null> {
  const { canonical, ...said } = article;
  const details = { ...source, id: toDetailsId(source.id) };
  // A title that the page does not have is not made of what else it says.
  const title = said.title ?? { type: 'text', value: listed.url, base: null };
  const item = { ...said, title, id: null, url: listed.url, host: null, source: null };
  const feed = { id: null, title: null, link: null, updated: null, rights: null };
  const normalised = normalise(item, { source: details, outlets, now: at, repeatedIds: new Set(), feed });
  if (normalised === null) return null;
  const own = toAddress(canonical);
  const url =
    own !== null && own !== toAddress(source.url) && isOnHosts(own, normalised.outlet, outlets) ? own : normalised.url;
  const knowledge = await findNeeded([normalised.title], findKnowledge);
  const sighting = toHeadlinedSighting({ ...normalised, url }, details, listed.itemHash, at, knowledge);
  return { ...sighting, kept: source.kind === 'sitemap' && sighting.kept };
}

/** Asked for where a title shouts: the others are printed as their outlets print them. */
async function findNeeded(
  titles: readonly string[],
  findKnowledge: ReadingMemory['findKnowledge'],
): Promise<Knowledge> {
  const shouted = titles.filter(isShouting);
  return shouted.length === 0 ? NO_KNOWLEDGE : findKnowledge(shouted);
}

/** Asked for at every step of every visit; sources live as long as the configuration that holds them. */
const fingerprints = new WeakMap<Source, { readonly outlets: string; readonly own: string }>();

/**
 * The settings that decide what is made of a document, and the version of what reads it. Not the operator's words: case is decided once, and
 * a word more would have every document read again.
 */
export function toFingerprint(source: Source, { fingerprint: outlets }: Outlets): string {
  const known = fingerprints.get(source);
  if (known?.outlets === outlets) return known.own;
  const { kind, url, items, fields, data, follow, outlet, language, timezone, keep, drop, unlisted } = source;
  const places = [kind, url, items, fields, data, follow];
  const settings = [READER_VERSION, outlets, ...places, outlet, language, timezone, keep, drop, unlisted];
  const own = hash('sha1', JSON.stringify(settings));
  fingerprints.set(source, { outlets, own });
  return own;
}

function toHeadlinedSighting(
  item: NormalisedItem,
  source: Source,
  rawHash: string,
  now: Instant,
  knowledge: Knowledge,
): Sighting {
  const { title, summary, categories, declared, welcome, url } = item;
  const headline = toHeadline({ title, summary, declared }, knowledge);
  // What a sitemap only names has no headline yet: its article gives it one, or nobody does.
  const isNamed = title !== url || source.kind !== 'sitemap';
  const kept = welcome && isNamed && isKept({ title, summary, categories }, source);
  return toSighting(item, headline, { source, rawHash, kept, now });
}

/** A card whose link is found and whose title is not shows something else: a picture, a section. In a feed an item may go without. */
function needsTitle({ kind }: Source): boolean {
  return kind === 'page' || kind === 'json' || kind === 'wordpress';
}

/** What says "3 hours ago" is the same item an hour later, and what stands on one page of a list the same as on another. */
function toRawHash(item: ParsedItem, { url }: Source, fingerprint: string): string {
  const { published, updated } = item;
  const moves = movesWithTime(published) || movesWithTime(updated);
  const said = moves ? { ...item, published: null, updated: null } : item;
  return hash('sha1', fingerprint + (url.includes('{') ? JSON.stringify(said, withoutBase) : JSON.stringify(said)));
}

function withoutBase(key: string, value: unknown): unknown {
  return key === 'base' ? undefined : value;
}

/** A document that gives one id to two items has named neither. */
function findRepeatedIds({ items }: ParsedFeed): Set<string> {
  const once = new Set<string>();
  const repeated = new Set<string>();
  for (const { id } of items) {
    if (id === null) continue;
    if (once.has(id)) repeated.add(id);
    once.add(id);
  }
  return repeated;
}

/** `3 × a date in the future was left out` */
function countNotes(notes: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const note of notes) counts.set(note, (counts.get(note) ?? 0) + 1);
  return Array.from(counts, ([note, count]) => (count === 1 ? note : `${count} × ${note}`));
}
