import { describe, expect, it } from 'vitest';
import { MAX_REMEMBERED_KEYS } from './limits.ts';
import { makeTries } from './rate-limit.ts';

describe('tries', () => {
  it('are counted per key in windows', () => {
    let now = 0;
    const tries = makeTries({ max: 2, windowMs: 1000 }, () => now);
    expect([tries.take('a'), tries.take('a'), tries.take('a'), tries.take('b')]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    now = 1000;
    expect(tries.take('a')).toBe(true);
  });

  it('that succeed are given back', () => {
    const tries = makeTries({ max: 1, windowMs: 1000 }, () => 0);
    for (let n = 0; n < 5; n += 1) {
      expect(tries.take('a')).toBe(true);
      tries.giveBack('a');
    }
  });

  it('keeps an attacker with many addresses from filling memory', () => {
    const tries = makeTries({ max: 1, windowMs: 1000 }, () => 0);
    tries.take('first');
    for (let n = 0; n < MAX_REMEMBERED_KEYS; n += 1) tries.take(`attacker ${n}`);
    expect(tries.take('first')).toBe(true);
    expect(tries.take(`attacker ${MAX_REMEMBERED_KEYS - 1}`)).toBe(false);
  });
});
