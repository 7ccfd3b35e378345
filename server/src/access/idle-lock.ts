import { StoreError } from '../store/store.ts';
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
 * A42 A full disk keeps nobody from locking, unlocking and reading: what it does not take holds in this process
 *     (after a restart the device is locked as before), and is written with the next thing that it takes.
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

/** Of one device, while the disk is full. */
interface Unwritten {
  readonly locked: boolean;
  readonly activeAt: number;
  readonly lockMs: number;
  /** Only since then can it be unlocked. */
  readonly provedAt?: number;
}

export function makeIdleLock({ store, live, now, report }: IdleLockDeps): IdleLock {
  const unwritten = new Map<string, Unwritten>();

  return {
    leftMs: ({ id, lock }) => {
      if (lock === undefined) return undefined;
      const { locked, activeAt } = unwritten.get(id) ?? lock;
      return locked ? 0 : Math.max(0, activeAt + lock.lockMs - now());
    },
    async active({ id, lock }) {
      if (lock === undefined) return;
      const { activeAt } = unwritten.get(id) ?? lock;
      if (now() - activeAt >= ACTIVE_EVERY_MS) await used(id, lock);
    },
    watch({ id, lock }) {
      if (lock === undefined) return () => undefined;
      let writtenAt = lock.activeAt;
      return () => {
        if (now() - writtenAt < ACTIVE_EVERY_MS) return;
        writtenAt = now();
        used(id, lock).catch(report);
      };
    },
    async lock({ id, lock }) {
      if (lock === undefined) return;
      await orHold(id, { ...lock, locked: true }, () => store.locks.lock(id));
      live.endSessions([id], 'locked');
    },
    async prove({ id, lock }) {
      const at = now();
      const write = () => store.locks.prove(id, at);
      if (lock === undefined) return write();
      await orHold(id, { ...lock, locked: false, activeAt: at, provedAt: at }, write);
    },
    // What decides who can come in is written, so what was not written is no reason to let it be. [A32]
    isProved: ({ provedAt }) => now() - provedAt < PROOF_LIFE_MS,
    async lockIdle() {
      const locked = await store.locks.lockIdle(now()).catch(idleThough);
      for (const id of locked) unwritten.delete(id);
      if (locked.length > 0) live.endSessions(locked, 'locked');
    },
  };

  async function used(id: string, { lockMs }: Lock): Promise<void> {
    const at = now();
    const before = unwritten.get(id);
    if (before?.locked === true) return;
    await orHold(id, { locked: false, ...before, lockMs, activeAt: at }, async () => {
      if (before?.provedAt !== undefined) await store.locks.prove(id, before.provedAt);
      await store.locks.active(id, at);
    });
  }

  /** [A42] */
  async function orHold(id: string, held: Unwritten, write: () => Promise<void>): Promise<void> {
    try {
      await write();
      unwritten.delete(id);
    } catch (error) {
      if (!isFull(error)) throw error;
      unwritten.set(id, held);
    }
  }

  /** Whoever hears a board by an open socket is locked out all the same. [A42] */
  async function idleThough(error: unknown): Promise<readonly string[]> {
    if (!isFull(error)) throw error;
    for (const [id, held] of unwritten)
      if (held.activeAt + held.lockMs <= now()) unwritten.set(id, { ...held, locked: true });
    const idle = await store.locks.idle(now());
    return [...new Set([...idle, ...unwritten.keys()])].filter(
      (id) => unwritten.get(id)?.locked !== false,
    );
  }
}

type Lock = NonNullable<SessionRecord['lock']>;

const isFull = (error: unknown): boolean => error instanceof StoreError && error.kind === 'full';
