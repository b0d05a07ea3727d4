// One conditional request for one resource, politely: what came back, or why nothing did. It knows nothing of documents and keeps no state of sources.
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FetchPolicy } from '../model/configuration.ts';
import type { Fetched, Validators } from '../model/visit.ts';
import { FetchError, toFetchFailure } from './failure.ts';
import { toGuard } from './guard.ts';
import { get, openAgent, type HttpRequest, type HttpResponse } from './http.ts';
import { toWaitUntil } from './retry-after.ts';
import { openTurns } from './turns.ts';

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5';

/** Statuses whose Retry-After we heed (RFC 9110, 15.5.x and 15.6.4; RFC 6585, 4). */
const ASKS_TO_WAIT = new Set([429, 503]);

export interface FetchRequest {
  /** Absolute `http:`, `https:` or `file:`. */
  readonly url: string;
  /** Sent back as they came; null asks for the whole document. */
  readonly validators: Validators | null;
  readonly headers: Readonly<Record<string, string>>;
  /** For the whole request with its redirects, but for waiting for a turn, in milliseconds. */
  readonly timeout: number;
}

export interface Fetcher extends AsyncDisposable {
  fetch(wanted: FetchRequest): Promise<Fetched>;
}

/** `userAgent` names the service and whom to write to. `now` is asked when an answer names a time. */
export function openFetcher(policy: FetchPolicy, userAgent: string, now: () => Date): Fetcher {
  const agent = openAgent(toGuard(policy.allow));
  const stop = new AbortController();
  const takeTurn = openTurns(policy.pause, stop.signal);
  return {
    async fetch(wanted) {
      try {
        if (wanted.url.startsWith('file:')) return await readLocal(wanted.url, policy.maxBytes);
        const response = await get(agent, takeTurn, toHttpRequest(wanted, policy.maxBytes, userAgent, stop.signal));
        return toFetched(response, wanted.validators, now());
      } catch (error) {
        return { outcome: 'failed', failure: toFetchFailure(error), waitUntil: null };
      }
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await agent.destroy();
    },
  };
}

function toHttpRequest(wanted: FetchRequest, maxBytes: number, userAgent: string, stopped: AbortSignal): HttpRequest {
  const { etag = null, lastModified = null } = wanted.validators ?? {};
  const headers: Record<string, string> = { 'user-agent': userAgent, accept: ACCEPT };
  // Both are sent where both are known: which of them counts is the origin's decision (RFC 9110, 13.2.2).
  if (etag !== null) headers['if-none-match'] = etag;
  if (lastModified !== null) headers['if-modified-since'] = lastModified;
  return {
    url: wanted.url,
    headers,
    ownHeaders: wanted.headers,
    maxBytes,
    timeout: wanted.timeout,
    stopped,
  };
}

function toFetched(response: HttpResponse, sent: Validators | null, now: Date): Fetched {
  const { status, header, url, body } = response;
  const validators = { etag: header('etag'), lastModified: header('last-modified') };
  if (status === 200)
    return { outcome: 'fresh', body, contentType: header('content-type'), url, validators, waitUntil: null };
  if (status === 304 && sent !== null) {
    // A 304 may renew a validator; one that it does not name is still the one we have.
    const { etag, lastModified } = validators;
    const kept = { etag: etag ?? sent.etag, lastModified: lastModified ?? sent.lastModified };
    return { outcome: 'unchanged', validators: kept, waitUntil: null };
  }
  const waitUntil = ASKS_TO_WAIT.has(status) ? toWaitUntil(header('retry-after'), now) : null;
  return { outcome: 'failed', failure: { stage: 'fetch', code: 'status', detail: String(status) }, waitUntil };
}

/** The configuration has made sure that the file lies beneath its own folder. */
async function readLocal(url: string, maxBytes: number): Promise<Fetched> {
  const file = fileURLToPath(url);
  try {
    const { size } = await stat(file);
    if (size > maxBytes) throw new FetchError('too-large', `${file} has ${size} bytes, more than ${maxBytes}`);
    const body = await readFile(file);
    const validators = { etag: null, lastModified: null };
    return { outcome: 'fresh', body, contentType: null, url, validators, waitUntil: null };
  } catch (error) {
    if (error instanceof FetchError) throw error;
    throw new FetchError('file', `${file}: ${(error as Error).message}`);
  }
}
