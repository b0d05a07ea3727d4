// An edition as an Atom feed (RFC 4287), serialised by ourselves because Atom is the product; it knows neither store nor clock.
import type { Channel, Edition, EditionEntry } from '../model/edition.ts';
import { renderSource } from './atom-source.ts';
import { toEditionUpdated, toRfc3339, toUpdatedStamp } from './dates.ts';
import { toCategories, toLink, toOutletName, toPersons } from './entry.ts';
import { toAddress, toEditionPath, toFeedPath } from './site.ts';
import type { RenderSite } from './site.ts';
import { toImageType, toLanguageTag, toPublicUrl } from './text.ts';
import { renderElement, renderTextElement } from './xml.ts';

const NAMESPACES = { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:media': 'http://search.yahoo.com/mrss/' };
const HISTORY = { 'xmlns:fh': 'http://purl.org/syndication/history/1.0' };

/**
 * A document of a feed. The same edition, channel and site give the same bytes.
 * Only one link is `alternate`, the edition's page, because readers open the last one whatever its type (Liferea #442), and others the first:
 * the other formats are offered in the `Link` header instead.
 */
export function renderAtom(edition: Edition, channel: Channel, site: RenderSite): string {
  const { spec } = edition;
  const isArchived = channel.part === 'closed';
  const namespaces = isArchived ? { ...NAMESPACES, ...HISTORY } : NAMESPACES;
  const page = toAddress(site, toEditionPath(spec.id));
  const feed = renderElement('feed', { ...namespaces, 'xml:lang': toLanguageTag(spec.language) }, [
    renderTextElement('id', toAddress(site, toFeedPath(channel.feed, 'atom'))),
    renderTextElement('title', channel.title, { type: 'text' }),
    renderTextElement('updated', toEditionUpdated(edition.updated)),
    renderTextElement('generator', 'Sonin'),
    renderPerson(site.title),
    ...renderFeedLinks(channel, site),
    renderElement('link', { rel: 'alternate', type: 'text/html', href: page }, []),
    ...(isArchived ? [renderElement('fh:archive', {}, [])] : []),
    ...edition.entries.map((entry) => renderEntry(entry, edition, site)),
  ]);
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed}\n`;
}

/** Itself, what is told of its changes (WebSub), and its past (RFC 5005, 4). */
function renderFeedLinks({ address, feed, part, previous, next, hubs }: Channel, site: RenderSite): string[] {
  const documents = [
    { rel: 'self', of: address },
    { rel: 'current', of: part === null ? null : feed },
    { rel: 'prev-archive', of: previous },
    { rel: 'next-archive', of: next },
  ];
  const links = documents.flatMap(({ rel, of }) => {
    if (of === null) return [];
    const href = toAddress(site, toFeedPath(of, 'atom'));
    return [renderElement('link', { rel, type: 'application/atom+xml', href }, [])];
  });
  return [...links, ...hubs.map((href) => renderElement('link', { rel: 'hub', href }, []))];
}

function renderEntry(entry: EditionEntry, edition: Edition, site: RenderSite): string {
  const language = entry.language === edition.spec.language ? null : toLanguageTag(entry.language);
  return renderElement('entry', { 'xml:lang': language }, [
    renderTextElement('id', entry.id),
    renderTextElement('title', entry.title, { type: 'text' }),
    ...(entry.published === null ? [] : [renderTextElement('published', toRfc3339(entry.published))]),
    renderTextElement('updated', toRfc3339(toUpdatedStamp(entry))),
    ...renderAuthors(entry),
    ...toCategories(entry).map((term) => renderElement('category', { term }, [])),
    ...(entry.summary === null ? [] : [renderTextElement('summary', entry.summary, { type: 'text' })]),
    ...(entry.content === null ? [] : [renderTextElement('content', entry.content, { type: 'html' })]),
    ...renderImage(entry),
    // Last of the links, because Feedbin (#747) and Liferea (#442) open the last one whatever its rel.
    renderElement('link', { rel: 'alternate', type: 'text/html', href: toLink(entry, edition.spec, site) }, []),
    // Last of all, because Feedbin (#767) took title and link from a source that came first.
    renderSource(entry),
  ]);
}

/** The outlet first, since many readers show one author only, and do not inherit the feed's (NetNewsWire #2797); persons follow. */
function renderAuthors(entry: EditionEntry): string[] {
  const outlet = renderPerson(toOutletName(entry), toPublicUrl(entry.outletSite));
  return [outlet, ...toPersons(entry).map((name) => renderPerson(name))];
}

function renderPerson(name: string, uri: string | null = null): string {
  return renderElement('author', {}, [
    renderTextElement('name', name),
    ...(uri === null ? [] : [renderTextElement('uri', uri)]),
  ]);
}

/** An enclosure wants a media type that is true, so an image whose address does not tell is a thumbnail only. */
function renderImage(entry: EditionEntry): string[] {
  const href = toPublicUrl(entry.image);
  if (href === null) return [];
  const type = toImageType(href);
  const thumbnail = renderElement('media:thumbnail', { url: href }, []);
  return type === null ? [thumbnail] : [thumbnail, renderElement('link', { rel: 'enclosure', type, href }, [])];
}
