// The transport: one question over HTTP/1.1 through guarded connections or a proxy, answered with headers and a body still to be read.
// It knows nothing of redirects, validators, turns or documents.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Agent, buildConnector, Pool, ProxyAgent, request, Socks5ProxyAgent, type Dispatcher } from 'undici';
import { toBasic, toCredentials } from './credentials.ts';
import { checkBehindProxy, toDialled, toLiteral, toLookup, toTarget, type Resolve } from './dialling.ts';
import { FetchError, toFetchError } from './failure.ts';
import type { Guard } from './guard.ts';
import { toProxyUrl } from './proxy.ts';

/** Most bytes of headers; a real answer has two or three thousand. */
const MAX_HEADER_BYTES = 32_768;

/** Most headers; a real answer has about thirty. */
const MAX_HEADERS = 200;

/** Most answers that only announce another (RFC 9110, 15.2); a server sends one, for early hints. */
const MAX_INTERIM = 10;

/** Headers that are lists, of which several lines are one; of any other only the first line counts. */
const LISTS = new Set(['cache-control', 'content-encoding']);

/** How long a connection that rests is kept, whatever the server offers, in milliseconds: for the next page or article, and not for the next visit. */
const LONGEST_IDLE = 4_000;

/** HTTP/1.1 alone, as HTTP/2 has other limits; the times are a deadline's, which knows them more exactly. */
const SETTINGS = {
  maxHeaderSize: MAX_HEADER_BYTES,
  pipelining: 1,
  allowH2: false,
  headersTimeout: 0,
  bodyTimeout: 0,
  keepAliveTimeout: LONGEST_IDLE,
  keepAliveMaxTimeout: LONGEST_IDLE,
};

interface Question {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent by POST; null asks by GET. */
  readonly body: string | null;
  /** With credentials where it wants them; null goes straight. */
  readonly proxy: string | null;
  /** Whether the operator named host and port as a source's own. */
  readonly isOwnPort: boolean;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  /** By its name in lower case; characters are bytes, as they came. */
  readonly header: (name: string) => string | null;
  readonly body: Dispatcher.ResponseData['body'];
}

export interface Transport extends AsyncDisposable {
  readonly ask: (question: Question) => Promise<Answer>;
  /** Closes the connections that rest; those at work are closed when they are done. */
  readonly letGoOfIdle: () => Promise<void>;
}

/** `connect`: longest time for a connection with its handshake, in milliseconds. Throws `FetchError` and what undici and Node throw. */
export function openTransport(guard: Guard, resolve: Resolve, connect: number): Transport {
  const agents = new Map<string, Dispatcher>();
  const closing = new Set<Dispatcher>();
  const findAgent = (key: string, open: () => Dispatcher) => {
    const agent = agents.get(key) ?? open();
    agents.set(key, agent);
    return agent;
  };
  return {
    ask: async (question) => {
      const { url, proxy, isOwnPort } = question;
      if (proxy === null) {
        // Connections to ports that only their own sources may use are not lent to others.
        const open = () => openGuarded(guard, resolve, isOwnPort, connect);
        return askThrough(findAgent(isOwnPort ? 'own port' : 'web ports', open), question);
      }
      await checkBehindProxy(toTarget(url.hostname, url.port, url.protocol, isOwnPort), guard, resolve);
      const agent = findAgent(proxy, () => openProxied(proxy, resolve, connect));
      return askThrough(agent, question).catch((error: unknown) => {
        throw toProxyError(error, proxy);
      });
    },
    async letGoOfIdle() {
      for (const agent of agents.values()) {
        closing.add(agent);
        void agent.close().finally(() => closing.delete(agent));
      }
      agents.clear();
      // Sockets are closed once the loop comes round.
      await nextTurn();
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(Array.from([...agents.values(), ...closing], (agent) => agent.destroy()));
    },
  };
}

async function askThrough(agent: Dispatcher, { url, headers, body: sent, signal }: Question): Promise<Answer> {
  const stop = new AbortController();
  let interim = 0;
  const onInfo = () => {
    interim += 1;
    if (interim > MAX_INTERIM) stop.abort(new FetchError('protocol', `more than ${MAX_INTERIM} interim answers`));
  };
  const abort = () => stop.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  const {
    statusCode,
    headers: came,
    body,
  } = await request(url, {
    dispatcher: agent,
    method: sent === null ? 'GET' : 'POST',
    body: sent,
    headers,
    signal: stop.signal,
    onInfo,
  });
  const count = Object.values(came).reduce<number>((sum, value) => sum + (Array.isArray(value) ? value.length : 1), 0);
  if (count > MAX_HEADERS) {
    body.on('error', () => {}).destroy();
    throw new FetchError('headers', `more than ${MAX_HEADERS} headers: ${count}`);
  }
  return { status: statusCode, header: toHeader(came), body };
}

function toHeader(headers: Dispatcher.ResponseData['headers']): Answer['header'] {
  return (name) => {
    const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
    if (!Array.isArray(value)) return value ?? null;
    return LISTS.has(name) ? value.join(', ') : (value[0] ?? null);
  };
}

/** The guard is asked for every address a name has, each time it is dialled, and for literal ones too: for those no name is looked up. */
function openGuarded(guard: Guard, resolve: Resolve, isOwnPort: boolean, timeout: number): Agent {
  const connectors = new Map<string, buildConnector.connector>();
  return new Agent({
    ...SETTINGS,
    connect: (options, callback) => {
      const target = toTarget(options.hostname, options.port, options.protocol, isOwnPort);
      const literal = toLiteral(target);
      try {
        if (literal !== null) toDialled(target, [literal], guard);
      } catch (error) {
        callback(error as FetchError, null);
        return;
      }
      // One for each port, because a lookup is not told which it is for; connectors also keep TLS sessions.
      const key = String(target.port);
      const find = async (hostname: string) => toDialled({ ...target, hostname }, await resolve(hostname), guard);
      const connect = connectors.get(key) ?? buildConnector({ timeout, allowH2: false, lookup: toLookup(find) });
      connectors.set(key, connect);
      connect(options, callback);
    },
  });
}

/** The proxy's own address is the operator's, and is not guarded. */
function openProxied(address: string, resolve: Resolve, timeout: number): Dispatcher {
  const url = toProxyUrl(address);
  if (url === null) throw new FetchError('proxy', 'the address of the proxy is not http:, https: or socks5:');
  const endpoint = { timeout, allowH2: false, lookup: toLookup(resolve) };
  if (url.protocol.startsWith('socks')) {
    const connect = buildConnector(endpoint);
    return new Socks5ProxyAgent(toBare(url), { ...SETTINGS, ...toCredentials(url), connect });
  }
  const token = toBasic(url);
  const open = (origin: string | URL, options: object) => new Pool(origin, { ...SETTINGS, ...options });
  const tls = { proxyTls: endpoint, factory: open, clientFactory: open };
  return new ProxyAgent({ ...SETTINGS, ...tls, uri: toBare(url), ...(token === null ? {} : { token }) });
}

/** All that stands in the way to the target, and the way itself, is the proxy's; what it says of certificates and bodies is the target's. */
function toProxyError(error: unknown, proxy: string): unknown {
  if (error instanceof FetchError) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  const isProxys = /^UND_ERR_(?:INVALID_ARG|ABORTED|PRX|SOCKS5)/.test(code);
  const known = isProxys ? new FetchError('proxy', message) : toFetchError(error);
  if (!['proxy', 'dns', 'connect'].includes(known.code)) return known;
  const url = toProxyUrl(proxy);
  return new FetchError('proxy', `${url === null ? 'the proxy' : toBare(url)}: ${known.message}`);
}

function toBare(url: URL): string {
  return `${url.protocol}//${url.host}`;
}
