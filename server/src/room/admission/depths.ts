/**
 * How deep the structs of one client id stand: 1 in a root type, one more in each type inside it.
 * Neighbours of one depth are one entry, and whoever types stays where they are: an honest board of
 * 300 cards has about four entries a card.
 */
export class Depths {
  readonly #ends: number[] = [];
  readonly #depths: number[] = [];

  /** First clock of which nothing is known. */
  get end(): number {
    return this.#ends.at(-1) ?? 0;
  }

  /** Structs from `end` up to `to` stand this deep. */
  add(to: number, depth: number): void {
    const last = this.#ends.length - 1;
    if (this.#depths[last] === depth) this.#ends[last] = to;
    else {
      this.#ends.push(to);
      this.#depths.push(depth);
    }
  }

  addAll(later: Depths): void {
    for (const [n, end] of later.#ends.entries()) {
      if (end > this.end) this.add(end, later.#depths[n] ?? 0);
    }
  }

  /** @returns 0 for what is not known, or was collected: nothing can stand in it */
  at(clock: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] ?? 0) > clock) high = middle;
      else low = middle + 1;
    }
    return this.#depths[low] ?? 0;
  }
}
