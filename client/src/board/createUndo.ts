import type { BoardDocument } from '@steady/shared/board/document.ts';
import { makeUndo } from '@steady/shared/board/undo.ts';
import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type * as Y from 'yjs';

export interface Undo {
  readonly canUndo: Accessor<boolean>;
  readonly canRedo: Accessor<boolean>;
  /** @returns false when nothing changed: others have written on it since, so it stays */
  undo(): boolean;
  redo(): boolean;
  /** The next edit begins a step of its own. */
  newStep(): void;
  /** For editors, which bind their own keys to the same stack. */
  readonly manager: Y.UndoManager;
}

/** One undo for cards, links, lanes and canvas; only this page's own steps. */
export function createUndo(board: BoardDocument): Undo {
  const manager = makeUndo(board);
  const [canUndo, setCanUndo] = createSignal(false);
  const [canRedo, setCanRedo] = createSignal(false);
  const changed = () => {
    setCanUndo(manager.canUndo());
    setCanRedo(manager.canRedo());
  };
  manager.on('stack-item-added', changed);
  manager.on('stack-item-popped', changed);
  manager.on('stack-cleared', changed);
  onCleanup(() => manager.destroy());
  const done = (item: unknown): boolean => {
    changed();
    return item !== null;
  };
  return {
    canUndo,
    canRedo,
    undo: () => done(manager.undo()),
    redo: () => done(manager.redo()),
    newStep: () => manager.stopCapturing(),
    manager,
  };
}
