// Many hosts on this machine, each with a feed, which keep their connections open. They know nothing of who asks.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Crowd extends AsyncDisposable {
  readonly sources: readonly object[];
  /** Requests that were answered. */
  readonly answered: () => number;
}

/** All of 127.0.0.0/8 is this machine, where the system is Linux. At most 60,000. `items` in each feed. */
export async function openCrowd(hosts: number, items = 1): Promise<Crowd> {
  let answered = 0;
  const server = createServer((request, response) => {
    answered += 1;
    response.end(render(request.headers.host ?? '', items));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    answered: () => answered,
    sources: Array.from({ length: hosts }, (_, n) => ({
      id: `host-${n}`,
      kind: 'feed',
      url: `http://127.1.${n >> 8}.${n & 255}:${port}/feed`,
    })),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function render(host: string, items: number): string {
  const rendered = Array.from(
    { length: items },
    (_, n) =>
      `<item><title>Story ${n} of ${host}</title><link>http://${host}/${n}</link><description>${'Words of the story. '.repeat(60)}</description></item>`,
  );
  return `<rss version="2.0"><channel><title>${host}</title>${rendered.join('')}</channel></rss>`;
}
