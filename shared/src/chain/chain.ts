import { toMessage, type Chained, type Unchained } from './entry.ts';

/**
 * Chains entries by hashes, so that nothing can be taken out or changed afterwards without being
 * noticed: sequence numbers are 1, 2, 3 … without gaps, and each entry's hash covers the one before.
 *
 * @param name of the chain, so that an entry of one never passes for one of another
 */
export function makeChain<Body extends object>(name: string): Chain<Body> {
  const linkText = (entry: object, before: string): string =>
    JSON.stringify([name, before, sorted(entry)]);
  return {
    chain({ seq, at, by, body }, before, sha256) {
      const head = by === undefined ? { seq, at } : { seq, at, by };
      return { ...head, hash: sha256(linkText({ ...head, ...body }, before)), body };
    },
    brokenAt(entries, sha256, before = CHAIN_START, seq = 0) {
      let hash = before;
      let last = seq;
      for (const entry of entries) {
        const { hash: claimed, ...rest } = toMessage(entry);
        if (entry.seq !== last + 1 || sha256(linkText(rest, hash)) !== claimed) return last + 1;
        hash = claimed;
        last = entry.seq;
      }
      return undefined;
    },
  };
}

export interface Chain<Body extends object> {
  chain(unchained: Unchained<Body>, before: string, sha256: Sha256): Chained<Body>;
  /**
   * @param before hash of the entry before the first of `entries`, `seq` its number
   * @returns the number of the first entry that does not follow; undefined when all do
   */
  brokenAt(
    entries: readonly Chained<Body>[],
    sha256: Sha256,
    before?: string,
    seq?: number,
  ): number | undefined;
}

/** As hex. */
export type Sha256 = (text: string) => string;

/** Hash before the first entry. */
export const CHAIN_START = '';

/** The same text for the same content, whatever order its keys were written in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, inner]) => [key, sorted(inner)]);
}
