/** Runs the same moments again; printed by a trial that fails. */
export const KILL_SEED = Number(
  process.env['KILL_SEED'] ?? Math.floor(Math.random() * 0x7fff_ffff),
);

/** The moment of the kill is the point of these tests, so time itself is what they wait for. */
export const elapsed = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
