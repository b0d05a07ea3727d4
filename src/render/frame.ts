// What every page has around its own matter: head, masthead, foot; it knows nothing of entries.
import type { EditionSpec, Language } from '../model/configuration.ts';
import type { Address, NamedFeed } from '../model/edition.ts';
import { findWords } from '../words/words.ts';
import { markup } from './html.ts';
import type { Html } from './html.ts';
import {
  FEED_LIST,
  FIRST_PAGE,
  FORMAT_NAMES,
  FORMAT_TYPES,
  FORMATS,
  STYLE_SHEET,
  toAddress,
  toEditionAddress,
  toEditionPath,
  toFeedPath,
  toHref,
} from './site.ts';
import type { Format, RenderSite } from './site.ts';
import { toLanguageTag, toPublicUrl } from './text.ts';

export interface Frame {
  readonly title: string;
  readonly language: Language;
  /** The address that search engines should know the page by. */
  readonly canonical: string;
  /** The edition the page belongs to; null for the first page, which belongs to all. */
  readonly edition: EditionSpec | null;
  /** Feeds of parts of the edition, which are offered behind those of the editions. */
  readonly parts: readonly NamedFeed[];
  readonly main: Html;
}

/** The whole page, without script and with one style sheet. */
export function renderFrame(frame: Frame, site: RenderSite): string {
  const words = findWords(frame.language);
  const page = markup`<!doctype html>
<html lang="${toLanguageTag(frame.language)}">
<head>
<meta charset="utf-8">
<title>${frame.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="${frame.canonical}">
${renderAutodiscovery(frame, site)}<link rel="stylesheet" href="${toHref(site, STYLE_SHEET)}">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#main">${words.skipToContent}</a>
<header>
<p class="site"><a href="${toHref(site, FIRST_PAGE)}">${site.title}</a></p>
<nav aria-label="${site.title}"><ul>
${site.editions.map((spec) => renderNavigationLink(spec, frame, site))}</ul></nav>
</header>
<main id="main" tabindex="-1">
${frame.main}</main>
<footer>
<p>${words.rights}</p>
<p><a href="${toHref(site, FEED_LIST)}" type="text/x-opml">${words.allFeeds}</a></p>
${renderContact(site.contact, words.contact)}</footer>
</body>
</html>
`;
  return page.markup;
}

/** The page's own edition first, because many readers take the first link (nikola #3248). */
function renderAutodiscovery(frame: Frame, site: RenderSite): Html[] {
  const own = site.editions.filter((spec) => spec.id === frame.edition?.id);
  const others = site.editions.filter((spec) => spec.id !== frame.edition?.id);
  const editions = [...own, ...others].flatMap(({ id, title, language }) =>
    FORMATS.map((format) =>
      renderFeedLink(`${title} (${FORMAT_NAMES[format]})`, toEditionAddress(id), format, language, site),
    ),
  );
  const parts = frame.parts.map(({ title, address }) => renderFeedLink(title, address, 'atom', frame.language, site));
  return [...editions, ...parts];
}

function renderFeedLink(title: string, address: Address, format: Format, language: Language, site: RenderSite): Html {
  const href = toAddress(site, toFeedPath(address, format));
  return markup`<link rel="alternate" type="${FORMAT_TYPES[format]}" hreflang="${toLanguageTag(language)}" title="${title}" href="${href}">
`;
}

function renderNavigationLink(spec: EditionSpec, frame: Frame, site: RenderSite): Html {
  const current = spec.id === frame.edition?.id ? markup` aria-current="true"` : null;
  const language = toLanguageTag(spec.language);
  return markup`<li><a href="${toHref(site, toEditionPath(spec.id))}" lang="${language}" hreflang="${language}"${current}>${spec.title}</a></li>
`;
}

function renderContact(contact: string | null, label: string): Html | null {
  if (contact === null) return null;
  const href = /^[^@\s:]+@[^@\s]+$/.test(contact) ? `mailto:${contact}` : toPublicUrl(contact);
  const name = href === null ? markup`${contact}` : markup`<a href="${href}">${contact}</a>`;
  return markup`<p>${label}: ${name}</p>
`;
}
