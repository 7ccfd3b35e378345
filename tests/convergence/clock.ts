import type { Clock } from '@steady/server/room/clock.ts';

/**
 * Time and turns of one server process, moved by the test alone, so that a seed gives the same run
 * again. A process that died is a clock that nobody moves any more.
 */
export interface StillClock extends Clock {
  /** Moves time on and runs what is due, in order. */
  advance(ms: number): void;
  /** Runs what asked for its turn by now. @returns whether there was anything */
  turn(): boolean;
}

export function makeStillClock(startMs = 0): StillClock {
  let now = startMs;
  let waiting: (() => void)[] = [];
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    soon: (run) => void waiting.push(run),
    advance(ms) {
      const until = now + ms;
      for (;;) {
        let next: { readonly at: number; readonly run: () => void } | undefined;
        for (const timer of timers)
          if (timer.at <= until && (next === undefined || timer.at < next.at)) next = timer;
        if (next === undefined) break;
        timers.delete(next);
        now = next.at;
        next.run();
      }
      now = until;
    },
    turn() {
      const turns = waiting;
      waiting = [];
      for (const run of turns) run();
      return turns.length > 0;
    },
  };
}
