import type { EntryBody, EntryMessage } from './entries.ts';
import type { Seat } from '../seats.ts';
import { toMessage, type Entry } from './entries.ts';

/**
 * The hash that chains an entry to the one before, so that nothing can be taken out or changed
 * afterwards without being noticed.
 *
 * P6  Sequence numbers are 1, 2, 3 … without gaps, and each entry's hash covers the one before.
 */
export interface Unchained {
  readonly seq: number;
  readonly at: number;
  readonly by: Seat | undefined;
  readonly body: EntryBody;
}

/** Hash before the first entry. */
export const CHAIN_START = '';

export function chain(
  { seq, at, by, body }: Unchained,
  before: string,
  sha256: (text: string) => string,
): Entry {
  const head = by === undefined ? { seq, at } : { seq, at, by };
  return { ...head, hash: sha256(linkText({ ...head, ...body }, before)), body };
}

/** @returns the number of the first entry that does not follow; undefined when all do */
export function brokenAt(
  entries: readonly Entry[],
  sha256: (text: string) => string,
  before = CHAIN_START,
  seq = 0,
): number | undefined {
  let hash = before;
  let last = seq;
  for (const entry of entries) {
    const { hash: claimed, ...rest } = toMessage(entry);
    if (entry.seq !== last + 1 || sha256(linkText(rest, hash)) !== claimed) return last + 1;
    hash = claimed;
    last = entry.seq;
  }
  return undefined;
}

const linkText = (entry: Omit<EntryMessage, 'hash'>, before: string): string =>
  JSON.stringify(['steady ledger 1', before, sorted(entry)]);

/** The same text for the same content, whatever order its keys were written in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, inner]) => [key, sorted(inner)]);
}
