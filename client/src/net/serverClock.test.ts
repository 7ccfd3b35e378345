import { describe, expect, it } from 'vitest';
import { makeServerClock } from './serverClock.ts';

describe('the server’s clock', () => {
  const world = () => {
    let at = 1_000;
    const clock = makeServerClock(
      () => at,
      () => 77,
    );
    return {
      clock,
      later: (ms: number) => (at += ms),
      answer(thereMs: number, backMs: number) {
        clock.asked();
        at += thereMs;
        const serverNow = at + SERVER_IS_AHEAD;
        at += backMs;
        clock.answered(serverNow);
        return at + SERVER_IS_AHEAD;
      },
    };
  };
  const SERVER_IS_AHEAD = 1_795_000_000_000;

  it('is the device’s own until it has answered', () => {
    expect(world().clock.now()).toBe(77);
  });

  it('is right within half of a round trip, whatever the device says', () => {
    const { clock, answer } = world();
    const truth = answer(40, 400);
    expect(Math.abs(clock.now() - truth)).toBeLessThanOrEqual(220);
  });

  it('believes the quickest answer, for some minutes', () => {
    const { clock, answer, later } = world();
    answer(5, 5);
    const truth = answer(0, 900);
    expect(Math.abs(clock.now() - truth)).toBeLessThanOrEqual(5);
    later(6 * 60_000);
    answer(0, 900);
    expect(Math.abs(clock.now() - (truth + 6 * 60_000 + 900))).toBe(450);
  });

  it('passes over an answer that nobody asked for', () => {
    const { clock } = world();
    clock.answered(5);
    expect(clock.now()).toBe(77);
  });
});
