import type { Known } from './admit.ts';
import { Depths } from './depths.ts';
import type { Part } from './part.ts';
import { CONTENT, NONE, StructReader, type Reference } from './structs.ts';

export interface Placed {
  /** Client id → how deep its new structs stand. */
  readonly depths: ReadonlyMap<number, Depths>;
  readonly deepest: number;
}

/**
 * Puts the parts in one after the other. Each part alone can be: its structs refer only
 * backwards within their own client id. Two client ids could wait for each other, and Yjs would keep
 * both as pending for ever; no honest client can have written such a thing.
 *
 * Takes time in proportion to the structs: a part that refers to what is not placed yet is set aside
 * until just that is, and who is waited for on the way there must not be waiting themselves.
 *
 * @returns undefined when they wait for each other
 */
export function placeParts(
  parts: readonly Part[],
  known: Pick<Known, 'endOf' | 'depthOf'>,
): Placed | undefined {
  let deepest = 0;
  const walks = new Map(parts.map((part) => [part.client, makeWalk(part)]));
  for (const walk of walks.values()) if (!place(walk)) return undefined;
  return { deepest, depths: new Map([...walks].map(([client, { depths }]) => [client, depths])) };

  /** Goes to the end of one part, by way of what it needs of others. */
  function place(first: Walk): boolean {
    /** Each needs the one above it to come beyond a clock. */
    const path = [{ walk: first, beyond: Infinity }];
    const isOnPath = new Set<Walk>([first]);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const missing = top.walk.goOn(top.beyond, isThere, depthOf);
      if (missing) {
        const walk = walks.get(missing.client);
        if (!walk || isOnPath.has(walk)) return false;
        isOnPath.add(walk);
        path.push({ walk, beyond: missing.clock });
      } else {
        isOnPath.delete(top.walk);
        path.pop();
      }
    }
    return true;
  }

  function isThere({ client, clock }: Reference): boolean {
    if (client === NONE) return true;
    const walk = walks.get(client);
    return clock < (walk ? walk.clock : known.endOf(client));
  }

  /** As Yjs finds the parent: that of the left neighbour, of the right one, or the one that is named. */
  function depthOf(struct: StructReader): number {
    const { content, origin, rightOrigin, parent } = struct;
    if (content === CONTENT.gc) return 0;
    const depth = beside(origin) ?? beside(rightOrigin) ?? (beside(parent) ?? 0) + 1;
    deepest = Math.max(deepest, depth);
    return depth;
  }

  function beside({ client, clock }: Reference): number | undefined {
    if (client === NONE) return undefined;
    const walk = walks.get(client);
    return walk && clock >= walk.start ? walk.depths.at(clock) : known.depthOf(client, clock);
  }
}

interface Walk {
  readonly client: number;
  readonly start: number;
  /** Clock of the next struct. */
  readonly clock: number;
  readonly depths: Depths;
  /**
   * Goes over structs until it is beyond that clock.
   * @returns what a struct refers to and is not there; undefined when it came so far, or to the end
   */
  goOn(
    beyond: number,
    isThere: (to: Reference) => boolean,
    depthOf: (struct: StructReader) => number,
  ): Reference | undefined;
}

function makeWalk(part: Part): Walk {
  const struct = new StructReader(part.bytes);
  const depths = new Depths();
  let clock = part.start;
  let left = part.count;
  let isRead = false;
  return {
    client: part.client,
    start: part.start,
    depths,
    get clock() {
      return clock;
    },
    goOn(beyond, isThere, depthOf) {
      while (left > 0 && clock <= beyond) {
        if (!isRead) struct.read(part.client, clock);
        isRead = true;
        for (const to of [struct.origin, struct.rightOrigin, struct.parent]) {
          if (to.client !== part.client && !isThere(to)) return { ...to };
        }
        isRead = false;
        clock += struct.length;
        depths.add(clock, depthOf(struct));
        left -= 1;
      }
      return undefined;
    },
  };
}
