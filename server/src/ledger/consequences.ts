import type { BoardId } from '@steady/shared/ids.ts';
import { toMessage, type Entry } from '@steady/shared/ledger/entries.ts';
import type { LedgerState } from '@steady/shared/ledger/state.ts';
import type { Rooms } from '../room/rooms.ts';

export interface ConsequencesDeps {
  readonly rooms: Pick<Rooms, 'tellLedger' | 'writingChanged' | 'presenceChanged'>;
}

/** What follows from entries that are on disk: everybody is told first. */
export function makeConsequences({ rooms }: ConsequencesDeps) {
  return (boardId: BoardId, entries: readonly Entry[]): void => {
    rooms.tellLedger(boardId, entries.map(toMessage));
    const kinds = new Set(entries.map(({ body }) => body.kind));
    if (kinds.has('paused') || kinds.has('resumed') || kinds.has('session-ended'))
      rooms.writingChanged(boardId);
    if (kinds.has('session-started') || kinds.has('session-ended')) rooms.presenceChanged(boardId);
  };
}

/** Where somebody is, is shown while a session runs; a new board counts as in session until its first ends. */
export const isPresenceShared = (state: LedgerState | undefined): boolean =>
  state === undefined || state.session.running !== undefined || state.session.lastEnded === 0;
