import { describe, expect, it } from 'vitest';
import type { Clock } from './clock.ts';
import { MAX_TURN_MS, MAX_WAITING_BYTES, WORK_BURST_MS, WORK_MS_PER_SECOND } from './limits.ts';
import { makeShares, type Share } from './share.ts';

function makeWorld() {
  let now = 0;
  let soon: (() => void)[] = [];
  const later: { at: number; run: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    soon: (run) => void soon.push(run),
    after(ms, run) {
      later.push({ at: now + ms, run });
      return () => {};
    },
  };
  return {
    shares: makeShares<string>(clock),
    later,
    advance: (ms: number) => (now += ms),
    /** Others have their turn. */
    turn() {
      const due = soon;
      soon = [];
      for (const run of due) run();
    },
    /** Frames of an attacker that each take so long. @returns how many were dealt with in this turn */
    flood(share: Share, ms: number): number {
      let count = 0;
      for (; share.isLeft; count += 1) share.work(() => (now += ms));
      return count;
    },
  };
}

describe('[R66] the share of one person', () => {
  it('ends an attacker’s turn after MAX_TURN_MS, and begins anew when others had theirs', () => {
    const { shares, flood, turn } = makeWorld();
    const { share } = shares.take('attacker');
    expect(flood(share, 1)).toBe(MAX_TURN_MS);
    expect(flood(share, 1)).toBe(0);
    turn();
    expect(flood(share, 1)).toBe(MAX_TURN_MS);
  });

  it('gives an attacker WORK_MS_PER_SECOND in the long run, and says when to come back', () => {
    const { shares, flood, turn, advance, later } = makeWorld();
    const { share } = shares.take('attacker');
    let ms = 0;
    for (let turns = 0; turns < 1_000; turns += 1) {
      ms += flood(share, 1);
      turn();
    }
    // While it took that, it earned a little.
    expect(ms).toBeGreaterThanOrEqual(WORK_BURST_MS);
    expect(ms).toBeLessThan(WORK_BURST_MS * 1.2);
    let isBack = false;
    share.again(() => (isBack = share.isLeft));
    advance(later[0]!.at);
    later[0]!.run();
    expect(isBack).toBe(true);

    advance(1_000);
    turn();
    let second = 0;
    for (let turns = 0; turns < 200; turns += 1) {
      second += flood(share, 1);
      turn();
    }
    expect(second).toBeLessThan(WORK_MS_PER_SECOND * 2);
  });

  it('is one for all connections of an attacker, also of one who connects anew', () => {
    const { shares, flood, turn, advance } = makeWorld();
    const first = shares.take('attacker');
    const second = shares.take('attacker');
    expect(second.share).toBe(first.share);
    for (let turns = 0; turns < 1_000; turns += 1) {
      flood(first.share, 1);
      turn();
    }
    first.giveBack();
    second.giveBack();
    const again = shares.take('attacker');
    expect(again.share.isLeft).toBe(false);
    expect(shares.take('somebody else').share.isLeft).toBe(true);
    again.giveBack();
    advance(60_000);
    expect(shares.take('attacker').share).not.toBe(first.share);
  });

  it('[L9] bounds what waits on all connections of an attacker together', () => {
    const { shares } = makeWorld();
    const { share } = shares.take('attacker');
    expect(share.keep(MAX_WAITING_BYTES)).toBe(true);
    expect(shares.take('attacker').share.keep(1)).toBe(false);
    share.letGo(2);
    expect(share.keep(1)).toBe(true);
  });
});
