// Answers on the bare connection, to what is no HTTP, too large, too slow, or asks for a tunnel; it knows nothing of documents.
import { STATUS_CODES } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { toMethodRefusal, toRefusal } from './answer.ts';
import type { Answer, Fault } from './answer.ts';
import type { Limits } from './limits.ts';

const FAULTS: Readonly<Record<string, Fault>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Connections that were refused: Node reports every further byte on them as another error. */
const refused = new WeakSet<Duplex>();

/** Tells it what is wrong, once, and not before what was asked rightly has been answered (RFC 9112, 9.3.2). */
export function refuse(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  underWay: ServerResponse | null,
  limits: Limits,
): void {
  if (error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  if (refused.has(socket)) return;
  refused.add(socket);
  const refusal = toRefusal(FAULTS[error.code ?? ''] ?? 400);
  if (underWay === null) end(socket, refusal, limits);
  else if (!underWay.req.complete && !underWay.headersSent) sendInstead(underWay, refusal);
  else underWay.once('close', () => end(socket, refusal, limits));
}

/** CONNECT, which Node hands over as a bare connection. */
export function refuseTunnel(socket: Duplex, limits: Limits): void {
  socket.on('error', () => socket.destroy());
  socket.resume();
  end(socket, toMethodRefusal(), limits);
}

/** The fault is in a body whose headers looked well: what they asked for is no longer answered, lest somebody between us reads them otherwise. */
function sendInstead(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, Connection: 'close' }).end(body);
}

/** What still comes is passed over for a while, so that closing upon it does not take the answer back. */
function end(socket: Duplex, { status, headers }: Answer, { passOverTimeout }: Limits): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const lines = Object.entries({ ...headers, 'Content-Length': '0', Connection: 'close' });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n`);
  const timer = setTimeout(() => socket.destroy(), passOverTimeout);
  socket.once('close', () => clearTimeout(timer));
}
