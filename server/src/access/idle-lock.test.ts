import { describe, expect, it } from 'vitest';
import { StoreError } from '../store/store.ts';
import { makeIdleLock } from './idle-lock.ts';
import { ACTIVE_EVERY_MS, PROOF_LIFE_MS } from './limits.ts';
import type { SessionLocks, SessionRecord } from './records.ts';

const LOCK_MS = 900_000;
const MINUTE = 60_000;

/** One laptop, and a disk that can be full. */
function aLaptop() {
  let now = 1_000_000;
  let isFull = false;
  let locked = false;
  let activeAt = now;
  let provedAt = 0;
  const closed: string[][] = [];
  const write = (change: () => void) => async () => {
    if (isFull) throw new StoreError('full', 'no space');
    change();
  };
  const locks: SessionLocks = {
    active: (_, at) => write(() => void (locked ? 0 : (activeAt = at)))(),
    lock: write(() => (locked = true)),
    prove: (_, at) => write(() => ((locked = false), (activeAt = at), (provedAt = at)))(),
    async lockIdle(at) {
      await write(() => {})();
      if (locked || activeAt + LOCK_MS > at) return [];
      locked = true;
      return ['laptop'];
    },
    idle: async (at) => (activeAt + LOCK_MS <= at ? ['laptop'] : []),
  };
  const make = () =>
    makeIdleLock({
      store: { locks },
      live: { endSessions: (ids) => closed.push([...ids]) },
      now: () => now,
      report(error) {
        throw error;
      },
    });
  return {
    make,
    lock: make(),
    closed,
    session: () =>
      ({ id: 'laptop', provedAt, lock: { locked, activeAt, lockMs: LOCK_MS } }) as SessionRecord,
    later: (ms: number) => (now += ms),
    full: (is: boolean) => (isFull = is),
  };
}

describe('[A42] on a full disk', () => {
  it('a device that locked is unlocked by its person, to read, and stays so while it is used', async () => {
    const { lock, session, later, full } = aLaptop();
    await lock.lock(session());
    expect(lock.leftMs(session())).toBe(0);
    full(true);
    await lock.prove(session());
    expect(lock.leftMs(session())).toBe(LOCK_MS);
    later(10 * MINUTE);
    await lock.active(session());
    later(10 * MINUTE);
    expect(lock.leftMs(session())).toBe(LOCK_MS - 10 * MINUTE);
    // Nothing of weight by what was not written.
    expect(lock.isProved(session())).toBe(false);
  });

  it('it is locked at once, and idle, for whoever hears by a socket too', async () => {
    const { lock, session, later, full, closed } = aLaptop();
    full(true);
    await lock.lock(session());
    expect([lock.leftMs(session()), closed]).toEqual([0, [['laptop']]]);
    await lock.prove(session());
    later(LOCK_MS - 1);
    await lock.lockIdle();
    expect(closed.at(-1)).not.toEqual([]);
    expect(lock.leftMs(session())).toBe(1);
    const before = closed.length;
    later(1);
    await lock.lockIdle();
    expect(closed.slice(before)).toEqual([['laptop']]);
    expect(lock.leftMs(session())).toBe(0);
  });

  it('a device that nobody touched locks, though nothing of it is held', async () => {
    const { lock, session, later, full, closed } = aLaptop();
    full(true);
    later(LOCK_MS);
    await lock.lockIdle();
    expect(closed).toEqual([['laptop']]);
    expect(lock.leftMs(session())).toBe(0);
  });

  it('is over with the next write: the proof keeps its time, and another process finds it open', async () => {
    const { make, lock, session, later, full } = aLaptop();
    await lock.lock(session());
    full(true);
    await lock.prove(session());
    // Whoever starts the server anew finds it as the disk has it.
    expect(make().leftMs(session())).toBe(0);
    later(ACTIVE_EVERY_MS);
    full(false);
    await lock.active(session());
    expect(make().leftMs(session())).toBe(LOCK_MS);
    later(PROOF_LIFE_MS - ACTIVE_EVERY_MS - 1);
    expect(lock.isProved(session())).toBe(true);
    later(1);
    expect(lock.isProved(session())).toBe(false);
  });

  it('another error of the disk is said', async () => {
    const { lock, session } = aLaptop();
    const broken = makeIdleLock({
      store: {
        locks: {
          lockIdle: () => Promise.reject(new StoreError('damaged', 'x')),
          lock: () => Promise.reject(new StoreError('damaged', 'x')),
        } as unknown as SessionLocks,
      },
      live: { endSessions: () => 0 },
      now: () => 0,
      report() {},
    });
    await expect(broken.lock(session())).rejects.toThrow(StoreError);
    await expect(broken.lockIdle()).rejects.toThrow(StoreError);
    expect(lock.leftMs(session())).toBe(LOCK_MS);
  });
});
