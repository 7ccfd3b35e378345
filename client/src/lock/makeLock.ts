import { createSignal, type Accessor } from 'solid-js';
import { active, fromKept, fromServer, phaseAt, toKept, type Idle, type Phase } from './idle.ts';

/**
 * This page's part of locking: notices hands, covers in time, and tells the server and the other pages.
 *
 * K1  Who comes back late finds it locked, however long timers slept.
 * K2  Use is told to the server at most every `TELL_EVERY_MS`, and never later than that.
 * K3  Pages of one device lock and unlock together; a hand on one keeps all of them open.
 */
export interface Lock {
  /** Undefined while this device is not known to lock. */
  readonly phase: Accessor<Phase | undefined>;
  /** What an answer of the server said. @param askedAt when it was asked for */
  told(told: string, askedAt: number): void;
  touched(): void;
  /** Now, or because its time is over. */
  lock(): void;
  /** Its person showed who they are. */
  unlock(): void;
  /** Nobody is signed in any more: nothing to lock. */
  end(): void;
}

export interface LockWorld {
  readonly now: () => number;
  readonly setTimer: (run: () => void, ms: number) => () => void;
  /** To the server. */
  readonly tell: (what: 'active' | 'lock') => void;
  readonly keep: (kept: string | undefined) => void;
  readonly kept: () => string | null;
  /** The other pages of this device. */
  readonly others: { send(said: Said): void; listen(heard: (said: Said) => void): void };
  /** @param wasThere whether this page has ever been open, so that it has something to go on with */
  readonly unlocked: (wasThere: boolean) => void;
}

export type Said = 'locked' | 'unlocked' | 'ended' | number;

export const TELL_EVERY_MS = 20_000;
/** ms: use longer ago than that is not told any more; the server would take it for use now. */
const STALE_MS = 2 * TELL_EVERY_MS;

export function makeLock(world: LockWorld): Lock {
  const { now, setTimer, tell, keep, others } = world;
  const [phase, setPhase] = createSignal<Phase>();
  let idle: Idle | undefined;
  let cancelTimer = () => {};
  let toldAt = 0;
  let cancelTelling: (() => void) | undefined;
  let wasThere = false;
  /** What was asked before it says nothing any more: since then it was unlocked, or signed out. */
  let newsFrom = 0;

  function become(next: Idle): void {
    idle = next;
    cancelTimer();
    const [is, forMs] = phaseAt(next, now());
    if (is === 'locked') return lock();
    wasThere = true;
    setPhase(is);
    cancelTimer = setTimer(() => idle && become(idle), forMs);
  }

  function forget(): void {
    idle = undefined;
    newsFrom = now();
    cancelTimer();
    cancelTelling?.();
    keep(undefined);
    setPhase(undefined);
  }

  function lock(): void {
    if (idle === undefined) return;
    const isNew = phase() !== 'locked';
    cancelTimer();
    cancelTelling?.();
    cancelTelling = undefined;
    idle = { ...idle, locked: true };
    keep(toKept(idle));
    setPhase('locked');
    if (!isNew) return;
    tell('lock');
    others.send('locked');
  }

  /** [K2] */
  function tellActive(): void {
    const waitMs = toldAt + TELL_EVERY_MS - now();
    if (waitMs > 0) {
      cancelTelling ??= setTimer(() => {
        cancelTelling = undefined;
        tellActive();
      }, waitMs);
      return;
    }
    // A timer that slept with its laptop does not say that somebody is here now.
    if (idle === undefined || now() - idle.activeAt > STALE_MS) return;
    toldAt = now();
    tell('active');
    others.send(toldAt);
    keep(toKept(idle));
  }

  // An event, not something to track.
  // oxlint-disable-next-line solid/reactivity
  others.listen((said) => {
    if (idle === undefined) return;
    if (typeof said === 'number') become(active(idle, said));
    else if (said === 'locked') lock();
    else if (said === 'unlocked') open();
    else forget();
  });

  function open(): void {
    if (idle === undefined || phase() !== 'locked') return;
    const before = wasThere;
    newsFrom = now();
    become({ ...idle, activeAt: now(), locked: false });
    keep(toKept(idle));
    world.unlocked(before);
  }

  const recalled = fromKept(world.kept() ?? '');
  if (recalled !== undefined) become(recalled);

  return {
    phase,
    told(said, askedAt) {
      const news = fromServer(said, now());
      if (news === undefined || askedAt < newsFrom) return;
      if (news.locked) return idle === undefined ? become(news) : lock();
      if (phase() === 'locked') return;
      const isNew = idle === undefined;
      become({ ...news, activeAt: Math.max(news.activeAt, idle?.activeAt ?? now()) });
      // Whoever opened the page is there.
      if (isNew) tellActive();
    },
    touched() {
      if (idle === undefined || phase() === 'locked') return;
      become(active(idle, now())); // [K1]
      if (phase() !== 'locked') tellActive();
    },
    lock,
    unlock() {
      open();
      others.send('unlocked'); // [K3]
    },
    end() {
      forget();
      others.send('ended');
    },
  };
}
