import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** Bytes of one turn that are joined before they are written: above it a second write costs less. */
const MAX_JOINED_BYTES = 16 * 1024;

/**
 * Whole binary messages (RFC 6455, 5.2: unmasked, not compressed) to one connection. `ws` writes a
 * header and a payload for each, which is half of what a relay costs; here a payload that goes to
 * several gets its header once, and what one turn has for one connection is one write.
 */
export interface FramesOut {
  /** Nothing, when the connection is ending. The bytes must not change any more. */
  send(payload: Uint8Array): void;
  /** Writes what waits: before `ws` writes a frame of its own that must come after it. */
  flush(): void;
  readonly waitingBytes: number;
}

/** @param connection the one below `webSocket`, which still does all that is no binary message */
export function makeFramesOut(
  webSocket: Pick<WebSocket, 'readyState' | 'OPEN'>,
  connection: Duplex,
): FramesOut {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;

  function flush(): void {
    if (waiting.length === 0) return;
    const messages = waiting;
    const bytes = waitingBytes;
    waiting = [];
    waitingBytes = 0;
    // After a close frame there is no message; `ws` may have answered one since.
    if (webSocket.readyState !== webSocket.OPEN) return;
    const [first] = messages;
    if (messages.length === 1 && first) connection.write(first);
    else if (bytes <= MAX_JOINED_BYTES) connection.write(Buffer.concat(messages, bytes));
    else for (const message of messages) connection.write(message);
  }

  return {
    send(payload) {
      if (webSocket.readyState !== webSocket.OPEN) return;
      const message = messageOf(payload);
      if (waiting.push(message) === 1) process.nextTick(flush);
      waitingBytes += message.length;
    },
    flush,
    get waitingBytes() {
      return waitingBytes;
    },
  };
}

/** Rooms send the same payload to one after the other. */
let last: { readonly payload: Uint8Array; readonly message: Uint8Array } | undefined;

function messageOf(payload: Uint8Array): Uint8Array {
  if (last?.payload === payload) return last.message;
  const message = encodeMessage(payload);
  last = { payload, message };
  return message;
}

const FINAL_BINARY = 0x82;

/** One unmasked, final, binary frame. */
export function encodeMessage(payload: Uint8Array): Uint8Array {
  const { length } = payload;
  const from = length < 126 ? 2 : length < 0x1_0000 ? 4 : 10;
  const message = new Uint8Array(from + length);
  message[0] = FINAL_BINARY;
  if (from === 2) message[1] = length;
  else {
    const view = new DataView(message.buffer);
    message[1] = from === 4 ? 126 : 127;
    if (from === 4) view.setUint16(2, length);
    else view.setBigUint64(2, BigInt(length));
  }
  message.set(payload, from);
  return message;
}
