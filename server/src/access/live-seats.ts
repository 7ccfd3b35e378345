import type { BoardId, ParticipantId } from '@steady/shared/ids.ts';
import { CLOSE, type CloseName } from '@steady/shared/protocol/close.ts';
import { roleOf, type Role, type Seat } from '@steady/shared/seats.ts';
import type { SeatRecord } from './records.ts';
import { may, type Action } from './roles.ts';

/**
 * The live record of every seat that has an open socket here. Each message of a socket asks its
 * grant; taking a seat away changes the grant first and closes the sockets in the same turn.
 *
 *   seated ──closeSeat · closeBoard──► over      (never back: a new invite makes a new record)
 *
 * A4  A grant that is over allows nothing, also for frames that had arrived already.
 * A5  Whoever looked somebody up before a change and opens a socket after it must look again
 *     (`changes`): no socket is opened on a seat that was taken away meanwhile.
 */
export interface LiveSeats {
  /** Counts what was taken away; see A5. */
  readonly changes: number;
  readonly sockets: number;
  socketsOf(participantId: ParticipantId): number;
  open(seated: Seated, socket: LiveSocket): Connection;
  /**
   * @param why `notYours` when left out; `resync`: they sit on another seat now, and may come back at once
   * @returns how many sockets were closed
   */
  closeSeat(participantId: ParticipantId, why?: 'notYours' | 'resync'): number;
  closeBoard(boardId: BoardId): number;
  /** @param why `notSignedIn` when left out */
  endSessions(sessionIds: Iterable<string>, why?: 'notSignedIn' | 'locked'): number;
  setResting(boardId: BoardId, resting: boolean): void;
  /** Device sessions that have a socket open: they are in use. */
  sessionsInUse(): ReadonlySet<string>;
}

export interface Seated {
  readonly seat: SeatRecord;
  readonly name: string;
  readonly resting: boolean;
  readonly sessionId: string;
}

export interface LiveSocket {
  close(code: number, reason: string): void;
}

export interface Connection {
  readonly grant: Grant;
  /** The socket is closed. */
  done(): void;
}

export interface Grant {
  readonly boardId: BoardId;
  readonly participantId: ParticipantId;
  readonly seat: Seat;
  readonly role: Role;
  readonly name: string;
  /** Asked for every message. */
  may(action: Action): boolean;
  /** Writing is the seat's right, but not now: the board rests. Dropped quietly, asked for later. */
  readonly withheld: boolean;
}

export function makeLiveSeats(): LiveSeats {
  const records = new Map<ParticipantId, LiveRecord>();
  let changes = 0;
  let sockets = 0;

  return {
    get changes() {
      return changes;
    },
    get sockets() {
      return sockets;
    },
    socketsOf: (participantId) => records.get(participantId)?.open.size ?? 0,

    open({ seat, name, resting, sessionId }, socket) {
      const { participantId } = seat;
      const record = records.get(participantId) ?? new LiveRecord(seat, name, resting);
      records.set(participantId, record);
      record.open.set(socket, sessionId);
      sockets += 1;
      return {
        grant: record,
        done() {
          if (!record.open.delete(socket)) return;
          sockets -= 1;
          if (record.open.size === 0 && records.get(participantId) === record) {
            records.delete(participantId);
          }
        },
      };
    },

    closeSeat(participantId, why = 'notYours') {
      changes += 1;
      const record = records.get(participantId);
      return record === undefined ? 0 : finish(record, why);
    },

    closeBoard(boardId) {
      changes += 1;
      let closed = 0;
      for (const record of ofBoard(boardId)) closed += finish(record, 'noSuchBoard');
      return closed;
    },

    endSessions(sessionIds, why = 'notSignedIn') {
      changes += 1;
      const ended = new Set(sessionIds);
      let closed = 0;
      for (const record of records.values()) {
        for (const [socket, sessionId] of record.open) {
          if (!ended.has(sessionId)) continue;
          socket.close(CLOSE[why].code, CLOSE[why].reason);
          closed += 1;
        }
      }
      return closed;
    },

    setResting(boardId, resting) {
      changes += 1;
      for (const record of ofBoard(boardId)) record.withheld = resting;
    },

    sessionsInUse: () =>
      new Set([...records.values()].flatMap((record) => [...record.open.values()])),
  };

  function finish(record: LiveRecord, why: CloseName): number {
    record.over = true;
    records.delete(record.participantId);
    for (const socket of record.open.keys()) socket.close(CLOSE[why].code, CLOSE[why].reason);
    return record.open.size;
  }

  function ofBoard(boardId: BoardId): LiveRecord[] {
    return [...records.values()].filter((record) => record.boardId === boardId);
  }
}

class LiveRecord implements Grant {
  readonly boardId: BoardId;
  readonly participantId: ParticipantId;
  readonly seat: Seat;
  readonly role: Role;
  readonly name: string;
  withheld: boolean;
  over = false;
  /** socket → device session */
  readonly open = new Map<LiveSocket, string>();

  constructor({ boardId, participantId, seat }: SeatRecord, name: string, resting: boolean) {
    this.boardId = boardId;
    this.participantId = participantId;
    this.seat = seat;
    this.role = roleOf(seat);
    this.name = name;
    this.withheld = resting;
  }

  may(action: Action): boolean {
    return !this.over && may(this.role, action);
  }
}
