// An edition's past in numbered parts (RFC 5005): closes those that are full, and gives them as documents that never change.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { choosePlaces, toArchivedEntry, toEditionEntry, toFilledEdition } from '../editions/editions.ts';
import type { EditionSpec } from '../model/configuration.ts';
import type { Channel, Document, Edition } from '../model/edition.ts';
import { toDocument, type Draft } from '../publish/document.ts';
import { renderAtom } from '../render/atom.ts';
import { renderJsonFeed } from '../render/json-feed.ts';
import { ARCHIVE_FORMATS, toArchiveAddress, toEditionAddress, toFeedPath, type RenderSite } from '../render/site.ts';
import type { Place, Rendition } from '../store/store.ts';
import type { FeedPath } from './feeds.ts';
import { renderFitting, toFeedHead, toVersions } from './filling.ts';
import { CACHE_TTL, toState, type IssueWorld } from './world.ts';

/**
 * A part is closed when it has so many entries, its largest format so many bytes, or one source more entries than its share: the document that
 * readers subscribe to holds the open part whole, and more.
 */
const PART_ENTRIES = 100;
const PART_BYTES = 400_000;

/** An open part whose entries take less than this as JSON is surely small in every format: escaping markup twice makes it no more than three times as large. */
const SURELY_SMALL = PART_BYTES / 4;

/**
 * Parts closed in one go, at some 35 ms each: a store that was filled by an earlier version has many, and what is new should be served within
 * a second meanwhile.
 */
const CLOSED_AT_ONCE = 3;

const unzip = promisify(gunzip);

/** How far an edition's past is closed. */
export interface Past {
  readonly parts: number;
  /** The last place in a closed part. */
  readonly last: number;
  /** What stands in the open part, the earliest first. */
  readonly open: readonly Place[];
  /** Whether there is more to be closed. */
  readonly isBehind: boolean;
}

/** Closes what is full. */
export async function closeParts(spec: EditionSpec, world: IssueWorld): Promise<Past> {
  for (let closed = 0; ; closed += 1) {
    const past = await readPast(spec, world);
    if (closed === CLOSED_AT_ONCE) return { ...past, isBehind: true };
    if (!(await closeFull(spec, past, world))) return past;
  }
}

async function readPast(spec: EditionSpec, { store }: IssueWorld): Promise<Past> {
  const { parts, last } = await store.closed(spec);
  return { parts, last, open: await store.placesAfter(spec, last, toPartEntries(spec)), isBehind: false };
}

/** No more than an edition's limit, since the subscribed document holds the open part whole. */
function toPartEntries({ limit }: EditionSpec): number {
  return Math.min(PART_ENTRIES, limit);
}

/** False where the open part is not full. */
async function closeFull(spec: EditionSpec, { parts, open }: Past, world: IssueWorld): Promise<boolean> {
  const part = parts + 1;
  const said = await readSaid(spec, open, world);
  const isFull = open.length >= toPartEntries(spec) || isCrowded(open, world);
  if (!isFull && Buffer.byteLength(JSON.stringify(said)) < SURELY_SMALL) return false;
  const channel = toPartChannel(spec, part, 'closed');
  const { count } = await renderFitting(spec, said, 1, PART_BYTES, channel, world.site);
  if (!isFull && count === open.length) return false;
  const entries = open.slice(0, count).flatMap((place, at) => {
    const entry = said[at];
    return entry === undefined ? [] : [{ place, said: entry }];
  });
  if (await world.store.closePart(spec, part, entries)) await renderPart(spec, part, world);
  return true;
}

/** Whether a share would leave out of the subscribed document what nobody could find in a closed part. */
function isCrowded(open: readonly Place[], { rules }: IssueWorld): boolean {
  return choosePlaces(open, open.length, rules.sources).chosen.length < open.length;
}

/**
 * A part of an edition's past, by its decoded path; null where there is none. A closed one was rendered when it was closed, and is rendered anew
 * only after the configuration has changed or an entry was withdrawn. The open one stands where it will be when it is closed.
 */
export async function findPart(
  { spec, id, format }: FeedPath,
  path: string,
  world: IssueWorld,
): Promise<Document | null> {
  if (!/^[1-9]\d{0,8}$/.test(id) || format === 'rss') return null;
  const part = Number(id);
  const past = await readPast(spec, world);
  if (part > past.parts + 1) return null;
  if (part > past.parts) return findOpenPart(spec, past, path, world);
  const rendition = await world.store.rendition(path);
  if (rendition?.state === toClosedState(spec, part, world)) {
    return unpack(toFeedHead(toPartChannel(spec, part, 'closed'), format, spec, world.site), rendition);
  }
  const documents = await renderPart(spec, part, world);
  return documents.find((document) => document.path === path) ?? null;
}

/** The addresses of all parts of an edition's past, the open one among them; the ETag is that of a closed one that lies ready, else null. */
export async function listParts(
  spec: EditionSpec,
  world: IssueWorld,
): Promise<{ readonly path: string; readonly etag: string | null }[]> {
  const { parts } = await world.store.closed(spec);
  const renditions = await world.store.renditions(spec);
  return Array.from({ length: parts + 1 }, (_, at) => at + 1).flatMap((part) => {
    const state = toClosedState(spec, part, world);
    return ARCHIVE_FORMATS.map((format) => {
      const path = toFeedPath(toArchiveAddress(spec.id, part), format);
      const rendition = renditions.get(path);
      return { path, etag: rendition?.state === state ? rendition.etag : null };
    });
  });
}

async function findOpenPart(
  spec: EditionSpec,
  { parts, open }: Past,
  path: string,
  world: IssueWorld,
): Promise<Document | null> {
  const { cache, site, now } = world;
  const state = toState(['open', spec.id, parts, toVersions(open)], world);
  const cached = await cache.get(path);
  if (cached?.state === state) return cached;
  const edition = toFilledEdition(spec, await readSaid(spec, open, world));
  const drafts = toPartDrafts(edition, toPartChannel(spec, parts + 1, 'open'), state, site);
  const draft = drafts.find((one) => one.path === path);
  if (draft === undefined) return null;
  const document = await toDocument(draft, cached, now().toISOString());
  await cache.set(path, document, CACHE_TTL);
  return document;
}

async function renderPart(spec: EditionSpec, part: number, world: IssueWorld): Promise<readonly Document[]> {
  const { store, rules, site, now } = world;
  const said = await store.part(spec, part);
  const edition = toFilledEdition(
    spec,
    said.map((entry) => toArchivedEntry(entry, rules)),
  );
  const channel = toPartChannel(spec, part, 'closed');
  const drafts = toPartDrafts(edition, channel, toClosedState(spec, part, world), site);
  return Promise.all(
    drafts.map(async (draft) => {
      const document = await toDocument(draft, await store.rendition(draft.path), now().toISOString());
      const { path, state, etag, changed, bodies } = document;
      const { gzip, br, zstd } = bodies;
      await store.saveRendition(spec, part, { path, state, etag, changed, gzip, br, zstd });
      return document;
    }),
  );
}

function toClosedState(spec: EditionSpec, part: number, world: IssueWorld): string {
  return toState(['closed', spec.id, part], world);
}

function toPartChannel(spec: EditionSpec, part: number, kind: 'open' | 'closed'): Channel {
  return {
    address: toArchiveAddress(spec.id, part),
    feed: toEditionAddress(spec.id),
    title: spec.title,
    part: kind,
    previous: part === 1 ? null : toArchiveAddress(spec.id, part - 1),
    // Named before it is closed, since a closed part never changes: what comes behind stands there already, as the open part.
    next: kind === 'closed' ? toArchiveAddress(spec.id, part + 1) : null,
    hubs: [],
    isCommon: false,
  };
}

function toPartDrafts(edition: Edition, channel: Channel, state: string, site: RenderSite): Draft[] {
  return ARCHIVE_FORMATS.map((format) => ({
    ...toFeedHead(channel, format, edition.spec, site),
    text: format === 'atom' ? renderAtom(edition, channel, site) : renderJsonFeed(edition, channel, site),
    state,
    holds: null,
  }));
}

async function readSaid(spec: EditionSpec, places: readonly Place[], { store, rules }: IssueWorld) {
  return (await store.entriesAt(places)).map((entry) => toEditionEntry(entry, spec, rules));
}

async function unpack(
  head: Pick<Document, 'path' | 'type' | 'links' | 'immutable'>,
  { state, etag, changed, gzip, br, zstd }: Rendition,
): Promise<Document> {
  return { ...head, state, etag, changed, holds: null, bodies: { identity: await unzip(gzip), gzip, br, zstd } };
}
