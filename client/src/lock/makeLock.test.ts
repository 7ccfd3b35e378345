import { beforeEach, describe, expect, it } from 'vitest';
import { SOON_MS } from './idle.ts';
import { makeLock, TELL_EVERY_MS, type Lock, type Said } from './makeLock.ts';

const WHOLE = 15 * 60_000;
const FRESH = `${WHOLE}/${WHOLE}`;

/** Pages of one device: one clock, one memory, and what they told. */
function aDevice() {
  let now = Date.UTC(2026, 10, 25);
  let timers: { run: () => void; at: number }[] = [];
  let kept: string | undefined;
  const told: string[] = [];
  const pages: ((said: Said) => void)[] = [];
  return {
    told,
    unlocked: [] as boolean[],
    get now() {
      return now;
    },
    get kept() {
      return kept;
    },
    openPage(): Lock {
      let hear: (said: Said) => void = () => {};
      const page = (said: Said) => hear(said);
      pages.push(page);
      return makeLock({
        now: () => now,
        setTimer(run, ms) {
          const timer = { run, at: now + ms };
          timers.push(timer);
          return () => void (timers = timers.filter((one) => one !== timer));
        },
        tell: (what) => void told.push(what),
        keep: (next) => void (kept = next),
        kept: () => kept ?? null,
        others: {
          send: (said) => pages.filter((one) => one !== page).forEach((one) => one(said)),
          listen: (heard) => void (hear = heard),
        },
        unlocked: (wasThere) => void this.unlocked.push(wasThere),
      });
    },
    /** Timers run as they are due. */
    wait(ms: number) {
      const until = now + ms;
      for (;;) {
        const [next] = timers.toSorted((a, b) => a.at - b.at);
        if (next === undefined || next.at > until) break;
        timers = timers.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = until;
    },
    /** The lid is closed: no timer runs. */
    sleep: (ms: number) => void (now += ms),
  };
}

describe('a page that locks', () => {
  let device: ReturnType<typeof aDevice>;
  let page: Lock;
  beforeEach(() => {
    device = aDevice();
    page = device.openPage();
  });

  it('is none until the server says that it is one', () => {
    page.touched();
    device.wait(WHOLE * 2);
    expect([page.phase(), device.told, device.kept]).toEqual([undefined, [], undefined]);
  });

  it('warns, locks and tells the server', () => {
    page.told(FRESH, device.now);
    device.wait(WHOLE - SOON_MS);
    expect(page.phase()).toBe('soon');
    device.wait(SOON_MS);
    expect(page.phase()).toBe('locked');
    expect(device.told).toEqual(['active', 'lock']);
  });

  it('stays open while a hand is on it', () => {
    page.told(FRESH, device.now);
    for (let n = 0; n < 5; n += 1) {
      device.wait(WHOLE - 1);
      page.touched();
    }
    expect(page.phase()).toBe('there');
  });

  it('[K1] is locked for whoever opens the lid later', () => {
    page.told(FRESH, device.now);
    device.sleep(WHOLE + 1);
    page.touched();
    expect(page.phase()).toBe('locked');
  });

  it('does not tell use of long ago as use of now: its timer slept', () => {
    page.told(FRESH, device.now);
    device.wait(1_000);
    page.touched();
    device.sleep(WHOLE - SOON_MS);
    device.wait(1);
    expect([page.phase(), device.told]).toEqual(['soon', ['active']]);
  });

  it('[K2] tells the server of use soon enough, and not at every move', () => {
    page.told(FRESH, device.now);
    for (let n = 0; n < 100; n += 1) {
      device.wait(1_000);
      page.touched();
    }
    device.wait(TELL_EVERY_MS);
    expect(device.told.length).toBeGreaterThanOrEqual(100_000 / TELL_EVERY_MS);
    expect(device.told.length).toBeLessThanOrEqual(100_000 / TELL_EVERY_MS + 2);
    // The last move was told too: the server does not lock before the page does.
    const before = device.told.length;
    page.touched();
    device.wait(TELL_EVERY_MS);
    expect(device.told.length).toBe(before + 1);
  });

  it('[K3] keeps the other pages of the device open, locks and unlocks with them', () => {
    const other = device.openPage();
    for (const one of [page, other]) one.told(FRESH, device.now);
    device.wait(WHOLE - 1);
    other.touched();
    device.wait(1);
    expect([page.phase(), other.phase()]).toEqual(['there', 'there']);
    other.lock();
    expect([page.phase(), other.phase()]).toEqual(['locked', 'locked']);
    page.unlock();
    expect([page.phase(), other.phase()]).toEqual(['there', 'there']);
    expect(device.unlocked).toEqual([true, true]);
  });

  it('is covered by an answer that says so, and by no other uncovered', () => {
    page.told(FRESH, device.now);
    page.told(`0/${WHOLE}`, device.now);
    expect(page.phase()).toBe('locked');
    page.told(FRESH, device.now);
    page.touched();
    expect(page.phase()).toBe('locked');
    page.unlock();
    expect(page.phase()).toBe('there');
  });

  it('hears nothing from an answer that is older than its unlocking, or than signing out', () => {
    page.told(FRESH, device.now);
    const asked = device.now;
    device.wait(10);
    page.lock();
    page.unlock();
    page.told(`0/${WHOLE}`, asked);
    expect(page.phase()).toBe('there');
    page.end();
    page.told(`0/${WHOLE}`, asked);
    expect([page.phase(), device.kept]).toEqual([undefined, undefined]);
  });

  it('is locked from its start, also without a network, when it was left locked or for long', () => {
    page.told(FRESH, device.now);
    page.lock();
    expect(device.openPage().phase()).toBe('locked');
    page.unlock();
    expect(device.openPage().phase()).toBe('there');
    device.sleep(WHOLE + 1);
    const late = device.openPage();
    expect(late.phase()).toBe('locked');
    device.unlocked.length = 0;
    late.unlock();
    // It had nothing to go on with.
    expect(device.unlocked[0]).toBe(false);
  });

  it('is over when somebody signs out, on every page', () => {
    const other = device.openPage();
    for (const one of [page, other]) one.told(FRESH, device.now);
    page.end();
    device.wait(WHOLE * 2);
    expect([page.phase(), other.phase(), device.kept]).toEqual([undefined, undefined, undefined]);
    expect(device.told).not.toContain('lock');
  });
});
