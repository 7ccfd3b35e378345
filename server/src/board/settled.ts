import type { BoardId } from '@steady/shared/ids.ts';
import type { Ledgers } from '../ledger/ledgers.ts';
import type { Rooms } from '../room/rooms.ts';
import { within } from '../within.ts';

/** ms: what is under way takes a commit, a few at most; a disk that hangs must not hold up a door. */
export const SETTLE_MS = 2_000;

/** @returns waits until what was under way for a board is on disk and shown, or refused */
export function makeSettled(
  rooms: Pick<Rooms, 'settled'>,
  ledgers: Pick<Ledgers, 'settled'>,
): (boardId: BoardId) => Promise<void> {
  return (boardId) =>
    within(
      SETTLE_MS,
      Promise.all([rooms.settled(boardId), ledgers.settled(boardId)]).then(() => undefined),
    );
}
