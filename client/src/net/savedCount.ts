/**
 * Knows which of this page's edits the server has on disk. Counts, because state vectors cannot
 * tell: a delete does not change them (details.md, 10).
 *
 *   edit ──socket open──► under way, with the count of its frame ──saved n ≥ count──► saved
 *     │                        │
 *     └──no socket──► kept ◄───┘ connection lost
 *                      └──step 2 of the next connection──► under way, with the count of that step 2
 *
 * S1  An edit is saved only when the server said so: `saved` with a count that covers its frame.
 * S2  A lost connection proves nothing: what it had not confirmed is kept and sent again.
 * S3  Counts start anew with each connection; an answer to an older one is impossible, its socket is gone.
 */
export interface SavedCount {
  /** A sync message 1 or 2 went out on the open socket; step 2 (1) carries all that was kept. */
  sent(message: 'step-2' | 'update'): void;
  /** A local edit was made, to the card or other thing `key`; call it after the provider sent it. */
  edited(keys: Iterable<string>): void;
  /** The server has the first `n` of this connection's sync messages on disk. */
  saved(n: number): void;
  /** The socket is gone, whoever closed it. */
  lost(): void;
  readonly state: SavedState;
  /** What is not on the server's disk yet, by the keys given to `edited`. */
  readonly unsaved: ReadonlySet<string>;
}

/**
 * nothing    this page has changed nothing
 * underWay   sent on the open connection, not confirmed
 * kept       not sent, or sent on a connection that was lost
 * saved      everything is on the server's disk
 */
export type SavedState = 'nothing' | 'underWay' | 'kept' | 'saved';

const KEPT = Number.POSITIVE_INFINITY;

/** @param earlier what an earlier page of this device wrote and could not send */
export function makeSavedCount(changed: () => void, earlier: Iterable<string> = []): SavedCount {
  let sentCount = 0;
  let savedCount = 0;
  /** Of the last edit that `edited` was told of: an edit that sent nothing was made without a socket. */
  let countAtLastEdit = 0;
  let everEdited = false;
  /** key → count that must be saved; KEPT while no frame carries it */
  const edits = new Map<string, number>();
  for (const key of earlier) edits.set(key, KEPT);
  everEdited = edits.size > 0;

  const state = (): SavedState => {
    if (!everEdited) return 'nothing';
    if (edits.size === 0) return 'saved';
    for (const count of edits.values()) if (count === KEPT) return 'kept';
    return 'underWay';
  };

  return {
    sent(message) {
      sentCount += 1;
      if (message === 'step-2') {
        for (const [key, count] of edits) if (count === KEPT) edits.set(key, sentCount);
        countAtLastEdit = sentCount;
      }
      changed();
    },
    edited(keys) {
      everEdited = true;
      const count = sentCount > countAtLastEdit ? sentCount : KEPT;
      countAtLastEdit = sentCount;
      edits.set('', count);
      for (const key of keys) edits.set(key, count);
      changed();
    },
    saved(n) {
      savedCount = Math.max(savedCount, n);
      for (const [key, count] of edits) if (count <= savedCount) edits.delete(key);
      changed();
    },
    lost() {
      sentCount = 0;
      savedCount = 0;
      countAtLastEdit = 0;
      for (const key of edits.keys()) edits.set(key, KEPT);
      changed();
    },
    get state() {
      return state();
    },
    get unsaved() {
      return new Set(edits.keys());
    },
  };
}
