import type * as Y from 'yjs';
import { relativeSelection, type RelativeSelection, type Selected } from './carets.ts';
import { isNoChange, type Delta } from './delta.ts';

/** The board's one undo, as an editor needs it (createUndo.ts is one). */
export interface TextUndo {
  undo(): unknown;
  redo(): unknown;
  /** The next edit begins a step of its own. */
  newStep(): void;
  readonly manager: Pick<Y.UndoManager, 'on' | 'off'>;
}

interface StepEvent {
  readonly stackItem: { readonly meta: Map<unknown, unknown> };
  readonly origin: unknown;
  readonly changedParentTypes: Pick<Map<unknown, unknown>, 'has'>;
}

type Restore = (selection: RelativeSelection) => void;

/**
 * Steps of undo as a person thinks of them, and the caret back where it was at each.
 *
 * A step ends where the caret was put elsewhere, and between typing and deleting; Enter and paste
 * end it too (input.ts), and a pause does (captureTimeout of the manager).
 */
export function makeTextUndo(
  shared: TextUndo,
  text: Y.Text,
  origin: unknown,
  selected: () => Selected,
) {
  let before: RelativeSelection | undefined;
  let restoring: Restore | undefined;
  let deleting = false;

  const onAdded = (step: StepEvent) => {
    const mine = step.origin === origin || restoring !== undefined;
    if (mine && before !== undefined && step.changedParentTypes.has(text))
      step.stackItem.meta.set(text, before);
  };
  const onPopped = ({ stackItem }: StepEvent) => {
    const selection = stackItem.meta.get(text);
    // Only this module puts anything under a Y.Text as key.
    if (isSelection(selection)) restoring?.(selection);
  };
  shared.manager.on('stack-item-added', onAdded);
  shared.manager.on('stack-item-popped', onPopped);

  const run = (which: () => unknown, restore: Restore) => {
    before = relativeSelection(text, selected());
    restoring = restore;
    try {
      which();
    } finally {
      restoring = undefined;
    }
  };

  return {
    newStep: () => shared.newStep(),
    undo: (restore: Restore) => run(() => shared.undo(), restore),
    redo: (restore: Restore) => run(() => shared.redo(), restore),
    /** Call before the person's own change or move of the caret is applied. */
    before(delta: Delta, moves: boolean) {
      if (isNoChange(delta)) {
        if (moves) shared.newStep();
        return;
      }
      const deletes = delta.every((op) => typeof op === 'number');
      if (deletes !== deleting) shared.newStep();
      deleting = deletes;
      before = relativeSelection(text, selected());
    },
    dispose() {
      shared.manager.off('stack-item-added', onAdded);
      shared.manager.off('stack-item-popped', onPopped);
    },
  };
}

function isSelection(value: unknown): value is RelativeSelection {
  return typeof value === 'object' && value !== null && 'anchor' in value && 'head' in value;
}
