// Our validators, and whether a client that shows one already has the document (RFC 9110, 13); it knows nothing of sockets.
import type { Coding, Document } from '../model/edition.ts';

/** The client's conditions, as it sent them. */
export interface Conditions {
  readonly ifNoneMatch: string | null;
  readonly ifModifiedSince: string | null;
  readonly now: Date;
}

const CODINGS: readonly Coding[] = ['identity', 'gzip', 'br', 'zstd'];
const ENTITY_TAGS = /"([^"]*)"/g;
const CODING_SUFFIX = /-(?:gzip|br|zstd)$/;

/** Tags that are looked at for what somebody has already; a reader shows one. */
const MOST_TAGS = 10;

/** IMF-fixdate and the obsolete form of RFC 850, and that of asctime, which names no zone and means UTC (RFC 9110, 5.6.7). */
const HTTP_DATE = /^[A-Z][a-z]{2,8}, \d\d([ -])[A-Z][a-z]{2}\1\d{2,4} \d\d:\d\d:\d\d GMT$/;
const ASCTIME_DATE = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

/** HTTP dates are exact to the second, in ms. */
const SECOND = 1_000;

/** The strong ETag of a document in one coding, quoted: the bytes differ, so the tag does (RFC 9110, 8.8.3.3). */
export function toEtag(document: Document, coding: Coding): string {
  return coding === 'identity' ? `"${document.etag}"` : `"${document.etag}-${coding}"`;
}

/** Never later than now (RFC 9110, 8.8.2.1), as after a clock that was ahead and has been set right. */
export function toLastModified({ changed }: Document, now: Date): string {
  return new Date(Math.min(Date.parse(changed), now.getTime())).toUTCString();
}

/** Whether 304 is the answer. If-Modified-Since counts only where If-None-Match is absent (13.2.2). */
export function isUnchanged(document: Document, conditions: Conditions): boolean {
  if (conditions.ifNoneMatch !== null) return isListed(document, conditions.ifNoneMatch);
  return conditions.ifModifiedSince !== null && isNotLater(document, conditions.ifModifiedSince, conditions.now);
}

/** The tags of ours that a client shows, without quotes and codings. */
export function listTags(ifNoneMatch: string): readonly string[] {
  const tags = [...ifNoneMatch.matchAll(ENTITY_TAGS)].slice(0, MOST_TAGS);
  return [...new Set(tags.map(([, tag = '']) => tag.replace(CODING_SUFFIX, '')))];
}

/** Weak comparison (8.8.3.2), so a `W/` that some proxy put before our tag is no matter; a tag of any coding will do. */
function isListed(document: Document, ifNoneMatch: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  const ours = new Set(CODINGS.map((coding) => toEtag(document, coding)));
  return (ifNoneMatch.match(ENTITY_TAGS) ?? []).some((tag) => ours.has(tag));
}

/** A date to come is some clock's error and says nothing of what the client has: the document is sent rather than hidden for as long. */
function isNotLater({ changed }: Document, ifModifiedSince: string, now: Date): boolean {
  const since = parseHttpDate(ifModifiedSince);
  return since <= now.getTime() && Math.floor(Date.parse(changed) / SECOND) * SECOND <= since;
}

/** In ms since 1970; NaN where it is none. */
function parseHttpDate(text: string): number {
  if (ASCTIME_DATE.test(text)) return Date.parse(`${text} GMT`);
  return HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
}
