import * as Y from 'yjs';
import type { BoardDocument } from './document.ts';

/**
 * The Yjs client id under which a card was made: that of the item which set its `kind`. The relay
 * lets each client id belong to one person only, so this, and not the card's `by`, is its author.
 * @returns undefined when there is no such card, or it came without a kind
 */
export function clientOfCard(board: BoardDocument, id: string): number | undefined {
  const map: unknown = board.cards.get(id);
  if (!(map instanceof Y.Map)) return undefined;
  const item = map._map.get('kind');
  return item === undefined || item.deleted ? undefined : item.id.client;
}

/** The cards whose content, fields or existence a transaction touched; `[]` when it touched none. */
export const cardsTouched = (board: BoardDocument, transaction: Y.Transaction): Set<string> =>
  keysTouched(board.cards, transaction);

/** The keys of a root map under which a transaction changed anything, however deep. */
export function keysTouched<Value>(map: Y.Map<Value>, transaction: Y.Transaction): Set<string> {
  const touched = new Set<string>();
  for (const [type, keys] of transaction.changed) {
    if (type._item === null) {
      if (sameType(type, map)) for (const key of keys) if (key !== null) touched.add(key);
      continue;
    }
    const id = keyAround(map, type);
    if (id !== undefined) touched.add(id);
  }
  return touched;
}

/** @returns the key in `map` under which this type, or what it stands in, hangs */
function keyAround(map: unknown, type: unknown): string | undefined {
  for (let at: unknown = type; at instanceof Y.AbstractType && at._item !== null;) {
    const item: Y.Item = at._item;
    if (sameType(item.parent, map)) return item.parentSub ?? undefined;
    at = item.parent;
  }
  return undefined;
}

const sameType = (one: unknown, other: unknown): boolean => one === other;
