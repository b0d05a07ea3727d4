// The values of the `Link` header (RFC 8288) of our documents; it knows our addresses and nothing of what stands there.
import type { EditionSpec } from '../model/configuration.ts';
import type { Address, Channel } from '../model/edition.ts';
import {
  ARCHIVE_FORMATS,
  FORMAT_TYPES,
  FORMATS,
  toAddress,
  toEditionAddress,
  toEditionPath,
  toFeedPath,
} from './site.ts';
import type { Format, RenderSite } from './site.ts';
import { toLanguageTag } from './text.ts';

/**
 * For a document of a feed: exactly one `self` (WebSub, 4), the hubs, its other formats and its page as alternates by type, and the same
 * format of the other editions as alternates by language. A part of the past has no RSS.
 */
export function toFeedLinks(channel: Channel, format: Format, spec: EditionSpec, site: RenderSite): readonly string[] {
  const { address, part, hubs } = channel;
  const type = FORMAT_TYPES[format];
  const others = (part === null ? FORMATS : ARCHIVE_FORMATS).filter((other) => other !== format);
  return [
    toLinkHeader(site, toFeedPath(address, format), 'self', type),
    ...hubs.map((hub) => `<${new URL(hub).href}>; rel="hub"`),
    ...others.map((other) => toLinkHeader(site, toFeedPath(address, other), 'alternate', FORMAT_TYPES[other])),
    toLinkHeader(site, toEditionPath(spec.id), 'alternate', 'text/html'),
    ...findTwins(channel, spec, site).map(([twin, language]) =>
      toLinkHeader(site, toFeedPath(twin, format), 'alternate', type, language),
    ),
  ];
}

/** The same feed in the other editions, where all have it. */
function findTwins({ address, isCommon }: Channel, spec: EditionSpec, site: RenderSite): [Address, string][] {
  const rest = address.path.slice(toEditionPath(spec.id).length);
  const others = isCommon ? site.editions.filter(({ id }) => id !== spec.id) : [];
  return others.map(({ id, language }) => [{ ...address, path: toEditionPath(id) + rest }, language]);
}

/** For a page: the Atom feed of every edition, the page's own first. `spec` is null for the first page. */
export function toPageLinks(spec: EditionSpec | null, site: RenderSite): readonly string[] {
  const own = site.editions.filter((other) => other.id === spec?.id);
  const others = site.editions.filter((other) => other.id !== spec?.id);
  return [...own, ...others].map((other) =>
    toLinkHeader(site, toFeedPath(toEditionAddress(other.id), 'atom'), 'alternate', FORMAT_TYPES.atom, other.language),
  );
}

/** An address in a header is ASCII without angle brackets, which `href` sees to. */
function toLinkHeader(
  site: RenderSite,
  path: string,
  rel: string,
  type: string,
  language: string | null = null,
): string {
  const tag = language === null ? null : toLanguageTag(language);
  const target = `<${new URL(toAddress(site, path)).href}>; rel="${rel}"; type="${type}"`;
  return tag === null ? target : `${target}; hreflang="${tag}"`;
}
