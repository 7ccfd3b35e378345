import type * as Y from 'yjs';
import {
  applyDelta,
  composeDeltas,
  diff,
  isNoChange,
  mapIndex,
  NO_CHANGE,
  transformDelta,
  type Delta,
} from './delta.ts';
import { deltaOfEvent, readWords, writeWords } from './words.ts';

export interface TextSync {
  /** The person changed what the editor shows by `delta`. */
  local(delta: Delta): void;
  /** Shows what was held back. */
  release(): void;
  /** Whether the document holds words that the editor does not show yet. */
  readonly holding: boolean;
  /** Index in the document of a position in the editor. */
  toDocument(index: number): number;
  dispose(): void;
}

/**
 * Keeps what an editor shows and a Y.Text the same.
 *
 *   editor ──local(delta)──► transformed over what is held ──► Y.Text
 *   editor ◄──show(delta)──── or held while `mayShow` says no ◄── Y.Text
 *
 * B1  editor + held = document, always. So typing goes out at once also while others' words are
 *     held back for an input method, and lands where the person sees it.
 * B2  Own transactions are known by their origin, never by `transaction.local`: an undo is shown.
 * B3  A change is computed from the event, but checked against the words themselves: if a
 *     transaction was nested in another's, or the writer had to put something right, the difference
 *     is shown, and nothing drifts apart.
 * B4  Words of others are never deleted by a change that was made without seeing them.
 */
export function makeTextSync(options: {
  text: Y.Text;
  origin: unknown;
  show: (delta: Delta) => void;
  /** Asked before each `show`; while it says no, changes are held until `release`. */
  mayShow?: (delta: Delta) => boolean;
}): TextSync {
  const { text, origin, show, mayShow = () => true } = options;
  let known = readWords(text);
  let held = NO_CHANGE;

  const catchUp = (said?: Delta) => {
    const now = readWords(text);
    if (now === known) return;
    const delta = said !== undefined && applyDelta(known, said) === now ? said : diff(known, now);
    known = now;
    if (isNoChange(held) && mayShow(delta)) show(delta);
    else held = composeDeltas(held, delta);
  };

  const onEvent = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (transaction.origin !== origin) catchUp(deltaOfEvent(event)); // [B2]
  };
  text.observe(onEvent);

  return {
    local(delta) {
      if (isNoChange(delta)) return;
      const through = transformDelta(delta, held, true); // [B1] [B4]
      held = transformDelta(held, delta, false);
      const before = known;
      known = applyDelta(known, through);
      text.doc?.transact(() => writeWords(text, before, through), origin);
      catchUp(); // [B3]
    },
    release() {
      if (isNoChange(held)) return;
      const delta = held;
      held = NO_CHANGE;
      show(delta);
    },
    get holding() {
      return !isNoChange(held);
    },
    toDocument: (index) => mapIndex(held, index, 'left'),
    dispose: () => text.unobserve(onEvent),
  };
}
