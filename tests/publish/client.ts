// A client without manners of its own: it sends exactly what a test says, and shows exactly what came back.
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import type { Web } from '../../src/publish/server.ts';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export function ask(
  web: Pick<Web, 'port'>,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: web.port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** The statuses of all answers in what was received. */
export function findStatuses(received: string): number[] {
  return Array.from(received.matchAll(/HTTP\/1\.1 (\d{3}) /g), ([, status]) => Number(status));
}

/** Sends bytes (a character is one) as they are, and gives back all that came until the server closed the connection. */
export function send(web: Pick<Web, 'port'>, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(web.port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
    });
    // The server may close while we are still sending; what it said before counts.
    socket.on('error', () => {});
    socket.on('close', () => resolve(received));
  });
}
