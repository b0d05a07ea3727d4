// A hub on this machine that keeps every notice it is sent, and answers as it is told to.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Notice {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** Fields of the form, in their order. */
  readonly fields: readonly (readonly [string, string])[];
}

type Answer = (response: ServerResponse, topic: string) => unknown;

export interface LocalHub extends AsyncDisposable {
  readonly url: string;
  readonly notices: readonly Notice[];
  /** The topics of the notices, in their order. */
  readonly topics: () => string[];
  /** How it answers from now on; 204 until then. */
  readonly answer: (answer: Answer) => void;
}

/** `port` 0 is any that is free. */
export async function openLocalHub(port = 0): Promise<LocalHub> {
  const notices: Notice[] = [];
  let answer: Answer = (response) => response.writeHead(204).end();
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const fields = new URLSearchParams(await text(request));
    notices.push({ method: request.method ?? '', headers: request.headers, fields: [...fields] });
    answer(response, fields.get('hub.url') ?? '');
  };
  const server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hub`,
    notices,
    topics: () => notices.map(({ fields }) => fields.find(([name]) => name === 'hub.url')?.[1] ?? ''),
    answer: (given) => (answer = given),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
