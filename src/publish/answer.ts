// What is answered to a question: status, headers, body; it knows HTTP and nothing of sockets or of how documents come about.
// Nothing that a stranger sends is in an answer: neither Host nor the address asked for.
import type { Document } from '../model/edition.ts';
import { PREFLIGHT_HEADERS, toDocumentAnswer } from './document-answer.ts';
import { SECURITY_HEADERS, toLength } from './headers.ts';
import { renderSorry } from './sorry.ts';
import type { Conditions } from './validators.ts';

/** What is asked. `target` is the request target as it was sent. */
export interface Question extends Conditions {
  readonly method: string;
  readonly target: string;
  readonly acceptEncoding: string | null;
  /** The manipulations of a document that are understood (RFC 3229). */
  readonly aIm: string | null;
  readonly userAgent: string | null;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Null where the status allows none; for HEAD it is what GET would have got. */
  readonly body: Uint8Array | null;
}

/** The statuses of what is no question, whatever was meant. */
export type Fault = 400 | 408 | 413 | 417 | 431;

/** What stands behind the path of an address, as far as documents of ours can be asked for by it. */
export interface Query {
  /** Words to look for. */
  readonly q: string | null;
  /** How many entries. */
  readonly limit: string | null;
}

/** What of a feed is new to whoever has the one tagged `base`, as a document of its own. */
export interface Delta {
  readonly base: string;
  readonly document: Document;
}

/** Where answers come from. */
export interface Shelves {
  /** The path under which readers reach us, decoded and without a trailing slash: empty, `/news`. */
  readonly base: string;
  /** A document that lies ready, by its decoded path. */
  readonly find: (path: string) => Document | null;
  /** One that is made when it is asked for; `gone` where there was one, `invalid` for a query that asks for none, `busy` while too many are being made, `unready` while there is nothing to make them of. */
  readonly findLater: (
    path: string,
    query: Query,
  ) => Promise<Document | 'gone' | 'invalid' | 'busy' | 'unready' | null>;
  /** Null where none of the documents is known any more. */
  readonly findDelta: (document: Document, etags: readonly string[]) => Promise<Delta | null>;
  readonly health: () => Promise<{ readonly well: boolean; readonly body: object }>;
}

/** Longest request target, in characters: ours have under a hundred, and a search adds some. */
const MAX_TARGET = 8_000;

/** When to come back to what was too busy or not ready, in seconds. */
const BUSY_FOR = { 'Retry-After': '5' };

/** Feeds and lists of feeds, by their addresses: to find each would cost what it costs to make it. */
const FEED = /\.(?:atom|rss|json)$|\/opml$/;

const HEALTH_PATH = '/healthz';
const ALLOW = 'GET, HEAD, OPTIONS';
const HTML = 'text/html; charset=utf-8';

/** What was wrong, in words for whoever wrote the client. */
const REFUSALS: Readonly<Record<Fault, string>> = {
  400: 'This is no request that can be understood.\n',
  408: 'The request took too long.\n',
  413: 'The request is too large.\n',
  417: 'No such expectation can be met.\n',
  431: 'The headers are too many or too long.\n',
};

export async function answer(question: Question, shelves: Shelves): Promise<Answer> {
  if (question.target.length > MAX_TARGET) return toPlain(414, 'The address is too long.\n');
  const path = toOwnPath(parsePath(question.target), shelves);
  if (question.method === 'OPTIONS') return toPreflight(path);
  if (question.method !== 'GET' && question.method !== 'HEAD') return toMethodRefusal();
  if (path === HEALTH_PATH) return toHealth(shelves);
  const found = path === null ? null : await find(path, parseQuery(question.target), shelves);
  if (typeof found === 'string') return NO_DOCUMENT[found]();
  if (found === null) return toAnswer(404, HTML, renderSorry('notFound'));
  return toDocumentAnswer(found, question, shelves.findDelta);
}

const NO_DOCUMENT: Readonly<Record<'gone' | 'invalid' | 'busy' | 'unready', () => Answer>> = {
  gone: () => toAnswer(410, HTML, renderSorry('withdrawn')),
  invalid: () => toPlain(400, 'q must be words to look for, limit a whole number from 1.\n'),
  busy: () => toPlain(429, 'Too much is being looked for. Please try again later.\n', BUSY_FOR),
  unready: () => toPlain(503, 'The documents are not ready yet. Please try again later.\n', BUSY_FOR),
};

/** What asks for nothing of its own is there already, and no words are looked for in what is there. */
async function find(path: string, query: Query, { find: findReady, findLater }: Shelves) {
  const ready = query.limit === null ? findReady(path) : null;
  return ready ?? (await findLater(path, query)) ?? findReady(path);
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

/** Whether or not a proxy strips the path under which it shows us, the same documents are meant. */
function toOwnPath(path: string | null, { base }: Shelves): string | null {
  return path !== null && base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}

/** The first of each name, as forms and readers write them. */
function parseQuery(target: string): Query {
  const query = new URLSearchParams(/\?([^#]*)/.exec(target)?.[1] ?? '');
  return { q: query.get('q'), limit: query.get('limit') };
}

/** What a browser asks before a program on another page reads a feed. */
function toPreflight(path: string | null): Answer {
  const details = FEED.test(path ?? '') ? { ...PREFLIGHT_HEADERS, 'Access-Control-Allow-Methods': ALLOW } : {};
  return { status: 204, headers: { ...SECURITY_HEADERS, Allow: ALLOW, ...details }, body: null };
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
