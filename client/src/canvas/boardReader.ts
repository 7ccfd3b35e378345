import { isCard, readCard, type Card } from '@steady/shared/board/card.ts';
import type { BoardDocument } from '@steady/shared/board/document.ts';
import { readLanes } from '@steady/shared/board/laneSettings.ts';
import type { CardId } from '@steady/shared/ids.ts';
import type * as Y from 'yjs';
import { deriveShapes, type Derived } from './derive.ts';

/**
 * The shapes that follow from cards and lanes, read again only where something they depend on has
 * changed: a letter typed in a card is none of it.
 */
export interface BoardReader {
  derived(): Derived;
  isStale(): boolean;
  /** Cards that we have just written, before Yjs tells. */
  invalidate(cards: readonly CardId[]): void;
  dispose(): void;
}

const GEOMETRY = new Set(['kind', 'lane', 'order', 'place', 'takenBack', 'by', 'text']);

export function makeBoardReader(board: BoardDocument): BoardReader {
  const cards = new Map<string, Card>();
  const changed = new Set<string>(board.cards.keys());
  let stale = true;
  let derived: Derived = { shapes: new Map(), lanes: [] };

  const cardsChanged = (events: ReadonlyArray<Y.YEvent<Y.AbstractType<unknown>>>) => {
    for (const event of events) {
      const [id] = event.path;
      if (event.path.length === 0) for (const key of event.keys.keys()) changed.add(key);
      else if (event.path.length === 1 && [...event.keys.keys()].some((key) => GEOMETRY.has(key)))
        changed.add(String(id));
    }
    if (changed.size > 0) stale = true;
  };
  const lanesChanged = () => {
    stale = true;
  };
  board.cards.observeDeep(cardsChanged);
  board.lanes.observeDeep(lanesChanged);

  return {
    derived() {
      if (!stale) return derived;
      for (const id of changed) {
        const card = readCard(board, id);
        if (card !== undefined && isCard(card)) cards.set(id, card);
        else cards.delete(id);
      }
      changed.clear();
      stale = false;
      derived = deriveShapes(readLanes(board), cards.values());
      return derived;
    },
    isStale: () => stale,
    invalidate(ids) {
      for (const id of ids) changed.add(id);
      if (ids.length > 0) stale = true;
    },
    dispose() {
      board.cards.unobserveDeep(cardsChanged);
      board.lanes.unobserveDeep(lanesChanged);
    },
  };
}
