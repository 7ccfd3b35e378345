import * as Y from 'yjs';
import type { BoardDocument } from './document.ts';

/**
 * Tells from an update alone, without a document, whether it may touch certain cards: whatever is
 * inserted names what it stands beside or in, and whatever is deleted names itself. So a server can
 * watch the cards that people agreed on for the price of decoding an update.
 */
export interface Touch {
  /** False is certain; true means look. */
  touches(update: Uint8Array): boolean;
}

/** All that hangs under these cards now, as ranges of clocks. What comes later needs a new one. */
export function touchOf(board: BoardDocument, cards: Iterable<string>): Touch {
  const parts = new Map<number, Array<readonly [from: number, to: number]>>();
  for (const id of cards) collect(board.cards._map.get(id), parts);
  const isPart = (id: Y.ID | null): boolean =>
    id !== null &&
    (parts.get(id.client)?.some(([from, to]) => id.clock >= from && id.clock < to) ?? false);

  return {
    touches(update) {
      const { structs, ds } = Y.decodeUpdate(update);
      for (const struct of structs) {
        if (!(struct instanceof Y.Item)) continue;
        const { parent } = struct;
        if (isPart(struct.origin) || isPart(struct.rightOrigin)) return true;
        if (parent instanceof Y.ID && isPart(parent)) return true;
      }
      for (const [client, deleted] of ds.clients) {
        const own = parts.get(client);
        if (own === undefined) continue;
        for (const { clock, len } of deleted)
          if (own.some(([from, to]) => clock < to && from < clock + len)) return true;
      }
      return false;
    },
  };
}

function collect(
  item: Y.Item | undefined,
  parts: Map<number, Array<readonly [number, number]>>,
): void {
  if (item === undefined) return;
  const { client, clock } = item.id;
  const ranges = parts.get(client) ?? [];
  ranges.push([clock, clock + item.length]);
  parts.set(client, ranges);
  if (!(item.content instanceof Y.ContentType)) return;
  const { type } = item.content;
  for (const inner of type._map.values()) collect(inner, parts);
  for (let inner = type._start; inner !== null; inner = inner.right) collect(inner, parts);
}
