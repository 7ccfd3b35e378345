import * as Y from 'yjs';
import type { BoardDocument } from './document.ts';
import { trackedOrigins } from './origins.ts';

/**
 * One undo for cards, links, lanes and canvas: this person's own steps and nobody else's.
 *
 * U1  Undoing "add a card" never takes away words that somebody else wrote on it meanwhile: the
 *     card then stays whole, and `undo` says so by returning null.
 * U2  Only this session's steps can be undone; the stack starts empty.
 * U3  One call is one step, also when that step has nothing left to undo.
 */
export function makeUndo(board: BoardDocument): Y.UndoManager {
  const own = board.doc.clientID;
  return new OneStepUndo([board.cards, board.links, board.lanes, board.canvas], {
    doc: board.doc,
    trackedOrigins: trackedOrigins(),
    captureTimeout: 600,
    deleteFilter: (item) => {
      if (holdsWordsOfOthers(item, own)) return false;
      const card = cardMadeWith(board, item);
      return card === undefined || !holdsWordsOfOthers(card, own);
    },
  });
}

/** [U3] Yjs goes on to the step before when one changed nothing; a person would not see why. */
class OneStepUndo extends Y.UndoManager {
  override undo() {
    const below = this.undoStack.splice(0, this.undoStack.length - 1);
    try {
      return super.undo();
    } finally {
      this.undoStack.unshift(...below);
    }
  }
  override redo() {
    const below = this.redoStack.splice(0, this.redoStack.length - 1);
    try {
      return super.redo();
    } finally {
      this.redoStack.unshift(...below);
    }
  }
}

/** Without these a card is malformed; they come with it, in one transaction. */
const MADE_WITH_CARD = new Set(['kind', 'by', 'lane', 'order', 'place', 'prompt']);

/** @returns the card that this item is an original part of, if it is one: the two stay or go together */
function cardMadeWith(board: BoardDocument, item: Y.Item): Y.Item | undefined {
  if (item.parentSub === null || item.left !== null) return undefined;
  if (!MADE_WITH_CARD.has(item.parentSub) && !(item.content instanceof Y.ContentType))
    return undefined;
  const { parent } = item;
  if (!(parent instanceof Y.AbstractType) || parent._item === null) return undefined;
  const cards: unknown = board.cards;
  return parent._item.parent === cards ? parent._item : undefined;
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
