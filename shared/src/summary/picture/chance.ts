/**
 * Chance that follows from a shape's id, so that a hand-drawn line wobbles the same in every picture.
 * @returns numbers from -1 to 1
 */
export function chanceFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let n = 0; n < seed.length; n += 1)
    state = Math.imul(state ^ seed.charCodeAt(n), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}
