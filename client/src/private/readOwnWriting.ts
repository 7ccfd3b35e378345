import type { BoardId } from '@steady/shared/ids.ts';
import { listOwnWriting, type OwnWriting } from '@steady/shared/private/writing.ts';
import { createEffect, createRoot, untrack } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import { theWorld, type World } from '../net/connect.ts';
import { makeSpace, type MakeSpace } from './makeSpace.ts';
import type { Space } from './space.ts';

/** ms: two thousand pieces on a bad line; a line that hangs must not hold up somebody's copy. */
const ANSWERS_WITHIN_MS = 20_000;

/** All that is written in an open space and was not erased, in the clear, oldest first. */
export const ownWritingOf = (space: Space): readonly OwnWriting[] =>
  listOwnWriting(
    space.pieces().flatMap(({ id }) => {
      const place = space.placeOf(id);
      return place === undefined ? [] : [place];
    }),
  );

/**
 * read      everything of theirs that this device can open; `isWhole`: and nothing else is there;
 *           `isCurrent`: what other devices have sent is in it too
 * locked    there is writing, and the key is not on this device
 * no-crypto the page did not come by https
 * not-now   the server did not answer, and this device keeps nothing
 */
export type OwnWritingRead =
  | {
      readonly kind: 'read';
      readonly writing: readonly OwnWriting[];
      readonly isWhole: boolean;
      readonly isCurrent: boolean;
    }
  | { readonly kind: 'locked' | 'no-crypto' | 'not-now' };

/**
 * Reads one's own drafts and journal, or notes, for "All my data": only the device can, so the file is made
 * there. What waits on this device, unsent, is read with it: from the space that is open on this page, or
 * from the device's copy, which is open before the server has answered.
 */
export function readOwnWriting(
  boardId: BoardId,
  board: Pick<Board, 'me' | 'kept' | 'aside'>,
  make: MakeSpace = makeSpace,
  setTimer: World['setTimer'] = theWorld().setTimer,
): Promise<OwnWritingRead> {
  return createRoot((dispose) => {
    // What was typed there last is sealed nowhere yet, and is no less theirs.
    const kept = untrack(board.kept)?.own;
    const space = board.aside.space ?? make(boardId, board.me.seat, kept);
    const found = Promise.withResolvers<OwnWritingRead>();
    const isCurrent = () => space.isSynced() && space.connection().kind === 'open';
    const isLate = () => space.connection().kind === 'waiting';
    const read = async () => {
      const current = untrack(isCurrent);
      // The browser kept nothing when it was opened: it may now.
      if (kept !== undefined && !space.isKeptHere()) await space.keepIn(kept);
      await space.opened();
      const { locked, damaged } = space.unopened();
      const isMissing = kept !== undefined && space.of === 'drafts' && !space.isKeptHere();
      const isWhole = !locked && !damaged && !isMissing;
      found.resolve({ kind: 'read', writing: ownWritingOf(space), isWhole, isCurrent: current });
    };
    space.tryNow();
    createEffect(() => {
      const { kind } = space.state();
      switch (kind) {
        case 'opening':
          if (isLate()) found.resolve({ kind: 'not-now' });
          return;
        case 'first-use':
          return found.resolve({ kind: 'read', writing: [], isWhole: true, isCurrent: true });
        case 'locked':
        case 'no-crypto':
          return found.resolve({ kind });
        case 'closed':
          // What is here is theirs, whatever the server said of it.
          return space.isSynced() || space.isKeptHere()
            ? void read()
            : found.resolve({ kind: 'not-now' });
        case 'open':
          if (isCurrent() || isLate()) void read();
          return;
        default:
          return kind satisfies never;
      }
    });
    const cancel = setTimer(() => {
      if (untrack(space.state).kind === 'open') void read();
      else found.resolve({ kind: 'not-now' });
    }, ANSWERS_WITHIN_MS);
    return found.promise.finally(() => {
      cancel();
      dispose();
    });
  });
}
