// One conditional request for one resource, politely: what came back, or why nothing did. It knows nothing of documents and keeps no state of sources.
import type { FetchPolicy } from '../model/configuration.ts';
import type { Fetched, Validators } from '../model/visit.ts';
import type { Resolve } from './dialling.ts';
import { openDescriptors } from './descriptors.ts';
import { FetchError, toFetchFailure } from './failure.ts';
import { toFreshUntil } from './freshness.ts';
import { toGuard } from './guard.ts';
import {
  DOCUMENTS,
  get,
  type HttpRequest,
  type HttpResponse,
  type HttpWorld,
  type Permit,
  type StepLimits,
} from './http.ts';
import { readLocal } from './local.ts';
import { toBareUrl, toShown } from './location.ts';
import { post, type Poster } from './post.ts';
import { STRAIGHT, type ProxySettings } from './proxy.ts';
import { resolveHost } from './resolve.ts';
import { toWaitUntil } from './retry-after.ts';
import { openRobotsGate, type RobotsCache, type RobotsGate } from './robots-gate.ts';
import { openRobotsMemory } from './robots-memory.ts';
import { MAX_ROBOTS_BYTES } from './robots.ts';
import { openTransport } from './transport.ts';
import { openTurns } from './turns.ts';

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5';

/** Longer than a slow publisher takes for each, in milliseconds; connecting is part of what precedes the first byte. */
const STEP_LIMITS: StepLimits = { connect: 10_000, firstByte: 20_000, betweenBytes: 20_000 };

/** For robots.txt with its redirects, in milliseconds: it is small, and a page waits for it. */
const ROBOTS_TIMEOUT = 20_000;

/** What a header cannot carry (RFC 9110, 5.5); a validator that holds any cannot be sent back as it came. */
const UNSENDABLE = /[^\t\x20-\x7e\x80-\xff]/;

export interface FetchRequest {
  /** Absolute `http:`, `https:` or `file:`. */
  readonly url: string;
  /**
   * The source's own `url`, as the configuration has it: the only one that may be a `file:` or name another port than 80 and 443,
   * and the only origin that is told its credentials and `headers`.
   */
  readonly own: string;
  /** Sent back as they came; null asks for the whole document. */
  readonly validators: Validators | null;
  readonly headers: Readonly<Record<string, string>>;
  /** For the whole request with its redirects, but for waiting for a turn and for robots.txt, in milliseconds. */
  readonly timeout: number;
  /** Whether robots.txt is heeded, at every hop. */
  readonly robots: boolean;
  /** The source's proxy: an address, `none`, or null for what configuration and environment say. */
  readonly proxy: string | null;
}

export interface Fetcher extends AsyncDisposable {
  fetch(wanted: FetchRequest): Promise<Fetched>;
}

/** What a fetcher works with where nothing else is given. */
export interface FetcherParts {
  readonly proxies: ProxySettings;
  /** Where robots.txt is kept, so that a restart does not ask for it again. */
  readonly robotsCache: RobotsCache;
  readonly resolve: Resolve;
  readonly limits: StepLimits;
}

/** `userAgent` names the service, first as robots.txt does, and whom to write to. `now` is asked when an answer names a time. */
export function openFetcher(
  policy: FetchPolicy,
  userAgent: string,
  now: () => Date,
  given: Partial<FetcherParts> = {},
): Fetcher & Poster {
  const { proxies = STRAIGHT, resolve = resolveHost, limits = STEP_LIMITS, robotsCache = openRobotsMemory() } = given;
  const stop = new AbortController();
  const transport = openTransport(toGuard(policy.allow), resolve, limits.connect);
  const takeTurn = openTurns(policy.pause, stop.signal);
  const withDescriptor = openDescriptors(transport.letGoOfIdle, stop.signal);
  const world: HttpWorld = { transport, takeTurn, withDescriptor, proxies, limits, stopped: stop.signal };
  const gate = openRobotsGate(/^[\w-]*/.exec(userAgent)?.[0] ?? '', robotsCache, now);
  return {
    async fetch(wanted) {
      try {
        const scheme = URL.parse(wanted.url)?.protocol ?? '';
        if (scheme === 'file:') return await toLocal(wanted, policy.maxBytes);
        if (!/^https?:$/.test(scheme)) throw new FetchError('refused', 'the address is none of the web');
        const asked = toHttpRequest(wanted, policy.maxBytes, userAgent);
        const permit: Permit = wanted.robots ? (url) => knock(url, gate, world, asked) : async () => 0;
        const answered = await get(world, asked, permit);
        return toFetched(answered, toBareUrl(new URL(wanted.url)).href, wanted.validators, now());
      } catch (error) {
        const waitUntil = error instanceof FetchError ? error.waitUntil : null;
        return { outcome: 'failed', failure: toFetchFailure(error), waitUntil };
      }
    },
    post: (form) => post(world, form, userAgent, now),
    async [Symbol.asyncDispose]() {
      stop.abort();
      await transport[Symbol.asyncDispose]();
    },
  };
}

function toHttpRequest(wanted: FetchRequest, maxBytes: number, userAgent: string): HttpRequest {
  const { url, own, headers: ownHeaders, timeout, proxy, validators } = wanted;
  const headers: Record<string, string> = { 'user-agent': userAgent, accept: ACCEPT };
  const { etag = null, lastModified = null } = validators ?? {};
  // Both are sent where both are known: which of them counts is the origin's decision (RFC 9110, 13.2.2).
  if (etag !== null && !UNSENDABLE.test(etag)) headers['if-none-match'] = etag;
  if (lastModified !== null && !UNSENDABLE.test(lastModified)) headers['if-modified-since'] = lastModified;
  return { url, own, headers, ownHeaders, body: null, proxy, timeout, maxBytes, beyond: 'fail' };
}

/** Gives the rest that the origin's robots.txt asks for, or throws what it says against us. */
async function knock(
  url: URL,
  gate: RobotsGate,
  world: HttpWorld,
  { own, proxy, headers }: HttpRequest,
): Promise<number> {
  const verdict = await gate.judge(url, (file) => {
    const limits = { timeout: ROBOTS_TIMEOUT, maxBytes: MAX_ROBOTS_BYTES, beyond: 'cut' } as const;
    const sent = { 'user-agent': headers['user-agent'] ?? '', accept: 'text/plain, */*;q=0.5' };
    return get(world, { url: file, own, proxy, headers: sent, ownHeaders: {}, body: null, ...limits }, async () => 0);
  });
  if (verdict.answer === 'allowed') return verdict.delay;
  if (verdict.answer === 'refused')
    throw new FetchError('robots', `${toShown(url.href)} by "${verdict.rule}" in ${verdict.file}`);
  throw new FetchError('robots-unreachable', `${verdict.file}: ${verdict.reason}`, verdict.until);
}

function toFetched(response: HttpResponse, asked: string, sent: Validators | null, now: Date): Fetched {
  const { status, header, url, body, movedTo } = response;
  const validators = { etag: header('etag'), lastModified: header('last-modified') };
  const waitUntil = toWaitUntil(header('retry-after'), now);
  const said = { waitUntil, freshUntil: toFreshUntil(header, now), movedTo };
  if (DOCUMENTS.has(status)) {
    return { outcome: 'fresh', body, contentType: header('content-type'), url, validators, ...said };
  }
  if (status === 304 && sent !== null) {
    // A 304 may renew a validator; one that it does not name is still the one we have.
    const { etag, lastModified } = validators;
    const kept = { etag: etag ?? sent.etag, lastModified: lastModified ?? sent.lastModified };
    return { outcome: 'unchanged', validators: kept, ...said };
  }
  // That a place is gone to which we were sent for now says nothing of the address that was asked.
  const isElsewhere = url !== asked && url !== movedTo;
  const detail = status === 410 && isElsewhere ? `${status} at ${toShown(url)}` : String(status);
  return { outcome: 'failed', failure: { stage: 'fetch', code: 'status', detail }, waitUntil };
}

/** The configuration has made sure that its own file lies beneath its folder; a document must not name any. */
async function toLocal({ url, own }: FetchRequest, maxBytes: number): Promise<Fetched> {
  if (url !== own) throw new FetchError('refused', `${url} is a file, and only a source's own url may be one`);
  const said = { validators: { etag: null, lastModified: null }, waitUntil: null, freshUntil: null, movedTo: null };
  return { outcome: 'fresh', body: await readLocal(url, maxBytes), contentType: null, url, ...said };
}
