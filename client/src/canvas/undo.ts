import { atom, type Editor } from 'tldraw';
import type * as Y from 'yjs';

interface Pending {
  flush(): void;
}

/**
 * One undo for cards and canvas: the engine's own commands work on the board's undo stack. The
 * engine's own history goes on beneath, for it takes an interrupted gesture back with it.
 * @returns a function that lets the stack go
 */
export function shareUndo(
  editor: Editor,
  undo: Y.UndoManager,
  pending: Pending,
  mayWrite: () => boolean,
): () => void {
  // The engine's buttons ask again when this changes.
  const changes = atom('changes of the undo stack', 0);
  const changed = () => changes.update((n) => n + 1);
  const EVENTS = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const;
  for (const event of EVENTS) undo.on(event, changed);

  const step = (take: () => unknown) => () => {
    editor.complete();
    pending.flush();
    if (mayWrite()) take();
    changed();
    return editor;
  };
  const mark = editor.markHistoryStoppingPoint.bind(editor);
  Object.assign(editor, {
    undo: step(() => undo.undo()),
    redo: step(() => undo.redo()),
    getCanUndo: () => changes.get() >= 0 && mayWrite() && undo.canUndo(),
    getCanRedo: () => changes.get() >= 0 && mayWrite() && undo.canRedo(),
    markHistoryStoppingPoint(name?: string) {
      pending.flush();
      undo.stopCapturing();
      return mark(name);
    },
  });
  return () => {
    for (const event of EVENTS) undo.off(event, changed);
  };
}
