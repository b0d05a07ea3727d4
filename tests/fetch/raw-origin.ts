// A local origin that speaks no HTTP of its own: what it does with a connection is what the test says, byte for byte.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface RawOrigin extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** What clients sent, one text for each connection. */
  readonly heard: readonly string[];
}

/** `speak` is called once for each connection, when the client has said something. */
export async function openRawOrigin(speak: (socket: Socket) => void, host = '127.0.0.1'): Promise<RawOrigin> {
  const sockets = new Set<Socket>();
  const heard: string[] = [];
  const server = createServer((socket) => {
    const index = heard.push('') - 1;
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.on('data', (data) => (heard[index] += data.toString('latin1')));
    socket.once('data', () => speak(socket));
  });
  await once(server.listen(0, host), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    port,
    heard,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Writes `text` for as long as the other side listens, and at most `times`. */
export function pour(socket: Socket, text: string, times = Infinity): void {
  let left = times;
  const more = () => {
    while (left > 0 && !socket.destroyed) {
      left -= 1;
      if (!socket.write(text, 'latin1')) return;
    }
  };
  socket.on('drain', more);
  more();
}
