/**
 * The floor: hands every frame to the others in the room and does nothing else. It parses, checks
 * and stores nothing, so no relay on the same library can cost less.
 */
import { WebSocketServer, type WebSocket } from 'ws';
import { listen } from './listen.ts';

const rooms = new Map<string, Set<WebSocket>>();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });

listen(sockets, (socket, request) => {
  const name = request.url ?? '';
  const room = rooms.get(name) ?? new Set<WebSocket>();
  rooms.set(name, room);
  room.add(socket);
  socket.on('message', (data, isBinary) => {
    for (const other of room) if (other !== socket) other.send(data, { binary: isBinary });
  });
  socket.on('close', () => {
    room.delete(socket);
    if (room.size === 0) rooms.delete(name);
  });
});
