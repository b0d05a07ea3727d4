// An edition as RSS 2.0, through the `feed` package and around its traps; it knows neither store nor clock.
import { Feed } from 'feed';
import type { Extension, Item } from 'feed';
import type { Channel, Edition, EditionEntry } from '../model/edition.ts';
import { toUpdated } from '../editions/updated.ts';
import { toEditionUpdated, toRfc822 } from './dates.ts';
import { escapeHtml } from './html.ts';
import { toCategories, toLink, toOutletName, toPersons } from './entry.ts';
import { toAddress, toEditionPath, toFeedPath } from './site.ts';
import type { RenderSite } from './site.ts';
import { cleanText, toImageType, toLanguageTag, toPublicUrl } from './text.ts';

/** Declared on the channel, because `feed` declares dc and content only beside content of its own, and media never. */
const NAMESPACES = {
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

/** A document of a feed, with the ids of its Atom twin as guids. */
export function renderRss(edition: Edition, channel: Channel, site: RenderSite): string {
  const { spec } = edition;
  const language = toLanguageTag(spec.language);
  const self = toAddress(site, toFeedPath(channel.address, 'rss'));
  const feed = new Feed({
    title: toText(channel.title),
    description: toText(`${channel.title} · ${site.title}`),
    link: toAddress(site, toEditionPath(spec.id)),
    feed: self,
    updated: new Date(toEditionUpdated(edition.updated)),
    generator: 'Sonin',
    ...(language === null ? {} : { language }),
  });
  feed.addExtension(toElement('_attributes', NAMESPACES));
  if (channel.hubs.length > 0) feed.addExtension(toElement('atom:link', toAtomLinks(self, channel.hubs)));
  for (const entry of edition.entries) feed.addItem(toItem(entry, edition, site));
  return `${feed.rss2()}\n`;
}

/** `feed` knows one hub at most. */
function toAtomLinks(self: string, hubs: readonly string[]): object[] {
  const own = { rel: 'self', type: 'application/rss+xml', href: toAttribute(self) };
  return [own, ...hubs.map((href) => ({ rel: 'hub', href: toAttribute(href) }))].map((link) => ({ _attributes: link }));
}

/**
 * `feed` writes title, description and content as CDATA and splits only the first `]]>` in it, says `isPermaLink="false"` of every guid, and
 * dates in GMT.
 * What an extension of the same name says replaces what it says, and stays in its place.
 */
function toItem(entry: EditionEntry, edition: Edition, site: RenderSite): Item {
  const link = toLink(entry, edition.spec, site);
  return {
    title: entry.title,
    link,
    guid: entry.id,
    date: new Date(entry.published?.at ?? toUpdated(entry)),
    category: toCategories(entry).map((name) => ({ name: toText(name) })),
    extensions: [
      toElement('title', { _text: toText(entry.title) }),
      toElement('guid', { _text: toText(entry.id), _attributes: { isPermaLink: entry.id === link } }),
      // A date that the outlet did not give is not made up; an empty list removes the element.
      toElement('pubDate', entry.published === null ? [] : { _text: toRfc822(entry.published) }),
      // A description is HTML by custom, a summary is plain text.
      ...(entry.summary === null ? [] : [toElement('description', { _text: toText(escapeHtml(entry.summary)) })]),
      ...(entry.content === null ? [] : [toElement('content:encoded', { _text: toText(entry.content) })]),
      // Names go into dc:creator, since RSS's own author is an e-mail address.
      toElement('dc:creator', [toOutletName(entry), ...toPersons(entry)].map(toText)),
      ...toImage(entry),
      ...toSource(entry),
    ],
  };
}

/** `length` is 0 because we have not asked for the image; RSS wants the attribute all the same. */
function toImage(entry: EditionEntry): Extension[] {
  const url = toPublicUrl(entry.image);
  if (url === null) return [];
  const type = toImageType(url);
  const thumbnail = toElement('media:thumbnail', { _attributes: { url: toAttribute(url) } });
  const enclosure = { _attributes: { url: toAttribute(url), length: 0, type } };
  return type === null ? [thumbnail] : [thumbnail, toElement('enclosure', enclosure)];
}

function toSource(entry: EditionEntry): Extension[] {
  const url = toPublicUrl(entry.feed.link) ?? toPublicUrl(entry.outletSite);
  if (url === null) return [];
  return [
    toElement('source', {
      _attributes: { url: toAttribute(url) },
      _text: toText(entry.feed.title ?? toOutletName(entry)),
    }),
  ];
}

/** What stands under a name: one node, or a list of them. `feed` types it as one only, its writer takes both. */
function toElement(name: string, nodes: object): Extension {
  if (!isNode(nodes)) throw new TypeError(`no node for <${name}>`);
  return { name, objects: nodes };
}

function isNode(nodes: unknown): nodes is Extension['objects'] {
  return typeof nodes === 'object' && nodes !== null;
}

/** Text for feed's writer, which takes `&amp;` in it for an `&` that was escaped already: so every `&` is. It leaves CR to be lost by parsers. */
function toText(text: string): string {
  return cleanText(text).replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('&', '&amp;');
}

/** Addresses for feed's writer, which escapes nothing but quotes in attributes. */
function toAttribute(url: string): string {
  return url.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
