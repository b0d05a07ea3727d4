// Which connections are open and what is being answered on them, so that nobody keeps others out by holding many; it reads nothing that they say.
import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

export interface Connections {
  /** To be told of every request: its connection is in use. */
  readonly note: (socket: Duplex, response: ServerResponse) => void;
  /** The last answer that is under way on a connection; null where none is. */
  readonly findAnswer: (socket: Duplex) => ServerResponse | null;
}

/** When there are more than `most`, lets go of the one that has asked for nothing for longest, so that whoever comes finds a place. */
export function limitConnections(server: Server, most: number): Connections {
  // In the order of their last requests: a Set keeps the order of entering.
  const open = new Set<Duplex>();
  const answers = new WeakMap<Duplex, ServerResponse>();
  const findAnswer = (socket: Duplex) => answers.get(socket) ?? null;
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    if (open.size > most) letGo(findSuperfluous(open, findAnswer), open);
  });
  return {
    findAnswer,
    note: (socket, response) => {
      if (open.delete(socket)) open.add(socket);
      answers.set(socket, response);
      response.once('close', () => {
        if (answers.get(socket) === response) answers.delete(socket);
      });
    },
  };
}

/** Whoever is being answered goes last. */
function findSuperfluous(
  open: ReadonlySet<Duplex>,
  findAnswer: (socket: Duplex) => ServerResponse | null,
): Duplex | null {
  let oldest: Duplex | null = null;
  for (const socket of open) {
    if (findAnswer(socket) === null) return socket;
    oldest ??= socket;
  }
  return oldest;
}

/** Its close comes only later, and many may come before that. */
function letGo(socket: Duplex | null, open: Set<Duplex>): void {
  if (socket === null) return;
  open.delete(socket);
  socket.destroy();
}
