// A local origin server that plays the outlets: answers are functions of the request, and every request is kept.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly at: number;
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface Origin extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** What is answered at a path from now on; anything else is 404. */
  readonly answer: (path: string, answer: Answer) => void;
}

export async function openOrigin(host = '127.0.0.1'): Promise<Origin> {
  const answers = new Map<string, Answer>();
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers, at: performance.now() });
    const answer = answers.get(path);
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    asked,
    answer: (path, answer) => answers.set(path, answer),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A whole document; with an ETag it answers 304 to whoever sends that back. */
export function document(body: string | Uint8Array, headers: Record<string, string> = {}): Answer {
  return (request, response) => {
    const isKnown = headers['ETag'] !== undefined && request.headers['if-none-match'] === headers['ETag'];
    response.writeHead(isKnown ? 304 : 200, headers);
    response.end(isKnown ? undefined : body);
  };
}

export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (_request, response) => response.writeHead(code, headers).end();
}

/** A document at which the origin counts how many requests are open at once. */
export function countingDocument(body: string): { readonly answer: Answer; readonly most: () => number } {
  let open = 0;
  let most = 0;
  const answer: Answer = (_request, response) => {
    open += 1;
    most = Math.max(most, open);
    setImmediate(() => {
      open -= 1;
      response.end(body);
    });
  };
  return { answer, most: () => most };
}
