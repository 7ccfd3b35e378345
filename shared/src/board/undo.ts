import * as Y from 'yjs';
import { isCard, readCard } from './card.ts';
import type { BoardDocument } from './document.ts';
import { LANE_IDS, type LaneId } from './lanes.ts';
import { trackedOrigins } from './origins.ts';

/**
 * One undo for cards, links, lanes and canvas: this person's own steps and nobody else's.
 *
 * U1  Undoing "add a card" never takes away words that somebody else wrote on it meanwhile: the
 *     card then stays whole, and `undo` says so by returning null.
 * U2  Only this session's steps can be undone; the stack starts empty.
 * U3  One call is one step, also when that step has nothing left to undo.
 * U4  A step on a card whose lane is locked waits: it is neither undone nor lost.
 */
export function makeUndo(board: BoardDocument): Y.UndoManager {
  const own = board.doc.clientID;
  return new OneStepUndo(board, [board.cards, board.links, board.lanes, board.canvas], {
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
  readonly #board: BoardDocument;
  constructor(
    board: BoardDocument,
    ...[scope, options]: ConstructorParameters<typeof Y.UndoManager>
  ) {
    super(scope, options);
    this.#board = board;
  }
  override undo() {
    if (waits(this.#board, this.undoStack.at(-1))) return null;
    const below = this.undoStack.splice(0, this.undoStack.length - 1);
    try {
      return super.undo();
    } finally {
      this.undoStack.unshift(...below);
    }
  }
  override redo() {
    if (waits(this.#board, this.redoStack.at(-1))) return null;
    const below = this.redoStack.splice(0, this.redoStack.length - 1);
    try {
      return super.redo();
    } finally {
      this.redoStack.unshift(...below);
    }
  }
}

/** [U4] Moving on the canvas is no change of a lane's words. */
function waits(board: BoardDocument, step: UndoStep | undefined): boolean {
  if (step === undefined || !LANE_IDS.some((lane) => board.isLocked(lane))) return false;
  let locked = false;
  board.doc.transact((transaction) => {
    const look = (item: Y.Item | Y.GC) => {
      if (!(item instanceof Y.Item) || item.parentSub === 'place') return;
      const lane = laneAround(board, item);
      locked ||= lane !== undefined && board.isLocked(lane);
    };
    Y.iterateDeletedStructs(transaction, step.insertions, look);
    Y.iterateDeletedStructs(transaction, step.deletions, look);
  });
  return locked;
}

type UndoStep = Y.UndoManager['undoStack'][number];

/** @returns the lane of the card that this item is, or is a part of */
function laneAround(board: BoardDocument, item: Y.Item): LaneId | undefined {
  const cards: unknown = board.cards;
  for (let at: Y.Item | null = item; at !== null;) {
    const { parent }: Y.Item = at;
    if (!(parent instanceof Y.AbstractType)) return undefined;
    const around: unknown = parent;
    if (around === cards) {
      const card = readCard(board, at.parentSub ?? '');
      return card !== undefined && isCard(card) ? card.lane : undefined;
    }
    at = parent._item;
  }
  return undefined;
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
