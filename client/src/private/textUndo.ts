import { trackedOrigins } from '@steady/shared/board/origins.ts';
import { textsOf, type WritingPlace } from '@steady/shared/private/writing.ts';
import * as Y from 'yjs';
import type { TextUndo } from '../text/textUndo.ts';

/** ms: keys within one step of undo, as on a board. */
const CAPTURE_MS = 600;

/** Undo of one piece's words, this page's own steps only; it lasts as long as its document. */
export function makeTextUndoOf(place: WritingPlace): TextUndo {
  const manager = new Y.UndoManager([...textsOf(place)], {
    doc: place.doc,
    trackedOrigins: trackedOrigins(),
    captureTimeout: CAPTURE_MS,
  });
  return {
    undo: () => manager.undo(),
    redo: () => manager.redo(),
    newStep: () => manager.stopCapturing(),
    manager,
  };
}
