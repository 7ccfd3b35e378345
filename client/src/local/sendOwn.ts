import type { BoardId } from '@steady/shared/ids.ts';
import { createEffect, createMemo, onCleanup, untrack } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import type { OpenOwnCopy } from '../private/createOwnDocument.ts';
import type { Space } from '../private/space.ts';
import type { sendWaiting } from '../private/sendWaiting.ts';

/** What its owner writes for themselves alone, beside the copy of the board. */
export interface OwnHere {
  readonly open: OpenOwnCopy;
  /** Whether something of it was not sent. */
  readonly waits: () => Promise<boolean>;
}

export interface Part {
  readonly sendWaiting: typeof sendWaiting;
}

/**
 * Own writing that an earlier page could not send goes with the next connection of the board, whether or
 * not anybody opens it here; ends with the owner.
 *
 * SO1 Nothing on the screen tells of it, and nothing on any socket but that person's own.
 * SO2 What sends it is fetched only when the copy says that something waits: no other start pays for it.
 */
export function sendOwnWhenOpen(
  board: Pick<Board, 'ready' | 'connection' | 'aside'>,
  boardId: BoardId,
  own: OwnHere,
  load: () => Promise<Part> = () => import('../private/sendWaiting.ts'),
): void {
  const mayBegin = createMemo(() => board.ready() && board.connection().kind === 'open');
  let isUnderWay = false;
  let isEnded = false;
  let end = () => {};
  createEffect(() => {
    // A part that does not come, or a browser that keeps nothing now: with the next connection.
    if (mayBegin()) untrack(() => void begin().catch(() => {}));
  });
  onCleanup(() => {
    isEnded = true;
    end();
  });

  async function begin(): Promise<void> {
    if (isUnderWay || isSentBy(board.aside.space)) return;
    isUnderWay = true;
    try {
      if (!(await own.waits())) return;
      const part = await load();
      if (isEnded) return;
      const sending = part.sendWaiting(boardId, own.open);
      end = sending.dispose;
      await sending.ended;
    } finally {
      isUnderWay = false;
    }
  }
}

/** A space that is open on this page sends what its copy holds by itself. */
const isSentBy = (space: Space | undefined): boolean =>
  space !== undefined && space.isKeptHere() && space.state().kind !== 'closed';
