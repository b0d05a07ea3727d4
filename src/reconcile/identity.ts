// Ids: what an entry may be called when it is first seen. It knows nothing of the entries that exist.
import type { Sighting } from '../model/entry.ts';
import { toDatedUuid, toUuid } from '../uuid.ts';

export interface EntryIds {
  readonly id: string;
  readonly uuid: string;
}

/**
 * An absolute IRI that Atom accepts as an id (RFC 4287, 4.2.6): a scheme that nothing can be run or read by, and none of the characters that
 * RFC 3987 excludes (section 4.1 of it: neither those that turn what follows).
 */
const ABSOLUTE_IRI =
  /^(?!(?:javascript|vbscript|data|file|blob|filesystem|about|view-source|jar|chrome):)[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\u0000-\u0020\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/i;

/** Of the web: with a host, and without a user and password. */
const PUBLIC_WEB_IRI = /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i;

/** A percent sign that begins no escape. */
const BROKEN_ESCAPE = /%(?![0-9a-f]{2})/i;

/** Longer ids are some document's content by mistake. */
const MAX_ID_LENGTH = 1024;

/** Any of the ids an entry may take, by how many of them were taken already; null when there is no further one. */
export function toEntryId(sighting: Sighting, attempt: number): EntryIds | null {
  const wish = toWishes(sighting)[attempt];
  if (wish === undefined) return null;
  // The UUID of our page for it is of another kind, as one entry's IRI may well be another's address.
  if (wish.isIri) return { id: wish.name, uuid: toDatedUuid(wish.name, new Date(sighting.firstSeen)) };
  const uuid = toUuid(wish.name);
  return { id: `urn:uuid:${uuid}`, uuid };
}

/**
 * The publisher's absolute IRI where the source speaks for the outlet, then the address key, then outlet, headline and day;
 * the last two tell apart what a source itself tells apart.
 */
function toWishes({ itemId, addressKey, fields, headlineKey, day, source, own, rawHash }: Sighting) {
  const wishes: { readonly name: string; readonly isIri: boolean }[] = [];
  if (own && itemId !== null && isAbsoluteIri(itemId)) wishes.push({ name: itemId, isIri: true });
  const headline = [fields.outlet, headlineKey, day];
  const apart = [...headline, source, itemId, addressKey];
  const names = [...(addressKey === null ? [] : [[addressKey]]), headline, apart, [...apart, rawHash]];
  return [...wishes, ...names.map((parts) => ({ name: parts.join('\n'), isIri: false }))];
}

function isAbsoluteIri(id: string): boolean {
  if (id.length > MAX_ID_LENGTH || !ABSOLUTE_IRI.test(id) || BROKEN_ESCAPE.test(id)) return false;
  return !/^https?:/i.test(id) || (PUBLIC_WEB_IRI.test(id) && URL.canParse(id));
}
