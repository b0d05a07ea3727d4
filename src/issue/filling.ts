// Fills a feed: which entries stand in it, as many as its documents can hold, and the documents. It decides nothing of when.
import { setImmediate } from 'node:timers/promises';
import { choosePlaces, toEditionEntry, toFilledEdition } from '../editions/editions.ts';
import type { EditionSpec } from '../model/configuration.ts';
import type { Channel, Edition, EditionEntry, EntryVersion } from '../model/edition.ts';
import type { Draft } from '../publish/document.ts';
import { renderAtom } from '../render/atom.ts';
import { renderJsonFeed } from '../render/json-feed.ts';
import { toFeedLinks } from '../render/links.ts';
import { renderRss } from '../render/rss.ts';
import { FORMATS, FORMAT_TYPES, toFeedPath, type Format, type RenderSite } from '../render/site.ts';
import type { Place } from '../store/store.ts';
import type { Feed } from './feeds.ts';
import { toState, type IssueWorld } from './world.ts';

/** Most bytes of a subscription document; several readers refuse more than 500 kB. */
const MAX_FEED_BYTES = 480_000;

/** Entries differ in size, so that an edition that is too large is shortened to somewhat less than what would fit on average. */
const SHORTENING = 0.95;

/** Places read at once where shares leave some out, and most of them that are looked at for one feed: shares must not make a read of all there is. */
const PAGE = 500;
const MAX_LOOKED_AT = 5_000;

/** A feed, the places that stand in it, latest first, and what its documents are made from. */
export interface Filling {
  readonly channel: Channel;
  readonly feed: Feed;
  readonly places: readonly Place[];
  /** How many of them no shortening may leave out. */
  readonly least: number;
  readonly state: string;
}

/** Chooses by place and source alone, so that a share that cannot be filled costs no reading of what is not shown. `openAfter` is the place behind which an edition's open part begins. */
export async function fillFeed(
  feed: Feed,
  channel: Channel,
  limit: number,
  openAfter: number | null,
  world: IssueWorld,
): Promise<Filling> {
  const places = await readChosen(feed, limit, world);
  const least = openAfter === null ? 1 : places.filter(({ position }) => position > openAfter).length;
  const versions = toVersions(places);
  return { channel, feed, places, least, state: toState([channel, versions, least], world) };
}

/** One outlet's own feed has all that it wrote: a share keeps it from crowding others out, of whom there are none. */
async function readChosen({ spec, selection }: Feed, limit: number, { store, rules }: IssueWorld): Promise<Place[]> {
  const sources = selection !== null && 'outlet' in selection ? new Map() : rules.sources;
  const places: Place[] = [];
  for (let count = limit; ; count = PAGE) {
    const page = await store.placesOf(spec, places.at(-1)?.position ?? null, count, selection);
    places.push(...page);
    const { chosen, full } = choosePlaces(places, limit, sources);
    if (full || page.length < count || places.length >= MAX_LOOKED_AT) return [...chosen];
  }
}

/** As many of the latest as all formats can hold. */
export async function renderFilling(
  { feed, channel, places, least, state }: Filling,
  { store, rules, site }: IssueWorld,
): Promise<{ readonly edition: Edition; readonly drafts: readonly Draft[] }> {
  const said = (await store.entriesAt(places)).map((entry) => toEditionEntry(entry, feed.spec, rules));
  const { edition, count, texts } = await renderFitting(feed.spec, said, least, MAX_FEED_BYTES, channel, site);
  const holds = toVersions(places.slice(0, count));
  const drafts = FORMATS.map((format) => ({
    ...toFeedHead(channel, format, feed.spec, site),
    text: texts[format],
    state,
    holds,
  }));
  return { edition, drafts };
}

/** As many of the first entries, and not less than `least`, as all formats can hold: the one that is too large shortens them all, so that they agree. */
export async function renderFitting(
  spec: EditionSpec,
  said: readonly EditionEntry[],
  least: number,
  maxBytes: number,
  channel: Channel,
  site: RenderSite,
): Promise<{ readonly edition: Edition; readonly count: number; readonly texts: Readonly<Record<Format, string>> }> {
  for (let count = Math.max(1, least, countLikely(said, maxBytes)); ;) {
    const edition = toFilledEdition(spec, said.slice(0, count));
    const texts = await renderTexts(edition, channel, site);
    const largest = Math.max(...Object.values(texts).map((text) => Buffer.byteLength(text)));
    if (largest <= maxBytes || count <= Math.max(1, least)) return { edition, count, texts };
    count = Math.max(1, least, Math.floor((count * maxBytes * SHORTENING) / largest));
  }
}

/** No format takes less than the texts themselves, so that nobody need render what is far too much. */
function countLikely(said: readonly EditionEntry[], maxBytes: number): number {
  let size = 0;
  const end = said.findIndex(({ content, summary }) => (size += (content ?? summary ?? '').length) > maxBytes);
  return end === -1 ? said.length : end;
}

/** Before each format, those who only ask for what lies ready are let through. */
export async function renderTexts(
  edition: Edition,
  channel: Channel,
  site: RenderSite,
): Promise<Readonly<Record<Format, string>>> {
  await setImmediate();
  const atom = renderAtom(edition, channel, site);
  await setImmediate();
  const rss = renderRss(edition, channel, site);
  await setImmediate();
  return { atom, rss, json: renderJsonFeed(edition, channel, site) };
}

/** All of a feed's document but its bytes and what they were made from. */
export function toFeedHead(channel: Channel, format: Format, spec: EditionSpec, site: RenderSite) {
  return {
    path: toFeedPath(channel.address, format),
    type: `${FORMAT_TYPES[format]}; charset=utf-8`,
    links: toFeedLinks(channel, format, spec, site),
    immutable: channel.part === 'closed',
  };
}

export function toVersions(places: readonly Place[]): EntryVersion[] {
  return places.map(({ entry, revision }) => [entry, revision]);
}
