import * as Y from 'yjs';
import type { CardId } from '../ids.ts';
import { isCard, readCards, type Card } from './card.ts';
import type { BoardDocument } from './document.ts';
import { compareOrder } from './order.ts';
import { FROM_CARD } from './origins.ts';
import { BoardRefusal } from './refusal.ts';

/**
 * What somebody brings to the next session: a mark on a card that all of us can read anyway. It stays until
 * somebody says that it was talked about, so that neither a session that ran out of time nor a phone that was
 * offline loses it. Nothing else of what happened at home is told by it.
 */
const KEY = 'brought';

/** @throws BoardRefusal 'gone' */
export function bringToSession(board: BoardDocument, id: CardId): void {
  const map: unknown = board.cards.get(id);
  if (!(map instanceof Y.Map)) throw new BoardRefusal('gone');
  board.doc.transact(() => map.set(KEY, true), FROM_CARD);
}

/** It was talked about, or its author leaves it at home. A card that is gone is passed over. */
export function leaveAtHome(board: BoardDocument, id: CardId): void {
  const map: unknown = board.cards.get(id);
  if (!(map instanceof Y.Map) || map.get(KEY) === undefined) return;
  board.doc.transact(() => map.delete(KEY), FROM_CARD);
}

/** In the order of their lane; what its author took back is not brought. */
export const broughtCards = (board: BoardDocument): readonly Card[] =>
  readCards(board)
    .filter((card) => isCard(card))
    .filter(({ id, takenBack }) => !takenBack && board.cards.get(id)?.get(KEY) === true)
    .toSorted(compareOrder);
