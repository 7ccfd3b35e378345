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
 * Takes time in proportion to the structs: a part that has to wait is looked at again only when the
 * client id it waits for has come far enough.
 *
 * @returns undefined when they wait for each other
 */
export function placeParts(
  parts: readonly Part[],
  known: Pick<Known, 'endOf' | 'depthOf'>,
): Placed | undefined {
  let deepest = 0;
  const walks = new Map(parts.map((part) => [part.client, makeWalk(part)]));
  const waiting = new Map<number, { walk: Walk; clock: number }[]>();
  const ready = [...walks.values()];
  let finished = 0;

  for (let walk = ready.pop(); walk; walk = ready.pop()) {
    const missing = walk.goOn(isThere, depthOf);
    if (missing === undefined) finished += 1;
    else
      waiting.set(missing.client, [
        ...(waiting.get(missing.client) ?? []),
        { walk, clock: missing.clock },
      ]);
    wake(walk);
  }
  if (finished < walks.size) return undefined;
  return { deepest, depths: new Map([...walks].map(([client, { depths }]) => [client, depths])) };

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

  function wake(walk: Walk): void {
    const sleepers = waiting.get(walk.client);
    if (!sleepers) return;
    const still = sleepers.filter(({ clock }) => clock >= walk.clock);
    for (const sleeper of sleepers) if (sleeper.clock < walk.clock) ready.push(sleeper.walk);
    waiting.set(walk.client, still);
  }
}

interface Walk {
  readonly client: number;
  readonly start: number;
  /** Clock of the next struct. */
  readonly clock: number;
  readonly depths: Depths;
  /** Goes over structs as long as what they refer to is there. @returns what is not, or undefined at the end */
  goOn(
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
    goOn(isThere, depthOf) {
      while (left > 0) {
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
