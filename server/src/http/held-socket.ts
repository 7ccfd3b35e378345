import type { Duplex } from 'node:stream';
import type { RawData, WebSocket, WebSocketServer } from 'ws';
import { CLOSE } from '@steady/shared/protocol/close.ts';
import type { Socket } from '../room/socket.ts';
import type { SessionHandle } from '../room/room-of-session.ts';
import { makeFramesOut } from './frames-out.ts';

/**
 * One websocket from its first moment: handlers are attached before anything is awaited, and what
 * arrives meanwhile is kept, or frames would be lost.
 *
 *   holding ──deliverTo──► delivering ──close, or the other end──► closed
 *      └──────────────close, or the other end───────────────────────▲
 *
 * Once `close` was called no frame goes in or out, though the closing handshake may take a moment.
 */
export interface HeldSocket extends Socket {
  deliverTo(session: SessionHandle): void;
  onClose(run: () => void): void;
}

/** ms between pings: a proxy gives up a silent connection after 60 s. */
const PING_EVERY_MS = 30_000;
/** ms for the other end to answer a close before the connection is cut. */
export const CLOSING_MS = 2_000;

/** @param connection the one below `webSocket` */
export function holdSocket(webSocket: WebSocket, connection: Duplex): HeldSocket {
  const out = makeFramesOut(webSocket, connection);
  let session: SessionHandle | undefined;
  let closing = false;
  const held: Uint8Array[] = [];
  const whenClosed: Array<() => void> = [];

  /** Bytes of a message that has not come whole yet; `ws` has read each chunk before we hear of it. */
  let begun = 0;
  let isWhole = false;

  webSocket.on('message', (data, isBinary) => {
    isWhole = true;
    if (closing) return;
    if (!isBinary) return close(CLOSE.malformed.code, CLOSE.malformed.reason);
    const bytes = bytesOf(data);
    if (session === undefined) held.push(bytes);
    else session.receive(bytes);
  });
  webSocket.on('close', () => {
    if (!closing) session?.closed();
    closing = true;
    for (const run of whenClosed) run();
  });
  connection.on('data', (chunk: Uint8Array) => {
    const before = begun;
    begun = isWhole ? 0 : begun + chunk.length;
    isWhole = false;
    if (begun !== before && !closing) session?.began(begun);
  });
  webSocket.on('ping', () => session?.noise());
  webSocket.on('pong', () => session?.noise());
  // `ws` has sent why, and reads nothing any more: it would not see the other end's answer either.
  webSocket.on('error', () => {
    if (!closing) session?.closed();
    closing = true;
    cutLater(webSocket);
  });
  // Reading stops until somebody takes the frames; what was read already is in `held`.
  webSocket.pause();

  return {
    get bufferedBytes() {
      return webSocket.bufferedAmount + out.waitingBytes;
    },
    send(bytes) {
      if (!closing) out.send(bytes);
    },
    close,
    deliverTo(taker) {
      if (closing) return taker.closed();
      session = taker;
      for (const bytes of held.splice(0)) {
        if (!closing) taker.receive(bytes);
      }
      webSocket.resume();
    },
    onClose(run) {
      if (webSocket.readyState === webSocket.CLOSED) run();
      else whenClosed.push(run);
    },
  };

  function close(code: number, reason: string): void {
    if (closing) return;
    closing = true;
    // The room hears of it now: the others need not wait for the closing handshake to see them leave.
    session?.closed();
    out.flush();
    endOf(webSocket, code, reason);
    // Nothing more of what they were sending is taken: cut, if they do not stop.
    if (begun > 0) webSocket.pause();
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return Array.isArray(data) ? Buffer.concat(data) : data;
}

/** Cuts connections whose other end is gone without a word. @returns stops it */
export function keepAlive(server: WebSocketServer, everyMs = PING_EVERY_MS): () => void {
  const answered = new WeakSet<WebSocket>();
  server.on('connection', (webSocket: WebSocket) => {
    answered.add(webSocket);
    webSocket.on('pong', () => answered.add(webSocket));
  });
  const timer = setInterval(() => {
    for (const webSocket of server.clients) {
      if (!answered.delete(webSocket)) webSocket.terminate();
      else if (webSocket.readyState === webSocket.OPEN) webSocket.ping();
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Ends every connection with 1001. Resolves when all are gone, cut after a moment if need be. */
export async function closeAll(server: WebSocketServer): Promise<void> {
  await Promise.all(
    [...server.clients].map(
      (webSocket) =>
        new Promise<void>((resolve) => {
          webSocket.once('close', resolve);
          endOf(webSocket, CLOSE.goingAway.code, CLOSE.goingAway.reason);
        }),
    ),
  );
}

function endOf(webSocket: WebSocket, code: number, reason: string): void {
  // Paused, it would never read the other end's answer.
  webSocket.resume();
  webSocket.close(code, reason);
  cutLater(webSocket);
}

function cutLater(webSocket: WebSocket): void {
  const cut = setTimeout(() => webSocket.terminate(), CLOSING_MS);
  webSocket.once('close', () => clearTimeout(cut));
}
