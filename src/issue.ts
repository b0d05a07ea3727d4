// The river outwards: every edition, now, as documents that are ready to be served. It holds the order of the stages and decides nothing that a stage could.
import { hash } from 'node:crypto';
import { choosePlaces, toEdition, toEditionEntry, type EditionRules } from './editions/editions.ts';
import type { EditionSpec } from './model/configuration.ts';
import type { Document, Edition } from './model/edition.ts';
import type { Entry } from './model/entry.ts';
import type { DocumentCache } from './publish/cache.ts';
import { toDocument, type Draft } from './publish/document.ts';
import { renderAtom } from './render/atom.ts';
import { renderEntryPage } from './render/entry-page.ts';
import { renderJsonFeed } from './render/json-feed.ts';
import { toFeedLinks, toPageLinks } from './render/links.ts';
import { renderEditionPage, renderFirstPage } from './render/page.ts';
import { renderRss } from './render/rss.ts';
import {
  FIRST_PAGE,
  FORMATS,
  FORMAT_TYPES,
  parseEntryPath,
  STYLE_SHEET,
  toEditionPath,
  toFeedPath,
  type Format,
  type RenderSite,
} from './render/site.ts';
import { renderStyle } from './render/style.ts';
import type { Place, Store } from './store/store.ts';

/** Raised when rendering changes what it makes of an edition, so that nothing cached before is served. */
const RENDER_VERSION = 1;

/** Most bytes of a subscription document; several readers refuse more than 500 kB. */
const MAX_FEED_BYTES = 480_000;

/** Entries differ in size, so that an edition that is too large is shortened to somewhat less than what would fit on average. */
const SHORTENING = 0.95;

/** Places read from the store at once, and most of them that are looked at for one edition: shares must not make a read of all there is. */
const PAGE = 500;
const MAX_LOOKED_AT = 5_000;

/** How long replicas may use a rendered document, in milliseconds; every change replaces it sooner. */
const CACHE_TTL = 86_400_000;

const HTML = 'text/html; charset=utf-8';

/** What issuing needs of the world. */
export interface IssueWorld {
  readonly store: Store;
  readonly cache: DocumentCache;
  readonly site: RenderSite;
  readonly rules: EditionRules;
  readonly now: () => Date;
}

export type Shelf = ReadonlyMap<string, Document>;

type Renderer = (edition: Edition, site: RenderSite) => string;

const RENDERERS: Readonly<Record<Format, Renderer>> = { atom: renderAtom, rss: renderRss, json: renderJsonFeed };

/** All documents at fixed addresses, as of the store's `revision`; taken from the cache where a replica has made them. */
export async function issue(revision: number, world: IssueWorld): Promise<Shelf> {
  const { store, cache, site } = world;
  const state = toState(revision, world);
  const published = await store.documents();
  const ready = await findReady(state, published, world);
  if (ready !== null) return ready;
  const editions: Edition[] = [];
  const drafts: Draft[] = [];
  for (const spec of site.editions) {
    await store.advance(spec);
    const { edition, feeds } = toFeeds(spec, await readChosen(spec, world), state, world);
    editions.push(edition);
    drafts.push(...feeds);
  }
  drafts.push(...toPages(editions, state, site));
  const now = world.now().toISOString();
  const documents = await Promise.all(drafts.map((draft) => toDocument(draft, published.get(draft.path) ?? null, now)));
  await store.saveDocuments(documents);
  await Promise.all(documents.map((document) => cache.set(document.path, document, CACHE_TTL)));
  return toShelf(documents);
}

/** The page of one entry, made when it is asked for; `gone` when it was withdrawn, null where there is none. */
export async function issueEntry(path: string, world: IssueWorld): Promise<Document | 'gone' | null> {
  const { store, cache, site, rules } = world;
  const named = parseEntryPath(path);
  const spec = site.editions.find(({ id }) => id === named?.edition);
  if (named === null || spec === undefined) return null;
  const entry = await store.entryByUuid(named.uuid);
  if (entry?.withdrawn === true) return 'gone';
  if (entry === null || !entry.kept || ![spec.language, ...spec.also].includes(entry.language)) return null;
  const state = toState(entry.revision, world);
  const key = `${path} ${state}`;
  const cached = await cache.get(key);
  if (cached !== null) return cached;
  const text = renderEntryPage(toEditionEntry(entry, spec, rules), spec, site);
  const draft = toPageDraft(path, text, toPageLinks(spec, site), state);
  const document = await toDocument(draft, null, entry.changed ?? entry.firstSeen);
  await cache.set(key, document, CACHE_TTL);
  return document;
}

/** Everything that the bytes follow from: the same state gives the same documents, in this process, a replica, or after a restart. */
function toState(revision: number, { site, rules }: IssueWorld): string {
  const sources = Array.from(rules.sources.values(), ({ id, content, share }) => [id, content, share]);
  return hash('sha1', JSON.stringify([RENDER_VERSION, revision, site, [...rules.outlets.values()], sources]));
}

async function findReady(
  state: string,
  published: ReadonlyMap<string, { readonly etag: string; readonly state: string }>,
  { cache, site }: IssueWorld,
): Promise<Shelf | null> {
  const paths = [FIRST_PAGE, STYLE_SHEET, ...site.editions.flatMap(toPaths)];
  if (paths.some((path) => published.get(path)?.state !== state)) return null;
  // One place in the cache for each address, so that it does not grow; the ETag says whether what lies there is what is wanted.
  const cached = await Promise.all(paths.map((path) => cache.get(path)));
  const documents = cached.filter((document) => document !== null);
  const isWhole =
    documents.length === paths.length && documents.every(({ path, etag }) => published.get(path)?.etag === etag);
  return isWhole ? toShelf(documents) : null;
}

function toPaths({ id }: EditionSpec): string[] {
  return [toEditionPath(id), ...FORMATS.map((format) => toFeedPath(id, format))];
}

/** Chooses by place and source alone, so that a share that cannot be filled costs no reading of what is not shown. */
async function readChosen(spec: EditionSpec, { store, rules }: IssueWorld): Promise<readonly Entry[]> {
  const places: Place[] = [];
  for (;;) {
    const page = await store.placesOf(spec, places.at(-1)?.position ?? null, PAGE);
    places.push(...page);
    const { chosen, full } = choosePlaces(places, spec, rules);
    if (full || page.length < PAGE || places.length >= MAX_LOOKED_AT) return store.entriesAt(chosen);
  }
}

/** As many of the latest as all formats can hold: the one that is too large shortens them all, so that they agree. */
function toFeeds(
  spec: EditionSpec,
  chosen: readonly Entry[],
  state: string,
  { site, rules }: IssueWorld,
): { readonly edition: Edition; readonly feeds: Draft[] } {
  for (let count = chosen.length; ;) {
    const edition = toEdition(spec, chosen.slice(0, count), rules);
    const feeds = FORMATS.map((format) => toFeedDraft(format, edition, state, site));
    const largest = Math.max(...feeds.map(({ text }) => Buffer.byteLength(text)));
    if (count <= 1 || largest <= MAX_FEED_BYTES) return { edition, feeds };
    count = Math.max(1, Math.floor((count * MAX_FEED_BYTES * SHORTENING) / largest));
  }
}

function toFeedDraft(format: Format, edition: Edition, state: string, site: RenderSite): Draft {
  return {
    path: toFeedPath(edition.spec.id, format),
    type: `${FORMAT_TYPES[format]}; charset=utf-8`,
    text: RENDERERS[format](edition, site),
    links: toFeedLinks(edition.spec, format, site),
    state,
    holds: null,
    immutable: false,
  };
}

function toPages(editions: readonly Edition[], state: string, site: RenderSite): Draft[] {
  const pages = editions.map((edition) =>
    toPageDraft(
      toEditionPath(edition.spec.id),
      renderEditionPage(edition, site),
      toPageLinks(edition.spec, site),
      state,
    ),
  );
  const first = toPageDraft(FIRST_PAGE, renderFirstPage(editions, site), toPageLinks(null, site), state);
  const style = { ...toPageDraft(STYLE_SHEET, renderStyle(), [], state), type: 'text/css; charset=utf-8' };
  return [first, style, ...pages];
}

function toPageDraft(path: string, text: string, links: readonly string[], state: string): Draft {
  return { path, type: HTML, text, links, state, holds: null, immutable: false };
}

function toShelf(documents: readonly Document[]): Shelf {
  return new Map(documents.map((document) => [document.path, document]));
}
