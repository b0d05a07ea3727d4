// HTTP: one GET with its redirects, each hop in its host's turn and within its times; or one hop of any question. It keeps nothing between two requests but open connections.
import type { Readable } from 'node:stream';
import { ACCEPT_ENCODING, readBody, type BodyLimit } from './body.ts';
import { toBasic } from './credentials.ts';
import { openDeadline, type Deadline } from './deadline.ts';
import type { WithDescriptor } from './descriptors.ts';
import { FetchError } from './failure.ts';
import { toBareUrl, toLocation, toShown } from './location.ts';
import { findProxy, type ProxySettings } from './proxy.ts';
import type { Answer, Transport } from './transport.ts';
import type { Turns } from './turns.ts';

/** As many as browsers' early limits, and as RFC 9309 asks for; a publisher needs two or three. */
const MAX_REDIRECTS = 5;

/** Answers that are the document itself, or what a proxy on the way made of it (RFC 9110, 15.3.4). */
export const DOCUMENTS = new Set([200, 203]);

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Those that say the old address is not to be asked again (RFC 9110, 15.4.2 and 15.4.9). */
const PERMANENT = new Set([301, 308]);

/** What of a body that nobody wants is read to keep the connection, in bytes and milliseconds; otherwise it is closed. */
const MAX_UNWANTED_BYTES = 16_384;
const MAX_UNWANTED_TIME = 500;

/** Longest times within a request, in milliseconds; its own timeout bounds them all. */
export interface StepLimits {
  /** For a connection with its handshake. */
  readonly connect: number;
  /** From the question to the last header of its answer. */
  readonly firstByte: number;
  readonly betweenBytes: number;
}

export interface HttpWorld {
  readonly transport: Transport;
  readonly takeTurn: Turns;
  readonly withDescriptor: WithDescriptor;
  readonly proxies: ProxySettings;
  readonly limits: StepLimits;
  /** Cuts every request off wherever it is, be it still looking up a name. */
  readonly stopped: AbortSignal;
}

export interface HttpRequest extends Hop {
  readonly url: string;
}

/** What is the same for every hop. */
interface Hop extends BodyLimit {
  /** The source's own address: `ownHeaders` and its credentials are for its origin only, and its port is allowed at its host. */
  readonly own: string;
  /** Sent to every hop. */
  readonly headers: Readonly<Record<string, string>>;
  readonly ownHeaders: Readonly<Record<string, string>>;
  /** Sent by POST; null asks by GET. */
  readonly body: string | null;
  /** An address, `none`, or null for what configuration and environment say. */
  readonly proxy: string | null;
  /** For all hops with their bodies, in milliseconds; waiting for a turn or a descriptor is not counted. */
  readonly timeout: number;
}

export interface HttpResponse {
  readonly status: number;
  /** The address that answered. */
  readonly url: string;
  /** Where the permanent redirects that stood before any other lead; null where the first was none. */
  readonly movedTo: string | null;
  readonly header: Answer['header'];
  /** Read only where the status says that it is the document, and never after a POST. */
  readonly body: Uint8Array;
}

/** Asked before each hop; it throws where that may not be asked, and gives the host's rest after it, in milliseconds. */
export type Permit = (url: URL) => Promise<number>;

/**
 * Throws `FetchError` and what undici throws; any status is an answer.
 * A turn is taken at every hop: many feeds that are redirected to one host are still one host's guests.
 */
export async function get(world: HttpWorld, wanted: HttpRequest, permit: Permit): Promise<HttpResponse> {
  let url = toBareUrl(new URL(wanted.url));
  let { timeout } = wanted;
  let moved: { readonly to: URL | null; readonly isOver: boolean } = { to: null, isOver: false };
  const asked = new Set<string>();
  while (asked.size <= MAX_REDIRECTS) {
    asked.add(url.href);
    const target = url;
    const hop = async () => {
      const started = performance.now();
      const answered = await askOnce(world, target, { ...wanted, timeout });
      timeout = Math.max(1, Math.round(timeout - (performance.now() - started)));
      return answered;
    };
    const answer = await world.takeTurn(toHost(url), await permit(url), () => world.withDescriptor(hop));
    if (!('location' in answer)) return { ...answer, url: url.href, movedTo: moved.to?.href ?? null };
    url = answer.location;
    // No cookies are kept, so whoever sends us where we have been will do so again.
    if (asked.has(url.href)) throw new FetchError('redirects', `a redirect back to ${toShown(url.href)}`);
    const isOver = moved.isOver || !PERMANENT.has(answer.status);
    moved = { to: isOver ? moved.to : url, isOver };
  }
  throw new FetchError('redirects', `more than ${MAX_REDIRECTS} redirects, the last to ${toShown(url.href)}`);
}

/** One hop, for which its host's turn must have been taken. Gives the answer, or the address to which it sends us; throws as `get` does. */
export async function askOnce(world: HttpWorld, url: URL, wanted: Hop) {
  const { limits, transport } = world;
  const own = URL.parse(wanted.own);
  using deadline = openDeadline(wanted.timeout, world.stopped);
  deadline.enter('the first byte', limits.firstByte);
  const answer = await deadline.race(
    transport.ask({
      url,
      headers: toHeaders(wanted, url.origin === own?.origin ? own : null),
      body: wanted.body,
      proxy: findProxy(url, wanted.proxy, world.proxies),
      isOwnPort: url.port !== '' && url.host === own?.host,
      signal: deadline.signal,
    }),
  );
  const { status, header } = answer;
  if (DOCUMENTS.has(status) && wanted.body === null)
    return { status, header, body: await readDocument(answer, deadline, limits, wanted) };
  await dump(answer.body);
  const location = REDIRECTS.has(status) ? header('location') : null;
  return location === null
    ? { status, header, body: new Uint8Array() }
    : { status, location: toLocation(location, url) };
}

async function readDocument(
  { header, body }: Answer,
  deadline: Deadline,
  { betweenBytes }: StepLimits,
  limit: BodyLimit,
): Promise<Uint8Array> {
  try {
    const announced = Number(header('content-length'));
    if (announced > limit.maxBytes && limit.beyond === 'fail') {
      throw new FetchError('too-large', `the body has ${announced} bytes, more than ${limit.maxBytes}`);
    }
    return await readBody(pace(body, deadline, betweenBytes), header('content-encoding'), limit);
  } finally {
    // What was not read to its end would keep its connection open for ever.
    body.on('error', () => {}).destroy();
  }
}

async function* pace(body: Readable, deadline: Deadline, limit: number): AsyncGenerator<Uint8Array> {
  const step = 'waiting between bytes';
  deadline.enter(step, limit);
  for await (const chunk of body) {
    yield chunk;
    deadline.enter(step, limit);
  }
}

/** The status has told all; a body that does not end tells nothing more. */
async function dump(body: Answer['body']): Promise<void> {
  await body.dump({ limit: MAX_UNWANTED_BYTES, signal: AbortSignal.timeout(MAX_UNWANTED_TIME) }).catch(() => {});
}

/** By whose name a turn is taken: with its port, and without the dot that makes no other host of it. */
export function toHost({ host }: URL): string {
  return host.replace(/\.(?=:|$)/, '');
}

/** `own` is null at another origin than the source's. */
function toHeaders({ headers, ownHeaders }: Hop, own: URL | null): Record<string, string> {
  const sent: Record<string, string> = { ...headers, 'accept-encoding': ACCEPT_ENCODING };
  if (own === null) return sent;
  const basic = toBasic(own);
  if (basic !== null) sent['authorization'] = basic;
  for (const [name, value] of Object.entries(ownHeaders)) sent[name.toLowerCase()] = value;
  return sent;
}
