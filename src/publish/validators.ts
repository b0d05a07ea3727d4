// Our validators, and whether a client that shows one already has the document (RFC 9110, 13); it knows nothing of sockets.
import type { Coding, Document } from '../model/edition.ts';

/** The client's conditions, as it sent them. */
export interface Conditions {
  readonly ifNoneMatch: string | null;
  readonly ifModifiedSince: string | null;
}

const CODINGS: readonly Coding[] = ['identity', 'gzip', 'br'];
const ENTITY_TAGS = /"([^"]*)"/g;

/** IMF-fixdate and its two obsolete forms all name the day; the last one has no zone and is not read. */
const HTTP_DATE = /^[A-Z][a-z]{2,8}, .*GMT$/;

/** The strong ETag of a document in one coding, quoted: the bytes differ, so the tag does (RFC 9110, 8.8.3.3). */
export function toEtag(document: Document, coding: Coding): string {
  return coding === 'identity' ? `"${document.etag}"` : `"${document.etag}-${coding}"`;
}

export function toLastModified(document: Document): string {
  return new Date(document.changed).toUTCString();
}

/** Whether 304 is the answer. If-Modified-Since counts only where If-None-Match is absent (13.2.2). */
export function isUnchanged(document: Document, conditions: Conditions): boolean {
  if (conditions.ifNoneMatch !== null) return isListed(document, conditions.ifNoneMatch);
  return conditions.ifModifiedSince !== null && isNotLater(document, conditions.ifModifiedSince);
}

/** Weak comparison (8.8.3.2), so a `W/` that some proxy put before our tag is no matter; a tag of any coding will do. */
function isListed(document: Document, ifNoneMatch: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  const ours = new Set(CODINGS.map((coding) => toEtag(document, coding)));
  return (ifNoneMatch.match(ENTITY_TAGS) ?? []).some((tag) => ours.has(tag));
}

function isNotLater(document: Document, ifModifiedSince: string): boolean {
  const since = HTTP_DATE.test(ifModifiedSince) ? Date.parse(ifModifiedSince) : Number.NaN;
  return Date.parse(toLastModified(document)) <= since;
}
