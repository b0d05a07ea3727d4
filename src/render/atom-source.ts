// The document an entry was republished from, as `atom:source` (RFC 4287, 4.2.11); it knows nothing of the feed around it.
import type { EditionEntry } from '../model/edition.ts';
import { toUuid } from '../uuid.ts';
import { cleanText, toPublicUrl } from './text.ts';
import { renderElement, renderTextElement } from './xml.ts';

/** RFC 3339; other spellings of a feed's date are not guessed at. */
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** An absolute IRI that is no web address: `tag:`, `urn:` and their like. A `file:` tells how the operator's disk is laid out, others can be run. */
const OTHER_IRI =
  /^(?!(?:https?|javascript|vbscript|data|file|blob|filesystem|about|view-source|jar|chrome):)[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;

/** Of the web: with a host, and without a user and password. */
const PUBLIC_WEB_IRI = /^https?:\/\/[^\s/?#@\\]+(?:[/?#][^\s<>"]*)?$/i;

/** Whose words these are: id, title, updated, rights and link of the source feed, as far as it gave them. */
export function renderSource(entry: EditionEntry): string {
  const { feed } = entry;
  const link = toPublicUrl(feed.link);
  // A feed that does not say when it changed is dated by when it was read.
  const updated = feed.updated !== null && isRfc3339(feed.updated) ? feed.updated : entry.firstSeen;
  return renderElement('source', {}, [
    renderTextElement('id', toSourceId(entry)),
    renderTextElement('title', feed.title ?? entry.source, { type: 'text' }),
    renderTextElement('updated', updated),
    ...(feed.rights === null ? [] : [renderTextElement('rights', feed.rights, { type: 'text' })]),
    ...(link === null ? [] : [renderElement('link', { rel: 'alternate', href: link }, [])]),
  ]);
}

/** The feed's own id where it is one and safe to show; else its link; else an id made of our name for the source. */
function toSourceId(entry: EditionEntry): string {
  const { id, link } = entry.feed;
  if (id !== null && isPublicIri(id)) return id;
  return toPublicUrl(id) ?? toPublicUrl(link) ?? `urn:uuid:${toUuid(`sonin:source:${entry.source}`)}`;
}

/** Web addresses with a user or password are not shown, and so not used as they are. */
function isPublicIri(id: string): boolean {
  if (cleanText(id) !== id) return false;
  return OTHER_IRI.test(id) || (PUBLIC_WEB_IRI.test(id) && URL.canParse(id));
}

function isRfc3339(date: string): boolean {
  return RFC_3339.test(date) && !Number.isNaN(Date.parse(date));
}
