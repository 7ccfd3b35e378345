import * as Y from 'yjs';
import type { BoardDocument } from './document.ts';
import { trackedOrigins } from './origins.ts';

/**
 * One undo for cards, links, lanes and canvas: this person's own steps and nobody else's.
 *
 * U1  Undoing "add a card" never takes away words that somebody else wrote on it meanwhile: the
 *     card then stays, and `undo` says so by changing nothing.
 * U2  Only this session's steps can be undone; the stack starts empty.
 */
export function makeUndo(board: BoardDocument): Y.UndoManager {
  const own = board.doc.clientID;
  return new Y.UndoManager([board.cards, board.links, board.lanes, board.canvas], {
    doc: board.doc,
    trackedOrigins: trackedOrigins(),
    captureTimeout: 600,
    deleteFilter: (item) => !holdsWordsOfOthers(item, own),
  });
}

/** @returns whether a Y.Text inside this item has letters that another client typed */
function holdsWordsOfOthers(item: Y.Item, own: number): boolean {
  if (!(item.content instanceof Y.ContentType)) return false;
  return typeHoldsWordsOfOthers(item.content.type, own);
}

function typeHoldsWordsOfOthers(type: Y.AbstractType<unknown>, own: number): boolean {
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentString && item.id.client !== own) return true;
    if (holdsWordsOfOthers(item, own)) return true;
  }
  for (const item of type._map.values()) {
    if (!item.deleted && holdsWordsOfOthers(item, own)) return true;
  }
  return false;
}
