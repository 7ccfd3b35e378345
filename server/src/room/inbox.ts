import { ProtocolError } from '@steady/shared/protocol/errors.ts';
import type { Clock } from './clock.ts';
import {
  MAX_WAITING_BYTES,
  MAX_WAITING_FRAMES,
  MAX_FRAMES_BURST,
  MAX_FRAMES_PER_SECOND,
} from './limits.ts';

/** What comes from one socket: how fast it may, and what waits until it can be dealt with. */
export interface Inbox {
  /** @throws ProtocolError 'too-many' */
  count(): void;
  /** @throws ProtocolError 'too-many' */
  keep(bytes: Uint8Array): void;
  next(): Uint8Array | undefined;
  readonly isEmpty: boolean;
  clear(): void;
}

export function makeInbox(clock: Clock): Inbox {
  let tokens = MAX_FRAMES_BURST;
  let countedAt = clock.now();
  let waiting: Uint8Array[] = [];
  /** Those before this place are dealt with. */
  let first = 0;
  let waitingBytes = 0;

  const clear = () => {
    waiting = [];
    first = 0;
    waitingBytes = 0;
  };

  return {
    count() {
      const now = clock.now();
      tokens += ((now - countedAt) * MAX_FRAMES_PER_SECOND) / 1000;
      tokens = Math.min(tokens, MAX_FRAMES_BURST) - 1;
      countedAt = now;
      if (tokens < 0) throw new ProtocolError('too-many', 'frames');
    },
    keep(bytes) {
      waiting.push(bytes);
      waitingBytes += bytes.length;
      if (waiting.length - first > MAX_WAITING_FRAMES || waitingBytes > MAX_WAITING_BYTES) {
        throw new ProtocolError('too-many', 'frames before they can be read');
      }
    },
    next() {
      const bytes = waiting[first];
      if (!bytes) return undefined;
      first += 1;
      waitingBytes -= bytes.length;
      if (first === waiting.length) clear();
      return bytes;
    },
    get isEmpty() {
      return waiting.length === 0;
    },
    clear,
  };
}
