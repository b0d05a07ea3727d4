// Values to render: an entry and a site with everything filled in, and the editions that lie as files beside the tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel, Edition, EditionEntry } from '../../src/model/edition.ts';
import type { RenderSite } from '../../src/render/site.ts';

export const FIXTURES = join(import.meta.dirname, 'fixtures');

export const SITE: RenderSite = {
  title: 'Sonin',
  url: 'https://sonin.example/news',
  contact: 'desk@sonin.example',
  editions: [
    { id: 'en', title: 'The steppe in English', language: 'en', also: [], limit: 100 },
    { id: 'mn', title: 'Талын мэдээ', language: 'mn', also: [], limit: 100 },
  ],
};

/** A fixture holds an edition's id, its time of change and its entries, each of them only as far as it differs from `toEntry`'s. */
export function loadEdition(name: string): Edition {
  const fixture = JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8'));
  const entries = fixture.entries.map((entry: Partial<EditionEntry>) => toEntry(entry));
  return toEdition(entries, fixture.edition, fixture.updated);
}

export function toEdition(
  entries: readonly EditionEntry[],
  id: 'en' | 'mn' = 'en',
  updated: string | null = '2026-02-03T04:05:06.000Z',
): Edition {
  const spec = SITE.editions.find((candidate) => candidate.id === id);
  if (spec === undefined) throw new Error(`no edition ${id}`);
  return { spec, entries, updated };
}

export function toEntry(fields: Partial<EditionEntry> = {}): EditionEntry {
  return {
    id: 'https://felt.example/stories/1',
    uuid: '0b9a4d5e-52a1-5c36-9d0c-6f0f6a1f2f01',
    outlet: 'felt',
    outletName: 'The Felt Tent',
    outletSite: 'https://felt.example/',
    language: 'en',
    url: 'https://felt.example/stories/1',
    title: 'A ger is raised in an hour',
    originalTitle: 'A ger is raised in an hour',
    published: { at: '2026-02-03T04:05:06.000Z', precision: 'second', zone: 'Asia/Ulaanbaatar' },
    updated: null,
    summary: null,
    content: null,
    authors: [],
    image: null,
    categories: [],
    source: 'felt-rss',
    textSource: 'felt-rss',
    feed: { id: null, title: 'The Felt Tent', link: 'https://felt.example/', updated: null, rights: null },
    addressKey: 'felt.example/stories/1',
    headlineKey: 'a ger is raised in an hour',
    day: '2026-02-03',
    kept: true,
    withdrawn: false,
    firstSeen: '2026-02-03T04:10:00.000Z',
    changed: null,
    revision: 1,
    ...fields,
  };
}

/** The document of a whole edition that readers subscribe to. */
export function toChannel({ spec }: Edition, fields: Partial<Channel> = {}): Channel {
  const address = { path: `/${spec.id}`, query: '' };
  return {
    address,
    feed: address,
    title: spec.title,
    part: null,
    previous: null,
    next: null,
    hubs: [],
    isCommon: true,
    ...fields,
  };
}

/** What a renderer of feeds makes of an edition at its usual address. */
export function renderAs(
  render: (edition: Edition, channel: Channel, site: RenderSite) => string,
  edition: Edition,
): string {
  return render(edition, toChannel(edition), SITE);
}
