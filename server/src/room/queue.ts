import type { Change, Known } from './admission/admit.ts';
import { Depths } from './admission/depths.ts';
import { makeRanges } from './admission/ranges.ts';
import type { LiveCopy } from './live-copy.ts';

/**
 * What is admitted and not committed yet, laid over the committed copy: admission has to know it,
 * readers must not see it [R2].
 */
export interface Queue extends Pick<Known, 'endOf' | 'notDeleted' | 'depthOf'> {
  add(change: Change): void;
  /** One that was added is committed, and in the copy; they come in the order of `add`. */
  committed(): void;
  /** Calls back once all that is queued now is committed, or was refused. */
  whenSettled(settled: (isStored: boolean) => void): void;
  /** All that is queued was refused by the store. */
  refused(): void;
  readonly length: number;
}

export function makeQueue(copy: LiveCopy): Queue {
  let length = 0;
  const ends = new Map<number, number>();
  const deleted = makeRanges();
  const deep = new Map<number, Depths>();
  let added = 0;
  let waiting: { readonly upTo: number; readonly settled: (isStored: boolean) => void }[] = [];

  const clear = () => {
    ends.clear();
    deleted.clear();
    deep.clear();
  };

  return {
    endOf: (client) => Math.max(copy.endOf(client), ends.get(client) ?? 0),
    notDeleted: (ranges) => {
      const missing = copy.notDeleted(ranges);
      return length === 0 ? missing : deleted.missing(missing);
    },
    depthOf: (client, clock) =>
      clock < copy.endOf(client) ? copy.depthOf(client, clock) : (deep.get(client)?.at(clock) ?? 0),
    add({ parts, deletes, depths, gone }) {
      length += 1;
      added += 1;
      for (const { client, end } of parts) ends.set(client, end);
      for (const [client, more] of depths) {
        const before = deep.get(client) ?? new Depths();
        before.addAll(more);
        deep.set(client, before);
      }
      if (deletes.length > 0) deleted.add(deletes);
      if (gone.length > 0) deleted.add(gone);
    },
    committed() {
      length -= 1;
      // What is committed stays here until nothing is queued: the same is in the copy, and a queue
      // runs empty many times a second.
      if (length === 0) clear();
      for (let next = waiting[0]; next && next.upTo <= added - length; next = waiting[0]) {
        waiting.shift();
        next.settled(true);
      }
    },
    whenSettled(settled) {
      if (length === 0) settled(true);
      else waiting.push({ upTo: added, settled });
    },
    refused() {
      length = 0;
      clear();
      const refused = waiting;
      waiting = [];
      for (const { settled } of refused) settled(false);
    },
    get length() {
      return length;
    },
  };
}
