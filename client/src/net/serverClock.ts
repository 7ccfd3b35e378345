/**
 * The server's clock, from its answers: it was read about half-way between asking and hearing. The
 * quickest answer is the most exact, and errs by half its own round trip at most; devices drift, so a
 * newer one counts after some minutes even when it was slower.
 */
export interface ServerClock {
  /** ms since 1970 */
  readonly now: () => number;
  /** The time was asked for just now. */
  readonly asked: () => void;
  readonly answered: (serverNow: number) => void;
}

/** ms for which the quickest answer is believed. */
const BELIEVED_MS = 5 * 60_000;

/**
 * @param ticks ms that only ever grow (`performance.now`)
 * @param wallClock what stands in until the server has answered (`Date.now`)
 */
export function makeServerClock(ticks: () => number, wallClock: () => number): ServerClock {
  const asked: number[] = [];
  let best:
    | { readonly offset: number; readonly roundTrip: number; readonly at: number }
    | undefined;

  return {
    now: () => (best === undefined ? wallClock() : ticks() + best.offset),
    asked: () => void asked.push(ticks()),
    answered(serverNow) {
      const from = asked.shift();
      if (from === undefined) return;
      const at = ticks();
      const roundTrip = at - from;
      const isOld = best !== undefined && at - best.at > BELIEVED_MS;
      if (best !== undefined && !isOld && best.roundTrip <= roundTrip) return;
      best = { offset: serverNow + roundTrip / 2 - at, roundTrip, at };
    },
  };
}
