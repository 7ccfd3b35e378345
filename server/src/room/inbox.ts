import { ProtocolError } from '@steady/shared/protocol/errors.ts';
import type { Clock } from './clock.ts';
import { MAX_WAITING_FRAMES, MAX_FRAMES_BURST, MAX_FRAMES_PER_SECOND } from './limits.ts';
import type { Share } from './share.ts';

/** What comes from one socket: how fast it may, and what waits until it can be dealt with. */
export interface Inbox {
  /** @throws ProtocolError 'too-many' */
  count(): void;
  /** @throws ProtocolError 'too-many' */
  keep(bytes: Uint8Array): void;
  /** Bytes of a message on its way: they wait too. @throws ProtocolError 'too-many' */
  began(bytes: number): void;
  next(): Uint8Array | undefined;
  readonly isEmpty: boolean;
  clear(): void;
}

export function makeInbox(clock: Clock, share: Pick<Share, 'keep' | 'letGo'>): Inbox {
  let tokens = MAX_FRAMES_BURST;
  let countedAt = clock.now();
  let waiting: Uint8Array[] = [];
  /** Those before this place are dealt with, and let go. */
  let first = 0;
  let begunBytes = 0;

  const clear = () => {
    for (const bytes of waiting) share.letGo(bytes.length);
    share.letGo(begunBytes);
    waiting = [];
    first = 0;
    begunBytes = 0;
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
      const mayWait = share.keep(bytes.length);
      if (!mayWait || waiting.length - first > MAX_WAITING_FRAMES) {
        throw new ProtocolError('too-many', 'frames before they can be read');
      }
    },
    began(bytes) {
      share.letGo(begunBytes);
      begunBytes = bytes;
      if (!share.keep(bytes)) throw new ProtocolError('too-many', 'messages that do not end');
    },
    next() {
      const bytes = waiting[first];
      if (!bytes) return undefined;
      waiting[first] = LET_GO;
      share.letGo(bytes.length);
      first += 1;
      // Whoever never stops sending would otherwise have a list that never ends.
      if (first === waiting.length || first > MAX_WAITING_FRAMES) {
        waiting = waiting.slice(first);
        first = 0;
      }
      return bytes;
    },
    get isEmpty() {
      return waiting.length === 0;
    },
    clear,
  };
}

const LET_GO = new Uint8Array();
