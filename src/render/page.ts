// The first page, with all editions side by side, and the page of one edition; it knows nothing of how they are served.
import type { EditionSpec } from '../model/configuration.ts';
import type { Edition, EditionEntry, MoreFeeds, NamedFeed } from '../model/edition.ts';
import type { Words } from '../words/phrases.ts';
import { findWords } from '../words/words.ts';
import { toDateTimeAttribute, toReadableDate } from './dates.ts';
import { toOutletName } from './entry.ts';
import { renderFrame } from './frame.ts';
import { markup } from './html.ts';
import type { Html } from './html.ts';
import {
  FIRST_PAGE,
  FORMAT_NAMES,
  FORMATS,
  toAddress,
  toEditionAddress,
  toEditionPath,
  toEntryPath,
  toFeedPath,
  toHref,
  toSearchAddress,
} from './site.ts';
import type { RenderSite } from './site.ts';
import { toLanguageTag, toPublicUrl } from './text.ts';

/** Headlines of one edition on the first page: about what two screens show. */
const FIRST_PAGE_HEADLINES = 20;

/** `/`: the newest headlines of every edition, each in its own language. The page speaks the language of the first. */
export function renderFirstPage(editions: readonly Edition[], site: RenderSite): string {
  const main = markup`<h1 class="hidden">${site.title}</h1>
<div class="editions">
${editions.map((edition) => renderSection(edition, site))}</div>
`;
  const language = editions[0]?.spec.language ?? 'en';
  const canonical = toAddress(site, FIRST_PAGE);
  return renderFrame({ title: site.title, language, canonical, edition: null, parts: [], main }, site);
}

/** `/en`: everything that stands in the edition, and the feeds that are narrower. */
export function renderEditionPage(edition: Edition, more: MoreFeeds, site: RenderSite): string {
  const { spec, entries } = edition;
  const words = findWords(spec.language);
  const main = markup`<h1>${spec.title}</h1>
${renderFeedLinks(spec, site, words)}${renderHeadlines(entries, spec, site, words)}${renderMoreFeeds(more, spec, site, words)}`;
  const title = `${spec.title} · ${site.title}`;
  const canonical = toAddress(site, toEditionPath(spec.id));
  return renderFrame(
    { title, language: spec.language, canonical, edition: spec, parts: [...more.topics, ...more.outlets], main },
    site,
  );
}

function renderSection({ spec, entries }: Edition, site: RenderSite): Html {
  const words = findWords(spec.language);
  const href = toHref(site, toEditionPath(spec.id));
  const id = `edition-${spec.id}`;
  const newest = entries.slice(0, FIRST_PAGE_HEADLINES);
  return markup`<section lang="${toLanguageTag(spec.language)}" aria-labelledby="${id}">
<h2 id="${id}"><a href="${href}">${spec.title}</a></h2>
${renderFeedLinks(spec, site, words)}${renderHeadlines(newest, spec, site, words)}<p class="more"><a href="${href}">${words.allHeadlines}</a></p>
</section>
`;
}

function renderFeedLinks(spec: EditionSpec, site: RenderSite, words: Words): Html {
  const links = FORMATS.map((format) => {
    const href = toHref(site, toFeedPath(toEditionAddress(spec.id), format));
    return markup` <a href="${href}">${FORMAT_NAMES[format]}</a>`;
  });
  return markup`<p class="feeds">${words.subscribe}:${links}</p>
`;
}

function renderMoreFeeds({ topics, outlets }: MoreFeeds, spec: EditionSpec, site: RenderSite, words: Words): Html {
  const search = toAddress(site, toFeedPath(toSearchAddress(spec.id, ''), 'atom'));
  return markup`<section class="more-feeds" aria-labelledby="more-feeds">
<h2 id="more-feeds">${words.moreFeeds}</h2>
${renderFeedList(words.topics, topics, site)}${renderFeedList(words.outlets, outlets, site)}<p>${words.searchFeed} <code>${search}?q=…</code></p>
</section>
`;
}

function renderFeedList(heading: string, feeds: readonly NamedFeed[], site: RenderSite): Html | null {
  if (feeds.length === 0) return null;
  const items = feeds.map(
    ({ name, address }) => markup`<li><a href="${toHref(site, toFeedPath(address, 'atom'))}">${name}</a></li>
`,
  );
  return markup`<h3>${heading}</h3>
<ul class="feeds">
${items}</ul>
`;
}

function renderHeadlines(entries: readonly EditionEntry[], spec: EditionSpec, site: RenderSite, words: Words): Html {
  if (entries.length === 0) {
    return markup`<p>${words.nothingYet}</p>
`;
  }
  return markup`<ul class="headlines">
${entries.map((entry) => renderHeadline(entry, spec, site, words))}</ul>
`;
}

/** The headline leads to the article, its date to our own page of the entry, where there is more about it. */
function renderHeadline(entry: EditionEntry, spec: EditionSpec, site: RenderSite, words: Words): Html {
  const page = toHref(site, toEntryPath(spec.id, entry.uuid));
  const lang = entry.language === spec.language ? null : markup` lang="${toLanguageTag(entry.language)}"`;
  return markup`<li><a class="headline" href="${toPublicUrl(entry.url) ?? page}"${lang}>${entry.title}</a>
<p class="meta"><span class="outlet">${toOutletName(entry)}</span> <a href="${page}">${renderDate(entry, words)}</a></p></li>
`;
}

function renderDate({ published }: EditionEntry, words: Words): Html {
  if (published === null) return markup`${words.undated}`;
  return markup`<time datetime="${toDateTimeAttribute(published)}">${toReadableDate(published, words)}</time>`;
}
