import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openWorkplace, readRows } from './workplace.ts';

const CERTIFICATES = path.join(import.meta.dirname, 'fixtures/certificates');

/** The tests' own authority, in which the program is made to trust. */
const environment = { NODE_EXTRA_CA_CERTS: path.join(CERTIFICATES, 'authority.pem') };

const NAMES = ['good', 'expired', 'other-name', 'self-signed'];

test('a certificate that is wrong in any way fails its own source by name, until it is right', async () => {
  await using outlets = new AsyncDisposableStack();
  const servers = await Promise.all(NAMES.map(async (name) => outlets.use(await openOutlet(name))));
  const silent = outlets.use(await openSilence());
  const sources = [
    ...servers.map(({ name, url }) => ({ id: name, kind: 'feed', url })),
    { id: 'silent', kind: 'feed', url: silent.url, timeout: '500ms' },
  ];
  await using workplace = await openWorkplace(sources);

  const failing = await workplace.run(['refresh', '--json'], { environment });
  expect(toFailures(failing.stdout)).toEqual({
    good: null,
    expired: 'tls',
    'other-name': 'tls',
    'self-signed': 'tls',
    silent: 'timeout',
  });
  expect(readRows(workplace.store).map(({ source }) => source)).toEqual(['good']);

  for (const { mend } of servers) mend();
  const mended = await workplace.run(['refresh', '--json', ...NAMES], { environment });
  expect(Object.values(toFailures(mended.stdout))).toEqual(NAMES.map(() => null));
  expect(
    readRows(workplace.store)
      .map(({ source }) => source)
      .toSorted(),
  ).toEqual(NAMES.toSorted());
});

function toFailures(stdout: string): Record<string, string | null> {
  const visits = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { source: string; failure: { code: string } | null });
  return Object.fromEntries(visits.map(({ source, failure }) => [source, failure?.code ?? null]));
}

async function openOutlet(name: string) {
  const server = createTlsServer(toSecret(name), (_request, response) => {
    response.end(
      `<rss version="2.0"><channel><title>News</title><item><title>News under ${name}</title><link>https://${name}.example/1</link></item></channel></rss>`,
    );
  });
  // Whoever refuses a certificate ends the handshake, which is what is meant.
  server.on('tlsClientError', () => {});
  return {
    name,
    ...(await listen(server)),
    mend: () => server.setSecureContext(toSecret('good')),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Accepts, and never answers the handshake. */
async function openSilence() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket));
  return {
    ...(await listen(server)),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: ReturnType<typeof createServer>): Promise<{ url: string }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/feed` };
}

function toSecret(name: string): { cert: string; key: string } {
  const read = (file: string) => readFileSync(path.join(CERTIFICATES, `${file}.pem`), 'utf8');
  return { cert: read(name), key: read('key') };
}
