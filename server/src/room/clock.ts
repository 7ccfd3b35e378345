/** Time, passed in. Milliseconds; `now` only ever grows. */
export interface Clock {
  now(): number;
  /** @returns cancels */
  after(ms: number, run: () => void): () => void;
  /** Runs after others had their turn. */
  soon(run: () => void): void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  soon: (run) => void setImmediate(run),
};
