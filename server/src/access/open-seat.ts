import type { BoardId } from '@steady/shared/ids.ts';
import type { Connection, LiveSeats, LiveSocket } from './live-seats.ts';
import type { IdleLock } from './idle-lock.ts';
import type { SessionRecord } from './records.ts';
import { Refused } from './refused.ts';
import type { SignedIn } from './signed-in.ts';

export interface OpenSeatDeps {
  readonly live: LiveSeats;
  readonly signedIn: Pick<SignedIn, 'find' | 'seatOn'>;
  readonly idleLock: Pick<IdleLock, 'leftMs'>;
}

export interface OpenedSeat {
  readonly connection: Connection;
  /** The device that it was opened from. */
  readonly session: SessionRecord;
}

/**
 * Looks up who a cookie is and opens their seat for a socket.
 * @param boardId undefined when the address names no document there is: told only to those signed in
 * @throws Refused 'not-signed-in' | 'locked' | 'no-such-board' | 'not-allowed'
 */
export async function openSeat(
  { live, signedIn, idleLock }: OpenSeatDeps,
  token: string | undefined,
  boardId: BoardId | undefined,
  socket: LiveSocket,
): Promise<OpenedSeat> {
  for (;;) {
    const { changes } = live;
    const session = token === undefined ? undefined : await signedIn.find(token);
    if (session === undefined) throw new Refused('not-signed-in');
    if (idleLock.leftMs(session) === 0) throw new Refused('locked'); // [A31]
    if (boardId === undefined) throw new Refused('no-such-board');
    const { board, seat, name } = await signedIn.seatOn(session, boardId);
    // [A5] Somebody lost a seat while we looked this up; it may have been this one.
    if (live.changes !== changes) continue;
    const resting = board.state === 'resting';
    const connection = live.open({ seat, name, resting, sessionId: session.id }, socket);
    return { connection, session };
  }
}
