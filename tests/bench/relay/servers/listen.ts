import { createServer, type IncomingMessage } from 'node:http';
import type { WebSocket, WebSocketServer } from 'ws';

/** Serves websockets on PORT (0: any free one) and prints `listening PORT`, as every contender does. */
export function listen(
  sockets: WebSocketServer,
  connected: (socket: WebSocket, request: IncomingMessage) => void,
): void {
  const server = createServer((_request, response) => response.end());
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (websocket) => connected(websocket, request));
  });
  server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object' && address !== null) announce(address.port);
  });
}

export function announce(port: number): void {
  process.stdout.write(`listening ${port}\n`);
}
