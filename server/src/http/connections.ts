import type { Server, Socket } from 'node:net';

/** Every connection of a server, also those that Node no longer counts among its own. */
export interface Connections {
  /** Ends all of them, and at once whichever comes later. */
  cut(): void;
}

/**
 * `closeAllConnections` forgets a connection at its upgrade, and Fastify answers an upgrade that comes
 * while it closes with 503 and leaves the connection open: a page that reconnects at that moment
 * would keep the server from ending for as long as it likes.
 */
export function holdConnections(server: Server): Connections {
  const open = new Set<Socket>();
  let isCut = false;
  server.on('connection', (socket) => {
    if (isCut) return void socket.destroy();
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return {
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
  };
}
