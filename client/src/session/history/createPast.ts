import { changesBetween, isReordered, type Change } from '@steady/shared/board/changes.ts';
import { createMemo, type Accessor } from 'solid-js';
import type { Board } from '../../board/createBoard.ts';
import { createEdits } from '../../board/createEdits.ts';
import { createMoment, type Past } from '../../board/createMoment.ts';
import type { Moment } from '../../net/moment.ts';

/** The board as it was at a moment, and what changed since: both follow what happens meanwhile. */
export function createPast(
  board: Board,
  seq: Accessor<number | undefined>,
  read: (seq: number) => Promise<Moment>,
): {
  past: Accessor<Past>;
  changes: Accessor<readonly Change[]>;
  /** Cards of a lane stand in another order than then. */
  reordered: Accessor<boolean>;
  again: () => void;
} {
  const { past, again } = createMoment(seq, read);
  // Somebody may type while this is looked at.
  const edits = createEdits(board.document.doc);
  const changes = createMemo<readonly Change[]>((known) => {
    edits();
    const was = past();
    return was.kind === 'there' ? kept(known, changesBetween(was.board, board.document)) : [];
  }, []);
  const reordered = createMemo(() => {
    edits();
    const was = past();
    return was.kind === 'there' && isReordered(was.board, board.document);
  });
  return { past, changes, reordered, again };
}

/** What says the same stays the same object, so that what stands open in a list stays open. */
function kept(known: readonly Change[], fresh: readonly Change[]): Change[] {
  const before = new Map(known.map((change) => [JSON.stringify(change), change]));
  return fresh.map((change) => before.get(JSON.stringify(change)) ?? change);
}
