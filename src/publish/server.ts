// The web server: sockets, their limits, and a prompt end; what is answered is decided in answer.ts.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { answer, SECURITY_HEADERS, toServerError } from './answer.ts';
import type { Question, Shelves } from './answer.ts';

export interface WebOptions extends Shelves {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Told of what is our fault; the client is not. */
  readonly warn: (message: string, error: unknown) => void;
}

export interface Web extends AsyncDisposable {
  /** Where a program on this machine reaches it, without a trailing slash. */
  readonly url: string;
  readonly port: number;
}

/** Request line and headers together, in bytes: an over-long address still reaches us and is told so, 200 kB of headers do not. */
const MAX_HEADER_SIZE = 65_536;

const MAX_HEADERS = 100;

/** How long a client may take to send its headers, and its whole request, in ms. */
const HEADERS_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 15_000;

/** How long a connection may rest, between requests and within one, in ms. */
const KEEP_ALIVE_TIMEOUT = 10_000;
const SOCKET_TIMEOUT = 30_000;

/** How long a client may take to read an answer, in ms: enough for 500 kB over a telephone line, and the end for who reads a byte at a time. */
const ANSWER_TIMEOUT = 120_000;

/** How often timed out requests are looked for, in ms. */
const CHECK_INTERVAL = 5_000;

/** How long requests under way may take when the service stops, in ms: it has five seconds for everything. */
const GRACE = 1_500;

const LISTEN_ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there; stop it, or choose another port with PORT or listen.port',
  EACCES: 'this user may not; choose a port above 1023 with PORT or listen.port',
  EADDRNOTAVAIL: 'this machine has no such address; correct listen.host',
  ENOTFOUND: 'there is no such host; correct listen.host',
};

const BAD_REQUEST_STATUS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Listens until disposed of. Throws an Error that says what to do where it cannot. */
export async function openWeb(options: WebOptions): Promise<Web> {
  const limits = {
    maxHeaderSize: MAX_HEADER_SIZE,
    headersTimeout: HEADERS_TIMEOUT,
    requestTimeout: REQUEST_TIMEOUT,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    connectionsCheckingInterval: CHECK_INTERVAL,
  };
  const server = createServer(limits, (request, response) => {
    respond(request, response, server, options).catch((error: unknown) => {
      options.warn('an answer could not be sent', error);
      response.destroy();
    });
  });
  server.maxHeadersCount = MAX_HEADERS;
  server.timeout = SOCKET_TIMEOUT;
  server.on('clientError', refuse);
  const port = await listen(server, options);
  server.on('error', (error) => options.warn('the web server met an error', error));
  let closed: Promise<void> | null = null;
  return {
    url: `http://${toHost(options.host)}:${port}`,
    port,
    [Symbol.asyncDispose]: () => (closed ??= close(server)),
  };
}

async function respond(request: IncomingMessage, response: ServerResponse, server: Server, options: WebOptions) {
  const deadline = setTimeout(() => response.destroy(), ANSWER_TIMEOUT);
  response.once('close', () => {
    clearTimeout(deadline);
    if (!server.listening) server.closeIdleConnections();
  });
  const { status, headers, body } = await answer(toQuestion(request), options).catch((error: unknown) => {
    options.warn('an answer failed', error);
    return toServerError();
  });
  // A body that nobody asked for is not read, and so the connection is of no further use: what follows could be taken for a request.
  const last = hasBody(request) || !server.listening;
  response.writeHead(status, last ? { ...headers, Connection: 'close' } : headers);
  response.end(request.method === 'HEAD' ? null : body);
}

function toQuestion({ method, url, headers }: IncomingMessage): Question {
  return {
    method: method ?? '',
    target: url ?? '',
    acceptEncoding: headers['accept-encoding']?.toString() ?? null,
    ifNoneMatch: headers['if-none-match'] ?? null,
    ifModifiedSince: headers['if-modified-since'] ?? null,
  };
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

/** What is no HTTP, too long or too slow, is told so and let go. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = BAD_REQUEST_STATUS[error.code ?? ''] ?? '400 Bad Request';
  const headers = Object.entries({ ...SECURITY_HEADERS, Connection: 'close', 'Content-Length': '0' });
  socket.end(`HTTP/1.1 ${status}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`, () =>
    socket.destroy(),
  );
}

async function listen(server: Server, { host, port }: WebOptions): Promise<number> {
  const listening = Promise.withResolvers<void>();
  server.once('error', listening.reject);
  server.listen(port, host, listening.resolve);
  try {
    await listening.promise;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new Error(`cannot listen on ${host}:${port}: ${LISTEN_ADVICE[code] ?? String(error)}`, { cause: error });
  }
  server.off('error', listening.reject);
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** A name for the address that is listened on; every address is reached through the loopback too. */
function toHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** Accepts nobody new, ends what rests, and cuts off after a grace what is still under way: a client that stalls cannot hold us. */
async function close(server: Server): Promise<void> {
  const closed = Promise.withResolvers<void>();
  server.close(() => closed.resolve());
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE);
  await closed.promise;
  clearTimeout(cut);
}
