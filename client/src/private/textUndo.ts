import { trackedOrigins } from '@steady/shared/board/origins.ts';
import type { WritingPlace } from '@steady/shared/private/writing.ts';
import * as Y from 'yjs';
import type { TextUndo } from '../text/textUndo.ts';

/** ms: keys within one step of undo, as on a board. */
const CAPTURE_MS = 600;

/** Undo of one text, this page's own steps only; it lasts as long as its document. */
export function makeTextUndoOf({ text, doc }: WritingPlace): TextUndo {
  const manager = new Y.UndoManager([text], {
    doc,
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
