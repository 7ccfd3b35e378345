import { ACTIVE_EVERY_MS, PROOF_LIFE_MS } from './limits.ts';
import type { LiveSeats } from './live-seats.ts';
import type { AccessStore, SessionRecord } from './records.ts';

/**
 * Devices of accounts lock when nobody uses them: a therapist's laptop shows several couples' boards.
 * The page covers itself; this is the part that a page cannot leave out.
 *
 *   open ──nobody for lockMs · lock──► locked ──proved──► open
 *
 * A31 A locked device is refused everything but unlocking, locking and signing out, and its sockets are
 *     closed with 4423 before locking is answered. Without a page it locks by itself.
 * A32 What decides who can come in is changed only by whoever showed who they are within `PROOF_LIFE_MS`: an
 *     unlocked laptop opens boards to its finder, and never an account.
 */
export interface IdleLock {
  /** ms until it locks, 0 when it has; undefined for one that never does. */
  leftMs(session: SessionRecord): number | undefined;
  /** Somebody's hand was on it. Written at most every `ACTIVE_EVERY_MS`. */
  active(session: SessionRecord): Promise<void>;
  /** @returns to be called for whatever comes by a socket because somebody's hand was on the device */
  watch(session: SessionRecord): () => void;
  lock(session: SessionRecord): Promise<void>;
  /** Its person showed who they are. */
  prove(session: SessionRecord): Promise<void>;
  /** They did so within `PROOF_LIFE_MS`. */
  isProved(session: SessionRecord): boolean;
  /** Locks those whose time is over, and closes their sockets. */
  lockIdle(): Promise<void>;
}

export interface IdleLockDeps {
  readonly store: Pick<AccessStore, 'locks'>;
  readonly live: Pick<LiveSeats, 'endSessions'>;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

export function makeIdleLock({ store, live, now, report }: IdleLockDeps): IdleLock {
  return {
    leftMs({ lock }) {
      if (lock === undefined) return undefined;
      return lock.locked ? 0 : Math.max(0, lock.activeAt + lock.lockMs - now());
    },
    async active({ id, lock }) {
      if (lock === undefined || now() - lock.activeAt < ACTIVE_EVERY_MS) return;
      await store.locks.active(id, now());
    },
    watch({ id, lock }) {
      if (lock === undefined) return () => undefined;
      let writtenAt = lock.activeAt;
      return () => {
        if (now() - writtenAt < ACTIVE_EVERY_MS) return;
        writtenAt = now();
        store.locks.active(id, writtenAt).catch(report);
      };
    },
    async lock({ id, lock }) {
      if (lock === undefined) return;
      await store.locks.lock(id);
      live.endSessions([id], 'locked');
    },
    async prove({ id }) {
      await store.locks.prove(id, now());
    },
    isProved: ({ provedAt }) => now() - provedAt < PROOF_LIFE_MS,
    async lockIdle() {
      const locked = await store.locks.lockIdle(now());
      if (locked.length > 0) live.endSessions(locked, 'locked');
    },
  };
}
