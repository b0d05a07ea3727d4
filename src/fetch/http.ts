// HTTP: one conditional GET with its redirects, through a guarded connection. It keeps nothing between two requests but open connections.
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { callbackify } from 'node:util';
import { Agent, buildConnector, request, type Dispatcher } from 'undici';
import { ACCEPT_ENCODING, readBody } from './body.ts';
import { FetchError } from './failure.ts';
import type { Guard } from './guard.ts';
import { resolveHost } from './resolve.ts';
import type { Turns } from './turns.ts';

/** Longest times for connecting, for the first byte of an answer, and between two pieces of a body, in milliseconds. */
const CONNECT_TIMEOUT = 10_000;
const HEADERS_TIMEOUT = 20_000;
const BODY_TIMEOUT = 20_000;

/** Most bytes of headers; a real answer has two or three thousand. */
const MAX_HEADER_BYTES = 32_768;

/** As many as browsers' early limits; a publisher needs two or three. */
const MAX_REDIRECTS = 5;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export interface HttpRequest {
  readonly url: string;
  /** Sent to every hop. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent to the origin of `url` only. */
  readonly ownHeaders: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  /** For all hops with their bodies, in milliseconds; waiting for a turn is not counted. */
  readonly timeout: number;
  /** Cuts the request off wherever it is, be it still looking up a name. */
  readonly stopped: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** The address that answered. */
  readonly url: string;
  readonly header: (name: string) => string | null;
  /** Read only for status 200. */
  readonly body: Uint8Array;
}

export function openAgent(guard: Guard): Agent {
  return new Agent({
    connect: toGuardedConnector(guard),
    headersTimeout: HEADERS_TIMEOUT,
    bodyTimeout: BODY_TIMEOUT,
    maxHeaderSize: MAX_HEADER_BYTES,
    pipelining: 1,
  });
}

/**
 * Throws `FetchError` and what undici throws; any status is an answer.
 * `takeTurn` is asked at every hop: many feeds that are redirected to one host are still one host's guests.
 */
export async function get(agent: Agent, takeTurn: Turns, wanted: HttpRequest): Promise<HttpResponse> {
  const first = new URL(wanted.url);
  let url = first;
  let { timeout } = wanted;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const headers = toHeaders(wanted, url.origin === first.origin ? first : null);
    const target = url;
    const answer = await takeTurn(url.host, async () => {
      const started = performance.now();
      const answered = await ask(agent, target, headers, { ...wanted, timeout });
      timeout = Math.max(1, Math.round(timeout - (performance.now() - started)));
      return answered;
    });
    if ('status' in answer) return answer;
    url = answer;
  }
  throw new FetchError('redirects', `more than ${MAX_REDIRECTS} redirects, the last to ${withoutCredentials(url)}`);
}

/** Gives the answer, or the address to which it sends us. */
async function ask(
  agent: Agent,
  url: URL,
  headers: Record<string, string>,
  { maxBytes, timeout, stopped }: HttpRequest,
): Promise<HttpResponse | URL> {
  const address = withoutCredentials(url);
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeout)]);
  const response = await request(address, { dispatcher: agent, headers, signal });
  const header = toHeader(response);
  const location = header('location');
  if (!REDIRECTS.has(response.statusCode) || location === null) {
    return { status: response.statusCode, url: address, header, body: await readAnswer(response, header, maxBytes) };
  }
  await response.body.dump();
  return toLocation(location, url);
}

/** The guard is asked for every address a name has, and for literal ones too: for those no name is looked up. */
function toGuardedConnector(guard: Guard): buildConnector.connector {
  const resolve = callbackify(resolveHost);
  const connect = buildConnector({
    timeout: CONNECT_TIMEOUT,
    lookup: (hostname, options, callback) => {
      resolve(hostname, (error: Error | null, answer) => {
        const addresses = error === null ? answer : [];
        const allowed = addresses.filter(({ address }) => guard(address));
        const problem = error ?? (allowed.length === 0 ? toRefusal(hostname, addresses) : null);
        // Node asks for all addresses or for one, by its setting for trying families in turn.
        if (options.all === true) callback(problem, allowed);
        else callback(problem, allowed[0]?.address ?? '', allowed[0]?.family ?? 0);
      });
    },
  });
  return (options, callback) => {
    const literal = options.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) !== 0 && !guard(literal)) callback(toRefusal(literal, []), null);
    else connect(options, callback);
  };
}

function toRefusal(hostname: string, addresses: readonly LookupAddress[]): FetchError {
  const found = addresses.map(({ address }) => address).join(', ');
  const where = found === '' || found === hostname ? hostname : `${hostname} (${found})`;
  return new FetchError('refused', `${where} is not a public address`);
}

/** `own` is the address whose origin it is, with the credentials meant for it; null at another origin. */
function toHeaders({ headers, ownHeaders }: HttpRequest, own: URL | null): Record<string, string> {
  const sent: Record<string, string> = { ...headers, 'accept-encoding': ACCEPT_ENCODING };
  if (own === null) return sent;
  if (own.username !== '') {
    const pair = `${toPlain(own.username)}:${toPlain(own.password)}`;
    sent['authorization'] = `Basic ${Buffer.from(pair).toString('base64')}`;
  }
  for (const [name, value] of Object.entries(ownHeaders)) sent[name.toLowerCase()] = value;
  return sent;
}

/** A percent sign in a password need not begin an escape. */
function toPlain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function toHeader({ headers }: Dispatcher.ResponseData): HttpResponse['header'] {
  return (name) => {
    const value = headers[name];
    return value === undefined ? null : Array.isArray(value) ? (value[0] ?? null) : value;
  };
}

async function readAnswer(
  response: Dispatcher.ResponseData,
  header: HttpResponse['header'],
  maxBytes: number,
): Promise<Uint8Array> {
  if (response.statusCode === 200) return readBody(response.body, header('content-encoding'), maxBytes);
  await response.body.dump();
  return new Uint8Array();
}

function toLocation(location: string, base: URL): URL {
  const next = URL.parse(location, base.href);
  if (next === null || !/^https?:$/.test(next.protocol)) {
    throw new FetchError('redirects', `a redirect to "${location.slice(0, 200)}", which is no web address`);
  }
  return next;
}

function withoutCredentials(url: URL): string {
  if (url.username === '' && url.password === '') return url.href;
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare.href;
}
