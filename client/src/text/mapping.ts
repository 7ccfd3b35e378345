import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { composeDeltas, isNoChange, mapIndex, NO_CHANGE, splice, type Delta } from './delta.ts';
import { schema } from './schema.ts';

/** Meta of a transaction that shows what came from the document: it is not sent back. */
export const FROM_DOCUMENT = 'from-document';

/** What a ProseMirror transaction does to the words. */
export function deltaOfTransaction(tr: Transaction): Delta {
  let delta = NO_CHANGE;
  tr.steps.forEach((step, index) => {
    const after = tr.docs[index + 1] ?? tr.doc;
    let ofStep = NO_CHANGE;
    // Ranges come in order, the new ones counted in the text after the step.
    step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
      const insert = after.textBetween(newStart, newEnd);
      ofStep = composeDeltas(ofStep, splice(newStart, oldEnd - oldStart, insert));
    });
    delta = composeDeltas(delta, ofStep);
  });
  return delta;
}

/**
 * A delta of the words as a ProseMirror transaction.
 *
 * The selection goes with the words around it, as a relative position bound to the letter on its
 * left would: two people who type at one place each keep what they type in one piece. A selected
 * stretch does not grow.
 */
export function transactionOfDelta(state: EditorState, delta: Delta): Transaction {
  const tr = state.tr.setMeta(FROM_DOCUMENT, true);
  if (isNoChange(delta)) return tr;
  let at = 0;
  for (const op of delta) {
    if (typeof op === 'string') {
      tr.insert(at, schema.text(op));
      at += op.length;
    } else if (op < 0) tr.delete(at, at - op);
    else at += op;
  }
  const { anchor, head, from, to, empty } = state.selection;
  const start = mapIndex(delta, from, empty ? 'left' : 'right');
  const end = Math.max(start, mapIndex(delta, to, 'left'));
  const [newAnchor, newHead] = anchor <= head ? [start, end] : [end, start];
  return tr.setSelection(TextSelection.create(tr.doc, newAnchor, newHead));
}
