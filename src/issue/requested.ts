// Documents that are made when they are asked for: one entry's page, searches, feeds of another length, and what of a feed is new to somebody.
import { toEdition, toEditionEntry } from '../editions/editions.ts';
import type { Address, Document, EntryVersion } from '../model/edition.ts';
import type { Entry } from '../model/entry.ts';
import type { Delta, Query } from '../publish/answer.ts';
import { toDocument } from '../publish/document.ts';
import { renderEntryPage } from '../render/entry-page.ts';
import { toPageLinks } from '../render/links.ts';
import { parseEntryPath, toFeedPath } from '../render/site.ts';
import { parseFeedPath, toChannel, toEditionFeed, toOutletFeed, toSearchFeed, toTopicFeed } from './feeds.ts';
import type { Feed, FeedPath } from './feeds.ts';
import { fillFeed, renderFilling, renderTexts, toFeedHead } from './filling.ts';
import { toPageDraft } from './pages.ts';
import { findPart } from './past.ts';
import { toState, type IssueWorld } from './world.ts';

/** Most entries that a question may ask for. */
const MOST_ASKED = 500;

/** How long what was asked for is kept for whoever asks the same, in milliseconds: strangers may ask for ever new things. */
const ASKED_TTL = 600_000;

/** Entries of a search that asks for no number of its own. */
const FOUND_ENTRIES = 100;

/** `gone` for an entry that was withdrawn, `invalid` for a question that cannot be one, null where there is nothing. */
export type Requested = Document | 'gone' | 'invalid' | null;

/** `path` is decoded. */
export async function issueRequested(path: string, query: Query, world: IssueWorld): Promise<Requested> {
  const asked = parseFeedPath(path, world.site);
  if (asked === null) return issueEntry(path, world);
  if (asked.part === 'archive') return findPart(asked, path, world);
  const limit = query.limit === null ? null : parseLimit(query.limit);
  if (limit === 'invalid') return 'invalid';
  const feed = await findFeed(asked, query, world);
  return feed === null || feed === 'invalid' ? feed : issueFeed(feed, asked, limit, world);
}

/**
 * What of a feed's document is new to whoever has one of the tagged ones: the same document with those entries only, and its ETag (RFC 3229).
 * Null where none of the tags is known any more.
 */
export async function issueDelta(
  document: Document,
  etags: readonly string[],
  world: IssueWorld,
): Promise<Delta | null> {
  const asked = parseFeedPath(decodeURIComponent(document.path), world.site);
  const feed = asked === null ? null : await findFeed(asked, { q: null, limit: null }, world);
  if (asked === null || feed === null || feed === 'invalid' || document.holds === null) return null;
  for (const base of etags) {
    const had = await world.cache.holdings(document.path, base);
    if (had === null) continue;
    const key = `${document.path} ${base} ${document.etag}`;
    const cached = await world.cache.get(key);
    if (cached !== null) return { base, document: cached };
    const delta = await renderDelta(document, had, feed, asked, world);
    await world.cache.set(key, delta, ASKED_TTL);
    return { base, document: delta };
  }
  return null;
}

async function renderDelta(
  { path, holds, state }: Document,
  had: readonly EntryVersion[],
  feed: Feed,
  { format, part }: FeedPath,
  world: IssueWorld,
): Promise<Document> {
  const { store, rules, site } = world;
  const known = new Set(had.map(String));
  const changed = (holds ?? []).filter((version) => !known.has(String(version)));
  const entries = await store.entriesAt(changed.map(([entry]) => ({ entry })));
  const edition = toEdition(feed.spec, entries.filter(isPublishable), rules);
  const closedParts = part === '' ? (await store.closed(feed.spec)).parts : 0;
  const channel = toChannel(feed, closedParts, world.hubs);
  const text = (await renderTexts(edition, channel, site))[format];
  const head = { ...toFeedHead(channel, format, feed.spec, site), path };
  return toDocument({ ...head, text, state, holds: null }, null, world.now().toISOString());
}

/** Null where there is no such feed; an outlet that nobody declared is one while there is something of it. */
async function findFeed(
  { spec, part, id }: FeedPath,
  { q }: Query,
  world: IssueWorld,
): Promise<Feed | 'invalid' | null> {
  if (part === '') return toEditionFeed(spec);
  if (part === 'search') return toSearchFeed(spec, q ?? '') ?? 'invalid';
  if (part === 'topics') {
    const topic = world.topics.find((one) => one.id === id);
    return topic === undefined ? null : toTopicFeed(spec, topic);
  }
  if (part !== 'outlets') return null;
  const isKnown = world.rules.outlets.has(id) || (await world.store.placesOf(spec, null, 1, { outlet: id })).length > 0;
  return isKnown ? toOutletFeed(spec, id, world) : null;
}

async function issueFeed(
  feed: Feed,
  { spec, format }: FeedPath,
  limit: number | null,
  world: IssueWorld,
): Promise<Document | null> {
  const { cache, now } = world;
  const count = Math.min(limit ?? (feed.isFixed ? spec.limit : FOUND_ENTRIES), MOST_ASKED);
  const address = limit === null ? feed.address : withLimit(feed.address, count);
  // Nobody tells hubs of what is made when it is asked for.
  const channel = { ...toChannel(feed, 0, []), address };
  const filling = await fillFeed(feed, channel, count, null, world);
  const path = toFeedPath(address, format);
  const cached = await cache.get(path);
  if (cached?.state === filling.state) return cached;
  const { drafts } = await renderFilling(filling, world);
  const draft = drafts.find((one) => one.path === path);
  if (draft === undefined) return null;
  const document = await toDocument({ ...draft, holds: null }, cached, now().toISOString());
  await cache.set(path, document, ASKED_TTL);
  return document;
}

async function issueEntry(path: string, world: IssueWorld): Promise<Document | 'gone' | null> {
  const { store, cache, site, rules, now } = world;
  const named = parseEntryPath(path);
  const spec = site.editions.find(({ id }) => id === named?.edition);
  if (named === null || spec === undefined) return null;
  const entry = await store.entryByUuid(named.uuid);
  if (entry?.withdrawn === true) return 'gone';
  if (entry === null || !entry.kept || ![spec.language, ...spec.also].includes(entry.language)) return null;
  const state = toState(['entry', spec.id, named.uuid, entry.revision], world);
  const cached = await cache.get(path);
  if (cached?.state === state) return cached;
  const text = renderEntryPage(toEditionEntry(entry, spec, rules), spec, site);
  const document = await toDocument(
    toPageDraft(path, text, toPageLinks(spec, site), state),
    cached,
    now().toISOString(),
  );
  await cache.set(path, document, ASKED_TTL);
  return document;
}

function parseLimit(text: string): number | 'invalid' {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 'invalid';
}

function withLimit({ path, query }: Address, limit: number): Address {
  return { path, query: `${query === '' ? '?' : `${query}&`}limit=${limit}` };
}

function isPublishable({ kept, withdrawn }: Entry): boolean {
  return kept && !withdrawn;
}
