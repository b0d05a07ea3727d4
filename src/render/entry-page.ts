// Our own page of one entry: who wrote it, when, what we may show of it, and the way to the article; it knows nothing of the feed around it.
import type { EditionSpec } from '../model/configuration.ts';
import type { EditionEntry } from '../model/edition.ts';
import type { Words } from '../words/phrases.ts';
import { findWords } from '../words/words.ts';
import { toDateTimeAttribute, toReadableDate } from './dates.ts';
import { toLink, toOutletName, toPersons } from './entry.ts';
import { renderFrame } from './frame.ts';
import { markup, trustHtml } from './html.ts';
import type { Html } from './html.ts';
import type { RenderSite } from './site.ts';
import { toLanguageTag, toPublicUrl } from './text.ts';

/** `/en/entries/<uuid>`. Search engines are sent to the article where there is one: the words are the outlet's, not ours. */
export function renderEntryPage(entry: EditionEntry, spec: EditionSpec, site: RenderSite): string {
  const words = findWords(spec.language);
  const main = markup`<article>
<h1 lang="${toLanguageTag(entry.language)}">${entry.title}</h1>
${renderByline(entry, words)}${renderOriginalTitle(entry, words)}${renderText(entry)}${renderWayOut(entry, words)}</article>
`;
  const title = `${entry.title} · ${toOutletName(entry)}`;
  const canonical = toLink(entry, spec, site);
  return renderFrame({ title, language: spec.language, canonical, edition: spec, parts: [], main }, site);
}

function renderByline(entry: EditionEntry, words: Words): Html {
  const site = toPublicUrl(entry.outletSite);
  const name = toOutletName(entry);
  const outlet = site === null ? markup`${name}` : markup`<a href="${site}">${name}</a>`;
  const persons = toPersons(entry).join(', ');
  const authors = persons === '' ? null : markup`<br>${words.writtenBy} ${persons}`;
  return markup`<p class="meta"><span class="outlet">${outlet}</span> ${renderDate(entry, words)}${authors}</p>
`;
}

/** The zone is shown with a time and not with a day, because a day is the outlet's own wherever it is read. */
function renderDate({ published }: EditionEntry, words: Words): Html {
  if (published === null) return markup`${words.undated}`;
  const time = toDateTimeAttribute(published);
  const offset = /T.*(Z|[+-]\d\d:\d\d)$/.exec(time)?.[1] ?? null;
  const zone = offset === null ? '' : ` (UTC${offset.replace('Z', '')})`;
  return markup`<time datetime="${time}">${toReadableDate(published, words)}${zone}</time>`;
}

function renderOriginalTitle(entry: EditionEntry, words: Words): Html | null {
  if (entry.originalTitle === entry.title) return null;
  const title = markup`<span lang="${toLanguageTag(entry.language)}">${entry.originalTitle}</span>`;
  return markup`<p class="original">${words.originalTitle}: ${title}</p>
`;
}

/** The content where it may be republished, else the summary: the one mostly begins with the other. */
function renderText(entry: EditionEntry): Html | null {
  const language = toLanguageTag(entry.language);
  if (entry.content !== null) {
    return markup`<div class="content" lang="${language}">${trustHtml(entry.content)}</div>
`;
  }
  if (entry.summary === null) return null;
  return markup`<p class="content" lang="${language}">${entry.summary}</p>
`;
}

function renderWayOut(entry: EditionEntry, words: Words): Html {
  const url = toPublicUrl(entry.url);
  if (url === null) {
    return markup`<p>${words.withoutAddress}</p>
`;
  }
  return markup`<p class="more"><a href="${url}">${words.readAt(toOutletName(entry))}</a></p>
`;
}
