// What is answered to a question: status, headers, body; it knows HTTP and nothing of sockets or of how documents come about.
// Nothing that a stranger sends is in an answer: neither Host nor the address asked for.
import type { Document } from '../model/edition.ts';
import { findCoding } from './coding.ts';
import { renderSorry } from './sorry.ts';
import type { Conditions } from './validators.ts';
import { isUnchanged, toEtag, toLastModified } from './validators.ts';

/** What is asked. `target` is the request target as it was sent. */
export interface Question extends Conditions {
  readonly method: string;
  readonly target: string;
  readonly acceptEncoding: string | null;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Null where the status allows none; for HEAD it is what GET would have got. */
  readonly body: Uint8Array | null;
}

/** The statuses of what is no question, whatever was meant. */
export type Fault = 400 | 408 | 413 | 417 | 431;

/** Where answers come from. */
export interface Shelves {
  /** A document that lies ready, by its decoded path. */
  readonly find: (path: string) => Document | null;
  /** A document that is made when it is asked for; `gone` where there was one. */
  readonly findLater: (path: string) => Promise<Document | 'gone' | null>;
  readonly health: () => Promise<{ readonly well: boolean; readonly body: object }>;
}

/** How long anybody may keep a document before asking again, in seconds: news should be there within a minute or two. */
const MAX_AGE = 60;

/** How long a browser may remember that feeds are for everybody, in seconds: a day. */
const PREFLIGHT_MAX_AGE = 86_400;

/** Longest request target, in characters: ours have under a hundred, and a search adds some. */
const MAX_TARGET = 8_000;

const HEALTH_PATH = '/healthz';
const ALLOW = 'GET, HEAD, OPTIONS';
const HTML = 'text/html; charset=utf-8';
const FEED_TYPE = /^application\/(?:atom\+xml|rss\+xml|feed\+json)/;

/** What was wrong, in words for whoever wrote the client. */
const REFUSALS: Readonly<Record<Fault, string>> = {
  400: 'This is no request that can be understood.\n',
  408: 'The request took too long.\n',
  413: 'The request is too large.\n',
  417: 'No such expectation can be met.\n',
  431: 'The headers are too many or too long.\n',
};

/**
 * On every answer. Pages have no script; entries' pictures come from the outlets. No Strict-Transport-Security: whether there is TLS is
 * known to the proxy that ends it.
 */
const SECURITY_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src https: http: data:; media-src https: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

export async function answer(question: Question, shelves: Shelves): Promise<Answer> {
  if (question.target.length > MAX_TARGET) return toPlain(414, 'The address is too long.\n');
  const path = parsePath(question.target);
  if (question.method === 'OPTIONS') return toPreflight(path === null ? null : shelves.find(path));
  if (question.method !== 'GET' && question.method !== 'HEAD') return toMethodRefusal();
  if (path === HEALTH_PATH) return toHealth(shelves);
  const found = path === null ? null : (shelves.find(path) ?? (await shelves.findLater(path)));
  if (found === 'gone') return toAnswer(410, HTML, renderSorry('withdrawn'));
  return found === null ? toAnswer(404, HTML, renderSorry('notFound')) : toDocumentAnswer(found, question);
}

/** To a request that is none, whatever it asks for. */
export function toRefusal(fault: Fault): Answer {
  return toPlain(fault, REFUSALS[fault]);
}

/** To a method that we have not, whatever the address. */
export function toMethodRefusal(): Answer {
  return toPlain(405, `Only ${ALLOW} are understood here.\n`, { Allow: ALLOW });
}

/** Something went wrong that is our fault; the client is told no more than that. */
export function toServerError(): Answer {
  return toPlain(500, 'Something went wrong here. Please try again later.\n');
}

/**
 * The decoded path of a request target in origin or absolute form (RFC 9112, 3.2), its query left out; null where it is none.
 * Decoded once, and only ever looked up: `..` climbs nowhere.
 */
function parsePath(target: string): string | null {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '') || '/';
  try {
    return path.startsWith('/') ? decodeURIComponent(path) : null;
  } catch {
    return null;
  }
}

function toDocumentAnswer(document: Document, question: Question): Answer {
  const coding = findCoding(question.acceptEncoding);
  const headers = {
    ...SECURITY_HEADERS,
    ...toCors(document),
    'Cache-Control': `public, max-age=${MAX_AGE}`,
    ETag: toEtag(document, coding),
    'Last-Modified': toLastModified(document, question.now),
    Vary: 'Accept-Encoding',
    ...(document.links.length === 0 ? {} : { Link: document.links.join(', ') }),
  };
  if (isUnchanged(document, question)) return { status: 304, headers, body: null };
  const encoding = coding === 'identity' ? {} : { 'Content-Encoding': coding };
  const body = document.bodies[coding];
  return { status: 200, headers: { ...headers, 'Content-Type': document.type, ...encoding, ...toLength(body) }, body };
}

/** Feeds are read by programs on other people's pages too; pages are not. */
function toCors(document: Document): Record<string, string> {
  if (!FEED_TYPE.test(document.type)) return {};
  return {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Last-Modified, Link',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
}

function toPreflight(document: Document | null): Answer {
  const cors = document === null ? {} : toCors(document);
  const details = {
    'Access-Control-Allow-Methods': ALLOW,
    'Access-Control-Allow-Headers': 'A-IM, Cache-Control, If-Modified-Since, If-None-Match',
    'Access-Control-Max-Age': String(PREFLIGHT_MAX_AGE),
  };
  const headers = {
    ...SECURITY_HEADERS,
    Allow: ALLOW,
    ...cors,
    ...('Access-Control-Allow-Origin' in cors ? details : {}),
  };
  return { status: 204, headers, body: null };
}

async function toHealth(shelves: Shelves): Promise<Answer> {
  const { well, body } = await shelves.health();
  return toAnswer(well ? 200 : 503, 'application/json', `${JSON.stringify(body)}\n`);
}

function toPlain(status: number, text: string, headers: Record<string, string> = {}): Answer {
  return toAnswer(status, 'text/plain; charset=utf-8', text, headers);
}

/** An answer that is no document: nobody should keep it. */
function toAnswer(status: number, type: string, text: string, more: Record<string, string> = {}): Answer {
  const body = Buffer.from(text, 'utf8');
  const headers = {
    ...SECURITY_HEADERS,
    'Cache-Control': 'no-store',
    'Content-Type': type,
    ...toLength(body),
    ...more,
  };
  return { status, headers, body };
}

function toLength(body: Uint8Array): Record<string, string> {
  return { 'Content-Length': String(body.byteLength) };
}
