import type { Clock } from './clock.ts';
import { MAX_TURN_MS, MAX_WAITING_BYTES, WORK_BURST_MS, WORK_MS_PER_SECOND } from './limits.ts';

/**
 * What one person may take of the processor that all boards share, on all their connections together:
 * some frames cost little to send and much to answer.
 *
 * R66 Nobody's frames are dealt with for longer than MAX_TURN_MS while others wait, nor for more than
 *     WORK_MS_PER_SECOND in the long run; what comes faster waits with its session, bounded (L9):
 *     MAX_WAITING_BYTES for all sessions of one person.
 */
export interface Share {
  /** Whether frames of this person are dealt with now. */
  readonly isLeft: boolean;
  /** Does it, and counts how long it took. */
  work(run: () => void): void;
  /** Calls back when there may be something left: after others had their turn, or later. */
  again(run: () => void): void;
  /** Counts bytes that wait. @returns whether they may */
  keep(bytes: number): boolean;
  letGo(bytes: number): void;
}

export interface Shares<Key> {
  /** @returns that of the person, and what gives it back */
  take(key: Key): { readonly share: Share; readonly giveBack: () => void };
}

export function makeShares<Key>(clock: Clock): Shares<Key> {
  const held = new Map<Key, { readonly share: Share; users: number }>();
  /** Those of people without a connection, by when they left: whoever comes back has no new one. */
  const left = new Map<Key, number>();

  const forget = () => {
    for (const [key, since] of left) {
      if (clock.now() - since < FULL_AGAIN_MS) return;
      left.delete(key);
      held.delete(key);
    }
  };

  return {
    take(key) {
      forget();
      const entry = held.get(key) ?? { share: makeShare(clock), users: 0 };
      entry.users += 1;
      held.set(key, entry);
      left.delete(key);
      return {
        share: entry.share,
        giveBack() {
          entry.users -= 1;
          if (entry.users === 0) left.set(key, clock.now());
        },
      };
    },
  };
}

/** ms after which a share that was used up is whole. */
const FULL_AGAIN_MS = (WORK_BURST_MS / WORK_MS_PER_SECOND) * 1_000;

export function makeShare(clock: Clock): Share {
  let leftMs = WORK_BURST_MS;
  let countedAt = clock.now();
  /** Of this turn, which ends when others had theirs. */
  let turnMs = 0;
  let isTurnEnding = false;
  let waitingBytes = 0;

  const earnUntil = (now: number) => {
    leftMs = Math.min(WORK_BURST_MS, leftMs + ((now - countedAt) * WORK_MS_PER_SECOND) / 1_000);
    countedAt = now;
  };
  const endTurn = () => {
    isTurnEnding = false;
    turnMs = 0;
  };

  return {
    get isLeft() {
      if (turnMs >= MAX_TURN_MS) return false;
      if (leftMs <= 0) earnUntil(clock.now());
      return leftMs > 0;
    },
    work(run) {
      const from = clock.now();
      earnUntil(from);
      try {
        run();
      } finally {
        const ms = clock.now() - from;
        leftMs -= ms;
        turnMs += ms;
        if (!isTurnEnding) clock.soon(endTurn);
        isTurnEnding = true;
      }
    },
    again(run) {
      if (leftMs > 0) clock.soon(run);
      else clock.after((-leftMs * 1_000) / WORK_MS_PER_SECOND + 1, run);
    },
    keep(bytes) {
      waitingBytes += bytes;
      return waitingBytes <= MAX_WAITING_BYTES;
    },
    letGo(bytes) {
      waitingBytes -= bytes;
    },
  };
}
