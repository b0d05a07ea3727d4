// The web server: it listens, brings answers to whoever asks, and ends promptly; what is answered is decided in answer.ts.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import { answer, toRefusal, toServerError } from './answer.ts';
import type { Answer, Shelves } from './answer.ts';
import { limitConnections } from './connections.ts';
import { LIMITS } from './limits.ts';
import type { Limits } from './limits.ts';
import { refuse, refuseTunnel } from './refusal.ts';
import { findFault, hasBody, passOver, toQuestion } from './request.ts';

export interface WebOptions extends Shelves {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Those of a public server where it is left out. */
  readonly limits?: Limits;
  readonly now: () => Date;
  /** Told of what is our fault; the client is not. */
  readonly warn: (message: string, error: unknown) => void;
}

export interface Web extends AsyncDisposable {
  /** Where a program on this machine reaches it, without a trailing slash. */
  readonly url: string;
  readonly port: number;
}

const LISTEN_ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there; stop it, or choose another port with PORT or listen.port',
  EACCES: 'this user may not; choose a port above 1023 with PORT or listen.port',
  EADDRNOTAVAIL: 'this machine has no such address; correct listen.host',
  ENOTFOUND: 'there is no such host; correct listen.host',
};

/** Listens until disposed of. Throws an Error that says what to do where it cannot. */
export async function openWeb(options: WebOptions): Promise<Web> {
  const limits = options.limits ?? LIMITS;
  // Said aloud, because NODE_OPTIONS could say otherwise.
  const server = createServer({ ...toNodeLimits(limits), insecureHTTPParser: false });
  server.maxHeadersCount = limits.maxHeaders;
  server.timeout = limits.socketTimeout;
  const connections = limitConnections(server, limits.maxConnections);
  const take = (request: IncomingMessage, response: ServerResponse) => {
    connections.note(request.socket, response);
    respond(request, response, server, options).catch((error: unknown) => {
      options.warn('an answer could not be sent', error);
      response.destroy();
    });
  };
  // Whoever expects to be asked for a body, or anything else, is answered like everybody.
  for (const event of ['request', 'checkContinue', 'checkExpectation']) server.on(event, take);
  server.on('connect', (_, socket) => refuseTunnel(socket, limits));
  server.on('clientError', (error, socket) => refuse(error, socket, connections.findAnswer(socket), limits));
  const port = await listen(server, options);
  server.on('error', (error) => options.warn('the web server met an error', error));
  let closed: Promise<void> | null = null;
  return {
    url: `http://${toHost(options.host)}:${port}`,
    port,
    [Symbol.asyncDispose]: () => (closed ??= close(server, limits)),
  };
}

function toNodeLimits(limits: Limits): ServerOptions {
  const { maxHeaderSize, headersTimeout, requestTimeout, keepAliveTimeout, checkInterval } = limits;
  const connectionsCheckingInterval = checkInterval;
  return { maxHeaderSize, headersTimeout, requestTimeout, keepAliveTimeout, connectionsCheckingInterval };
}

async function respond(request: IncomingMessage, response: ServerResponse, server: Server, options: WebOptions) {
  const limits = options.limits ?? LIMITS;
  const deadline = setTimeout(() => response.destroy(), limits.answerTimeout);
  response.once('close', () => {
    clearTimeout(deadline);
    if (!server.listening) server.closeIdleConnections();
  });
  const fault = findFault(request);
  const { status, headers, body } = fault === null ? await answerOrFail(request, options) : toRefusal(fault);
  if (response.headersSent) return;
  // A body that nobody asked for is not read, and so the connection is of no further use: what follows could be taken for a request.
  const last = fault !== null || hasBody(request) || !server.listening;
  response.writeHead(status, last ? { ...headers, Connection: 'close' } : headers);
  const sent = request.method === 'HEAD' ? null : body;
  if (!hasBody(request)) {
    response.end(sent);
    return;
  }
  response.flushHeaders();
  if (sent !== null) response.write(sent);
  await passOver(request, limits);
  response.end();
}

async function answerOrFail(request: IncomingMessage, options: WebOptions): Promise<Answer> {
  try {
    return await answer(toQuestion(request, options.now()), options);
  } catch (error) {
    options.warn('an answer failed', error);
    return toServerError();
  }
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
async function close(server: Server, { grace }: Limits): Promise<void> {
  const closed = Promise.withResolvers<void>();
  server.close(() => closed.resolve());
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), grace);
  await closed.promise;
  clearTimeout(cut);
}
