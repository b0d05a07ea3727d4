// HTTP: one conditional GET with its redirects, through a guarded connection. It keeps nothing between two requests but open connections.
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { Agent, buildConnector, request, type Dispatcher } from 'undici';
import { ACCEPT_ENCODING, readBody } from './body.ts';
import { FetchError } from './failure.ts';
import type { Guard } from './guard.ts';

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
  readonly signal: AbortSignal;
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

/** Throws `FetchError` and what undici throws; any status is an answer. */
export async function get(agent: Agent, wanted: HttpRequest): Promise<HttpResponse> {
  let url = new URL(wanted.url);
  const { origin } = url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await request(withoutCredentials(url), {
      dispatcher: agent,
      headers: toHeaders(url, wanted, url.origin === origin),
      signal: wanted.signal,
    });
    const header = toHeader(response);
    if (!REDIRECTS.has(response.statusCode) || header('location') === null) {
      return {
        status: response.statusCode,
        url: withoutCredentials(url),
        header,
        body: await readAnswer(response, header, wanted.maxBytes),
      };
    }
    await response.body.dump();
    url = toLocation(header('location') ?? '', url);
  }
  throw new FetchError('redirects', `more than ${MAX_REDIRECTS} redirects, the last to ${withoutCredentials(url)}`);
}

/** The guard is asked for literal addresses too: for those no name is looked up. */
function toGuardedConnector(guard: Guard): buildConnector.connector {
  const connect = buildConnector({
    timeout: CONNECT_TIMEOUT,
    lookup: (hostname, options, callback) => {
      resolve(hostname, { ...options, all: true }, (error, addresses) => {
        const allowed = error === null ? addresses.filter(({ address }) => guard(address)) : [];
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
  return new FetchError(
    'refused',
    `${where} is not a public address; list its network under fetch.allow if it is yours`,
  );
}

function toHeaders(url: URL, { headers, ownHeaders }: HttpRequest, isOwnOrigin: boolean): Record<string, string> {
  const sent: Record<string, string> = { ...headers, 'accept-encoding': ACCEPT_ENCODING };
  if (!isOwnOrigin) return sent;
  if (url.username !== '') {
    const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    sent['authorization'] = `Basic ${Buffer.from(pair).toString('base64')}`;
  }
  return { ...sent, ...ownHeaders };
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
