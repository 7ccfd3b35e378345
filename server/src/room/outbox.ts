import { CLOSE } from '@steady/shared/protocol/close.ts';
import { encodeFrame } from '@steady/shared/protocol/frames.ts';
import { encodeEntries, type Entry } from './awareness-entries.ts';
import type { Clock } from './clock.ts';
import { OUTBOX_HIGH_WATER_BYTES, OUTBOX_LOOK_MS, OUTBOX_MAX_BYTES } from './limits.ts';
import type { Socket } from './socket.ts';

/**
 * What goes to one socket, and what happens when its reader is slow.
 *
 * R40 Above the high-water mark awareness waits here, the latest entry of each client only.
 * R41 Above the limit the session is closed with *resync later*: nothing is ever left out of a
 *     stream of updates, and nothing is kept without bound.
 */
export interface Outbox {
  /** A frame that must not be left out. The bytes may be shared with other outboxes. */
  send(frame: Uint8Array): void;
  /** @param frame the same entries, encoded once for all */
  awareness(entries: readonly Entry[], frame: Uint8Array): void;
  /** `Clock.now` of the last frame handed to the socket. */
  readonly lastSentAt: number;
  dispose(): void;
}

export function makeOutbox(
  socket: Socket,
  clock: Clock,
  overflow: (code: number, reason: string) => void,
): Outbox {
  const waiting = new Map<number, Entry>();
  let cancelLook: (() => void) | undefined;
  let lastSentAt = clock.now();
  let isDisposed = false;

  function hand(frame: Uint8Array): void {
    lastSentAt = clock.now();
    socket.send(frame);
  }

  function look(): void {
    cancelLook = undefined;
    if (socket.bufferedBytes > OUTBOX_HIGH_WATER_BYTES) {
      cancelLook = clock.after(OUTBOX_LOOK_MS, look);
      return;
    }
    const entries = [...waiting.values()];
    waiting.clear();
    hand(encodeFrame({ type: 'awareness', update: encodeEntries(entries) }));
  }

  return {
    send(frame) {
      if (isDisposed) return;
      if (socket.bufferedBytes > OUTBOX_MAX_BYTES) {
        overflow(CLOSE.resyncLater.code, CLOSE.resyncLater.reason); // [R41]
        return;
      }
      hand(frame);
    },
    awareness(entries, frame) {
      if (isDisposed) return;
      if (waiting.size === 0 && socket.bufferedBytes <= OUTBOX_HIGH_WATER_BYTES) {
        hand(frame);
        return;
      }
      for (const entry of entries) waiting.set(entry.client, entry); // [R40]
      cancelLook ??= clock.after(OUTBOX_LOOK_MS, look);
    },
    get lastSentAt() {
      return lastSentAt;
    },
    dispose() {
      isDisposed = true;
      cancelLook?.();
      waiting.clear();
    },
  };
}
