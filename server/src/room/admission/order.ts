import type { Known } from './admit.ts';
import type { Part } from './part.ts';
import { NONE, StructReader, type Reference } from './structs.ts';

/**
 * Whether the parts can be put in one after the other. Each part alone can: its structs refer only
 * backwards within their own client id. Two client ids could wait for each other, and Yjs would keep
 * both as pending for ever; no honest client can have written such a thing.
 *
 * Takes time in proportion to the structs: a part that has to wait is looked at again only when the
 * client id it waits for has come far enough.
 */
export function isAcyclic(parts: readonly Part[], known: Pick<Known, 'endOf'>): boolean {
  if (parts.length < 2) return true;
  const walks = new Map(parts.map((part) => [part.client, makeWalk(part)]));
  const waiting = new Map<number, { walk: Walk; clock: number }[]>();
  const ready = [...walks.values()];
  let finished = 0;

  for (let walk = ready.pop(); walk; walk = ready.pop()) {
    const missing = walk.goOn(isThere);
    if (missing === undefined) finished += 1;
    else
      waiting.set(missing.client, [
        ...(waiting.get(missing.client) ?? []),
        { walk, clock: missing.clock },
      ]);
    wake(walk);
  }
  return finished === walks.size;

  function isThere({ client, clock }: Reference): boolean {
    if (client === NONE) return true;
    const walk = walks.get(client);
    return clock < (walk ? walk.clock : known.endOf(client));
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
  /** Clock of the next struct. */
  readonly clock: number;
  /** Goes over structs as long as what they refer to is there. @returns what is not, or undefined at the end */
  goOn(isThere: (to: Reference) => boolean): Reference | undefined;
}

function makeWalk(part: Part): Walk {
  const struct = new StructReader(part.bytes);
  let clock = part.start;
  let left = part.count;
  let isRead = false;
  return {
    client: part.client,
    get clock() {
      return clock;
    },
    goOn(isThere) {
      while (left > 0) {
        if (!isRead) struct.read(part.client, clock);
        isRead = true;
        for (const to of [struct.origin, struct.rightOrigin, struct.parent]) {
          if (to.client !== part.client && !isThere(to)) return { ...to };
        }
        isRead = false;
        clock += struct.length;
        left -= 1;
      }
      return undefined;
    },
  };
}
