// How a document is answered with: which coding, whether at all (RFC 9110, 13), whether only what is new in it (RFC 3229). It knows no address.
import type { Document } from '../model/edition.ts';
import { findCoding } from './coding.ts';
import type { Answer, Delta, Question } from './answer.ts';
import { SECURITY_HEADERS, toLength } from './headers.ts';
import { isUnchanged, listTags, toEtag, toLastModified } from './validators.ts';

/** How long anybody may keep a document before asking again, in seconds: news should be there within a minute or two. */
const MAX_AGE = 60;

/** A day, in seconds: nobody asks again before (RFC 8246), and what is withdrawn stays in nobody's cache for longer. */
const IMMUTABLE_MAX_AGE = 86_400;

/** How long a browser may remember that feeds are for everybody, in seconds: a day. */
const PREFLIGHT_MAX_AGE = 86_400;

/** This library asks for deltas in the name of programs that do not know it: rss2email takes 226 for an error. */
const MISTAKEN = /^feedparser\//;

/** What everybody may do with what feeds answer. */
const FEED_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Delta-Base, ETag, IM, Last-Modified, Link',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** With which headers they may be asked for. */
export const PREFLIGHT_HEADERS = {
  ...FEED_HEADERS,
  'Access-Control-Allow-Headers': 'A-IM, Cache-Control, If-Modified-Since, If-None-Match',
  'Access-Control-Max-Age': String(PREFLIGHT_MAX_AGE),
};

const FEED_TYPE = /^(?:application\/(?:atom\+xml|rss\+xml|feed\+json)|text\/x-opml)/;

/** `findDelta` gives what is new to whoever has a document of one of these tags. */
export async function toDocumentAnswer(
  document: Document,
  question: Question,
  findDelta: (document: Document, etags: readonly string[]) => Promise<Delta | null>,
): Promise<Answer> {
  const coding = findCoding(question.acceptEncoding);
  const headers = {
    ...SECURITY_HEADERS,
    // Feeds are read by programs on other people's pages too; pages are not.
    ...(FEED_TYPE.test(document.type) ? FEED_HEADERS : {}),
    'Cache-Control': toCacheControl(document),
    ETag: toEtag(document, coding),
    'Last-Modified': toLastModified(document, question.now),
    Vary: 'Accept-Encoding',
    ...(document.links.length === 0 ? {} : { Link: document.links.join(', ') }),
  };
  if (isUnchanged(document, question)) return { status: 304, headers, body: null };
  const encoding = coding === 'identity' ? {} : { 'Content-Encoding': coding };
  const type = { 'Content-Type': document.type, ...encoding };
  const delta = wantsDelta(question) ? await findDelta(document, listTags(question.ifNoneMatch ?? '')) : null;
  const body = (delta?.document ?? document).bodies[coding];
  const full = { ...headers, ...type, ...toLength(body) };
  if (delta === null) return { status: 200, headers: full, body };
  // Nobody between us who does not know of deltas may take it for the whole (RFC 3229, 10.5.1 and 10.8.1).
  const only = { IM: 'feed', 'Delta-Base': `"${delta.base}"`, 'Cache-Control': 'no-store, im' };
  return { status: 226, headers: { ...full, ...only }, body };
}

function toCacheControl({ immutable }: Document): string {
  return immutable ? `public, max-age=${IMMUTABLE_MAX_AGE}, immutable` : `public, max-age=${MAX_AGE}`;
}

/** `feed` among the manipulations that are understood, and not one that is refused with `q=0` (RFC 3229, 10.5.3). */
function wantsDelta({ aIm, ifNoneMatch, userAgent }: Question): boolean {
  if (aIm === null || ifNoneMatch === null || MISTAKEN.test(userAgent ?? '')) return false;
  return aIm.split(',').some((one) => /^\s*feed\s*(?:;(?!\s*q=0(?:\.0*)?\s*$).*)?$/i.test(one));
}
