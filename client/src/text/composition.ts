import type { EditorView } from 'prosemirror-view';
import { splicesOf, type Delta } from './delta.ts';

/**
 * Lets others' words in while an input method composes in the same paragraph.
 *
 * The paragraph is one DOM text, and an input method loses its place when that text is set anew
 * (the letters composed so far then stand there twice). Measured in Chromium: `replaceData` beside
 * the composed letters leaves it alone, because it moves live ranges. So the change is written into
 * the DOM by hand first, and ProseMirror, finding the text already right, does not touch it.
 *
 * Other engines were not measured, so there everything waits until the composition has ended.
 */
export interface Composition {
  /** @returns whether this change may be shown now */
  lets(delta: Delta): boolean;
  /** Call just before the transaction that shows `delta` is applied. */
  prepare(delta: Delta): void;
}

export function makeComposition(getView: () => EditorView | undefined): Composition & {
  /** compositionstart or compositionupdate: what is composed now */
  composed(letters: string): void;
} {
  let length = 0;
  return {
    composed: (letters) => (length = letters.length),
    lets(delta) {
      const view = getView();
      if (view === undefined || !view.composing) return true;
      if (!movesRanges()) return false;
      // Where exactly the composed letters stand is not told; but the caret is among them.
      const { from, to } = view.state.selection;
      return splicesOf(delta).every(
        ({ at, remove }) => at + remove < from - length || at > to + length,
      );
    },
    prepare(delta) {
      const view = getView();
      if (view === undefined || !view.composing) return;
      const composing = view.dom.ownerDocument.getSelection()?.focusNode;
      if (!(composing instanceof Text)) return;
      for (const { at, remove, insert } of splicesOf(delta).toReversed()) {
        const place = view.domAtPos(at, remove > 0 ? 1 : -1);
        const inside = place.node === composing && place.offset + remove <= composing.length;
        if (inside) composing.replaceData(place.offset, remove, insert);
      }
    },
  };
}

const movesRanges = () => /Chrome\/\d/.test(navigator.userAgent);
