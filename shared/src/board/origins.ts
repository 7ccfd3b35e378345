/**
 * Who caused a transaction. Loops are broken by comparing origins, never by `transaction.local`:
 * an undo is local too, and a binding that skipped local transactions would never show it.
 *
 * Class instances, so that `Y.UndoManager` can track all of one kind by its class.
 */
export class PersonOrigin {
  readonly via: 'card' | 'text' | 'canvas';
  /** @param via which hand did it: lets a text editor tell its own typing from another editor's */
  constructor(via: PersonOrigin['via']) {
    this.via = via;
  }
}

/** Named writers on cards, links and lanes. */
export const FROM_CARD = new PersonOrigin('card');
/** The canvas island's own writes. */
export const FROM_CANVAS = new PersonOrigin('canvas');
/** A text editor makes one of its own, so that two editors of one text can tell each other apart. */
export const makeTextOrigin = (): PersonOrigin => new PersonOrigin('text');

/** First state, migration, restore: never in anybody's undo. */
export const FROM_SYSTEM = Symbol('system');

/** What `new Y.UndoManager(scope, { trackedOrigins })` takes: this person's own edits, however made. */
export const trackedOrigins = (): Set<unknown> => new Set([PersonOrigin]);
