// Every document that an edition is published as, as text: feeds, pages, and the page of every entry. It reads no store and packs nothing.
import { toEdition } from '../../src/editions/editions.ts';
import type { EditionSpec, Outlet, Source } from '../../src/model/configuration.ts';
import type { Edition } from '../../src/model/edition.ts';
import type { Entry } from '../../src/model/entry.ts';
import { renderAtom } from '../../src/render/atom.ts';
import { renderEntryPage } from '../../src/render/entry-page.ts';
import { renderJsonFeed } from '../../src/render/json-feed.ts';
import { renderEditionPage, renderFirstPage } from '../../src/render/page.ts';
import { renderRss } from '../../src/render/rss.ts';
import { toChannel } from '../render/sample.ts';

export interface Published {
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

/** One edition that takes whatever language an attack may be held for. */
export const EDITION: EditionSpec = {
  id: 'en',
  title: 'English',
  language: 'en',
  also: 'und mn mn-Mong ru kk ky zh ja ko ar he'.split(' '),
  limit: 1000,
};

export const SITE = { title: 'News', url: 'https://site.example', contact: null, editions: [EDITION] };

/** As the program does it, but for the bound on a document's bytes. */
export function publishEntries(
  entries: readonly Entry[],
  sources: readonly Source[],
  outlets: readonly Outlet[],
): Published[] {
  const rules = {
    outlets: new Map(outlets.map((outlet) => [outlet.id, outlet])),
    sources: new Map(sources.map((source) => [source.id, source])),
  };
  return publishEdition(toEdition(EDITION, entries, rules));
}

export function publishEdition(edition: Edition): Published[] {
  const channel = toChannel(edition);
  const pages = edition.entries.map((entry) => renderEntryPage(entry, edition.spec, SITE));
  return [
    { path: '/en.atom', type: 'application/atom+xml', text: renderAtom(edition, channel, SITE) },
    { path: '/en.rss', type: 'application/rss+xml', text: renderRss(edition, channel, SITE) },
    { path: '/en.json', type: 'application/feed+json', text: renderJsonFeed(edition, channel, SITE) },
    { path: '/', type: 'text/html', text: renderFirstPage([edition], SITE) },
    { path: '/en', type: 'text/html', text: renderEditionPage(edition, { topics: [], outlets: [] }, SITE) },
    ...pages.map((text, at) => ({ path: `/en/entries/${edition.entries[at]?.uuid}`, type: 'text/html', text })),
  ];
}
