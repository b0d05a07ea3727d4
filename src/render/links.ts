// The values of the `Link` header (RFC 8288) of our documents; it knows our addresses and nothing of what stands there.
import type { EditionSpec } from '../model/configuration.ts';
import { FORMAT_TYPES, FORMATS, toAddress, toEditionPath, toFeedPath } from './site.ts';
import type { Format, RenderSite } from './site.ts';
import { toLanguageTag } from './text.ts';

/**
 * For an edition's subscription document: exactly one `self` (WebSub, 4), its other formats and its page as alternates by type,
 * and the same format of the other editions as alternates by language.
 */
export function toFeedLinks(spec: EditionSpec, format: Format, site: RenderSite): readonly string[] {
  const type = FORMAT_TYPES[format];
  return [
    toLinkHeader(site, toFeedPath(spec.id, format), 'self', type),
    ...FORMATS.filter((other) => other !== format).map((other) =>
      toLinkHeader(site, toFeedPath(spec.id, other), 'alternate', FORMAT_TYPES[other]),
    ),
    toLinkHeader(site, toEditionPath(spec.id), 'alternate', 'text/html'),
    ...site.editions
      .filter((other) => other.id !== spec.id)
      .map((other) => toLinkHeader(site, toFeedPath(other.id, format), 'alternate', type, other.language)),
  ];
}

/** For a page: the Atom feed of every edition, the page's own first. `spec` is null for the first page. */
export function toPageLinks(spec: EditionSpec | null, site: RenderSite): readonly string[] {
  const own = site.editions.filter((other) => other.id === spec?.id);
  const others = site.editions.filter((other) => other.id !== spec?.id);
  return [...own, ...others].map((other) =>
    toLinkHeader(site, toFeedPath(other.id, 'atom'), 'alternate', FORMAT_TYPES.atom, other.language),
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
