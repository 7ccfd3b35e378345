import type { Range } from './scan.ts';

/**
 * Which clocks are deleted: per client id one sorted list of disjoint ranges, flat as
 * `start, end, start, end …`, because a board has thousands of them.
 */
export interface Ranges {
  /** @returns the parts of `ranges` that are not in here yet, joined and sorted per client */
  missing(ranges: readonly Range[]): Range[];
  add(ranges: readonly Range[]): void;
  /** Client id → flat list; not to be changed. */
  entries(): Iterable<readonly [number, readonly number[]]>;
  readonly isEmpty: boolean;
  clear(): void;
}

export function makeRanges(): Ranges {
  const lists = new Map<number, number[]>();

  return {
    missing(ranges) {
      const found: Range[] = [];
      for (const range of joined(ranges)) missingOf(lists.get(range.client), range, found);
      return found;
    },
    add(ranges) {
      // Grouped first: an attacker's 20,000 ranges one by one would be quadratic.
      const grouped = Map.groupBy(joined(ranges), ({ client }) => client);
      for (const [client, added] of grouped) {
        const list = lists.get(client);
        if (list === undefined) lists.set(client, flat(added));
        else if (added.length > 8)
          lists.set(client, flat(joined([...unflat(client, list), ...added])));
        else for (const range of added) addOne(list, range);
      }
    },
    entries: () => lists,
    get isEmpty() {
      return lists.size === 0;
    },
    clear: () => lists.clear(),
  };
}

/** @returns index of the first range (its start) that ends behind `clock`, or the length */
function firstEndingAfter(list: readonly number[], clock: number): number {
  let low = 0;
  let high = list.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle * 2 + 1] ?? 0) > clock) high = middle;
    else low = middle + 1;
  }
  return low * 2;
}

function missingOf(
  list: readonly number[] | undefined,
  { client, start, end }: Range,
  found: Range[],
): void {
  let clock = start;
  if (list) {
    for (let at = firstEndingAfter(list, start); at < list.length && clock < end; at += 2) {
      const knownStart = list[at] ?? 0;
      const knownEnd = list[at + 1] ?? 0;
      if (knownStart >= end) break;
      if (knownStart > clock) found.push({ client, start: clock, end: knownStart });
      clock = knownEnd;
    }
  }
  if (clock < end) found.push({ client, start: clock, end });
}

function addOne(list: number[], { start, end }: Range): void {
  // Ranges that touch become one, so look from the one that ends at or after `start`.
  const at = firstEndingAfter(list, start - 1);
  let to = at;
  let from = start;
  let until = end;
  while (to < list.length && (list[to] ?? 0) <= end) {
    from = Math.min(from, list[to] ?? from);
    until = Math.max(until, list[to + 1] ?? until);
    to += 2;
  }
  list.splice(at, to - at, from, until);
}

/** Sorted per client; those that overlap or touch made one. */
function joined(ranges: readonly Range[]): readonly Range[] {
  if (ranges.length < 2) return ranges;
  const sorted = ranges.toSorted((a, b) => a.client - b.client || a.start - b.start);
  const result: Range[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last?.client === range.client && range.start <= last.end) {
      result[result.length - 1] = { ...last, end: Math.max(last.end, range.end) };
    } else {
      result.push(range);
    }
  }
  return result;
}

function flat(ranges: readonly Range[]): number[] {
  return ranges.flatMap(({ start, end }) => [start, end]);
}

function unflat(client: number, list: readonly number[]): Range[] {
  const ranges: Range[] = [];
  for (let at = 0; at < list.length; at += 2) {
    ranges.push({ client, start: list[at] ?? 0, end: list[at + 1] ?? 0 });
  }
  return ranges;
}
