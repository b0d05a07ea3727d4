// Many hosts on this machine: some answer with a feed, the others say nothing until they are let go. They know nothing of who asks.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Source } from '../../src/model/configuration.ts';
import { makeSource } from '../sources.ts';

export interface Hosts extends AsyncDisposable {
  readonly silent: readonly Source[];
  readonly well: readonly Source[];
  /** Requests that wait for an answer. */
  readonly waiting: () => number;
  /** All of them answer from now on. */
  readonly speak: () => void;
}

const FEED = '<rss version="2.0"><channel><title>Herald</title><item><title>One</title></item></channel></rss>';

/** All of 127.0.0.0/8 is this machine, where the system is Linux. */
export async function openHosts(silent: number, well: number, given: Partial<Source> = {}): Promise<Hosts> {
  const waiting = new Set<ServerResponse>();
  let isSilent = true;
  const server = createServer((request, response) => {
    if (!isSilent || request.url === '/well') return response.end(FEED);
    waiting.add(response);
    return response.on('close', () => waiting.delete(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  const make = (count: number, name: string, network: number) =>
    Array.from({ length: count }, (_, n) =>
      makeSource({
        id: `${name}-${n}`,
        url: `http://127.0.${network}.${n + 1}:${port}/${name}`,
        timeout: 60_000,
        ...given,
      }),
    );
  return {
    silent: make(silent, 'silent', 1),
    well: make(well, 'well', 2),
    waiting: () => waiting.size,
    speak: () => {
      isSilent = false;
      for (const response of waiting) response.end(FEED);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
