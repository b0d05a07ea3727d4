// An edition as JSON Feed 1.1; it knows neither store nor clock.
import type { Channel, Edition, EditionEntry } from '../model/edition.ts';
import { toUpdated } from '../editions/updated.ts';
import { toEditionUpdated } from './dates.ts';
import { toCategories, toLink, toOutletName, toPersons } from './entry.ts';
import { toAddress, toEditionPath, toFeedPath } from './site.ts';
import type { RenderSite } from './site.ts';
import { cleanText, toLanguageTag, toPublicUrl } from './text.ts';

/** A document of a feed, with the ids of its Atom twin. `_sonin` is our extension: who wrote, and how exact the date is. */
export function renderJsonFeed(edition: Edition, channel: Channel, site: RenderSite): string {
  const { spec } = edition;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: channel.title,
    home_page_url: toAddress(site, toEditionPath(spec.id)),
    feed_url: toAddress(site, toFeedPath(channel.address, 'json')),
    next_url: channel.previous === null ? null : toAddress(site, toFeedPath(channel.previous, 'json')),
    language: toLanguageTag(spec.language),
    authors: [{ name: site.title, url: toAddress(site, '/') }],
    hubs: channel.hubs.length === 0 ? null : channel.hubs.map((url) => ({ type: 'WebSub', url })),
    _sonin: { updated: toEditionUpdated(edition.updated) },
    items: edition.entries.map((entry) => toItem(entry, edition, site)),
  };
  return `${JSON.stringify(feed, toJson)}\n`;
}

function toItem(entry: EditionEntry, edition: Edition, site: RenderSite): object {
  const { id, title, content, summary, published } = entry;
  const categories = toCategories(entry);
  return {
    id,
    url: toLink(entry, edition.spec, site),
    title,
    // An item must have one of the two, and no reader needs both.
    content_html: content,
    content_text: content === null ? (summary ?? title) : null,
    summary,
    image: toPublicUrl(entry.image),
    date_published: published?.at ?? null,
    date_modified: toUpdated(entry),
    authors: [
      { name: toOutletName(entry), url: toPublicUrl(entry.outletSite) },
      ...toPersons(entry).map((name) => ({ name })),
    ],
    tags: categories.length === 0 ? null : categories,
    language: toLanguageTag(entry.language),
    _sonin: { outlet: entry.outlet, precision: published?.precision ?? null },
  };
}

/** JSON Feed has no null: what is absent is left out. Text holds what XML may hold, so that every format says the same. */
function toJson(_key: string, value: unknown): unknown {
  if (value === null) return undefined;
  return typeof value === 'string' ? cleanText(value) : value;
}
