// Takes apart what Node understood of a request: the question in it, what is wrong with it, its body; it decides no answer.
import type { IncomingMessage } from 'node:http';
import type { Fault, Question } from './answer.ts';
import type { Limits } from './limits.ts';

/** A host, perhaps in brackets, and a port (RFC 3986, 3.2.2); it may be empty. */
const HOST = /^(?:[\w.~!$&'()*+,;=%-]*|\[[\da-fA-Fv.:]+\])(?::\d*)?$/;

export function toQuestion({ method, url, headers }: IncomingMessage, now: Date): Question {
  return {
    method: method ?? '',
    target: url ?? '',
    acceptEncoding: headers['accept-encoding']?.toString() ?? null,
    userAgent: headers['user-agent'] ?? null,
    aIm: headers['a-im']?.toString() ?? null,
    ifNoneMatch: headers['if-none-match'] ?? null,
    ifModifiedSince: headers['if-modified-since'] ?? null,
    now,
  };
}

/** What Node lets pass and HTTP does not: a Host that could mean two (RFC 9112, 3.2), an expectation that is none. */
export function findFault({ rawHeaders, headers }: IncomingMessage): Fault | null {
  const hosts = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host');
  if (hosts.length > 1 || !HOST.test(hosts[0] ?? '')) return 400;
  return headers.expect === undefined || headers.expect.toLowerCase() === '100-continue' ? null : 417;
}

export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

/**
 * Reads a body that nobody asked for and throws it away, but not for ever: to close upon unread bytes would reset the connection, and the
 * client lose the answer with it. Whoever waits to be asked for the body sends none.
 */
export async function passOver(request: IncomingMessage, limits: Limits): Promise<void> {
  if (request.headers.expect !== undefined) return;
  const enough = Promise.withResolvers<void>();
  let left = limits.maxPassedOver;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.byteLength;
    if (left < 0) enough.resolve();
  });
  request.once('end', enough.resolve);
  request.once('close', enough.resolve);
  const timer = setTimeout(enough.resolve, limits.passOverTimeout);
  await enough.promise;
  clearTimeout(timer);
}
