import { changesBetween, isReordered, type Change } from '@steady/shared/board/changes.ts';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import { createMemo, createResource, createSignal, onCleanup, type Accessor } from 'solid-js';
import * as Y from 'yjs';
import type { Board } from '../../board/createBoard.ts';
import type { Moment } from '../../net/moment.ts';

export type Past =
  | { readonly kind: 'reading' | 'not-found' | 'network' | 'unwell' }
  | { readonly kind: 'there'; readonly board: BoardDocument };

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
  const [resource, { refetch }] = createResource(seq, async (at): Promise<Past> => {
    const moment = await read(at);
    if (!moment.ok) return { kind: moment.problem };
    const doc = new Y.Doc();
    Y.applyUpdate(doc, moment.state);
    return { kind: 'there', board: openBoard(doc) };
  });
  const past = (): Past => (resource.loading ? undefined : resource()) ?? { kind: 'reading' };

  // Somebody may type while this is looked at: once a frame is often enough.
  const [edits, setEdits] = createSignal(0);
  let frame: number | undefined;
  const edited = () => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      setEdits((n) => n + 1);
    });
  };
  board.document.doc.on('update', edited);
  onCleanup(() => {
    board.document.doc.off('update', edited);
    if (frame !== undefined) cancelAnimationFrame(frame);
  });

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
  return {
    past,
    changes,
    reordered,
    again: () => void refetch(),
  };
}

/** What says the same stays the same object, so that what stands open in a list stays open. */
function kept(known: readonly Change[], fresh: readonly Change[]): Change[] {
  const before = new Map(known.map((change) => [JSON.stringify(change), change]));
  return fresh.map((change) => before.get(JSON.stringify(change)) ?? change);
}
