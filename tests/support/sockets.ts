import { WebSocket } from 'ws';
import type { Person } from './people.ts';
import type { TestServer } from './server.ts';

/** A websocket as a browser would open it, by hand: for what a real provider never does. */
export interface RawSocket {
  readonly webSocket: WebSocket;
  /** Resolves with the status when the upgrade is refused, `open` when it is not. */
  readonly opened: Promise<'open' | number>;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  /** The next binary message; those that came before are kept. */
  next(): Promise<Uint8Array>;
}

export function openSocket(
  server: TestServer,
  person: Person | undefined,
  path: string,
  origin: string | undefined = server.origin,
): RawSocket {
  const webSocket = new WebSocket(server.origin.replace('http', 'ws') + path, {
    headers: {
      ...(origin === undefined ? {} : { origin }),
      ...(person?.cookie === undefined ? {} : { cookie: person.cookie }),
    },
  });
  const opened = Promise.withResolvers<'open' | number>();
  const closed = Promise.withResolvers<number>();
  const arrived: Uint8Array[] = [];
  const waiting: Array<(bytes: Uint8Array) => void> = [];
  webSocket.on('open', () => opened.resolve('open'));
  webSocket.on('unexpected-response', (_request, response) => {
    opened.resolve(response.statusCode ?? 0);
    response.destroy();
  });
  webSocket.on('close', (code) => closed.resolve(code));
  // A refused upgrade is seen above; a connection that breaks, by its close code.
  webSocket.on('error', () => undefined);
  webSocket.on('message', (data: Buffer) => {
    const next = waiting.shift();
    if (next === undefined) arrived.push(data);
    else next(data);
  });
  return {
    webSocket,
    opened: opened.promise,
    closed: closed.promise,
    next() {
      const bytes = arrived.shift();
      if (bytes !== undefined) return Promise.resolve(bytes);
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}
