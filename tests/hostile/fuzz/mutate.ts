/** Where length and type fields stand, and the values at which numbers break. */
const EDGES = [0, 1, 2, 3, 0x0a, 0x20, 0x40, 0x7f, 0x80, 0x84, 0xc0, 0xff];
/** Longer ones only take longer. */
const MAX_BYTES = 4_096;

/** @param other another input, of which parts are taken over */
export function mutate(bytes: Uint8Array, other: Uint8Array, chance: () => number): Uint8Array {
  const below = (end: number) => Math.floor(chance() * end);
  let mutated = [...bytes];
  for (let times = 1 + below(4); times > 0; times -= 1) {
    const at = below(mutated.length + 1);
    switch (below(9)) {
      case 0:
        mutated[at] = below(256);
        break;
      case 1:
        mutated[at] = EDGES[below(EDGES.length)] ?? 0;
        break;
      case 2:
        mutated.splice(at, 1 + below(4));
        break;
      case 3:
        mutated.splice(at, 0, below(256), EDGES[below(EDGES.length)] ?? 0);
        break;
      case 4:
        mutated = mutated.slice(0, at);
        break;
      case 5:
        mutated.splice(at, 0, ...mutated.slice(at, at + below(24)));
        break;
      case 6:
        mutated[at] = ((mutated[at] ?? 0) + (chance() < 0.5 ? 1 : 255)) & 0xff;
        break;
      case 7: {
        const from = below(other.length + 1);
        mutated.splice(at, below(8), ...other.subarray(from, from + below(32)));
        break;
      }
      default:
        mutated.splice(at, 0, 0xff, 0xff, 0xff, 0xff, EDGES[below(EDGES.length)] ?? 0);
    }
  }
  return Uint8Array.from(mutated.slice(0, MAX_BYTES), (byte) => (byte ?? 0) & 0xff);
}
