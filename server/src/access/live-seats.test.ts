import { randomFillSync } from 'node:crypto';
import { makeBoardId, makeParticipantId } from '@steady/shared/ids.ts';
import { parseSeat } from '@steady/shared/seats.ts';
import { describe, expect, it } from 'vitest';
import { makeLiveSeats, type LiveSeats } from './live-seats.ts';
import type { SeatRecord } from './records.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => randomFillSync(bytes);
const boardId = makeBoardId(random);

const aSeat = (seat: string, board = boardId): SeatRecord => ({
  participantId: makeParticipantId(random),
  boardId: board,
  seat: parseSeat(seat),
  name: new Uint8Array(),
  personId: undefined,
  taken: true,
});

function open(live: LiveSeats, seat: SeatRecord, sessionId = 'phone', resting = false) {
  const closed: number[] = [];
  const socket = { close: (code: number) => void closed.push(code) };
  return { closed, ...live.open({ seat, name: 'Ana', resting, sessionId }, socket) };
}

describe('live seats', () => {
  it('[A4] a seat that was taken away allows nothing, and all its sockets are closed', () => {
    const live = makeLiveSeats();
    const seat = aSeat('partner-a');
    const phone = open(live, seat);
    const tablet = open(live, seat, 'tablet');
    const other = open(live, aSeat('partner-b'));
    expect(phone.grant.may('write-board')).toBe(true);

    expect(live.closeSeat(seat.participantId)).toBe(2);
    expect([phone.closed, tablet.closed, other.closed]).toEqual([[4403], [4403], []]);
    expect(phone.grant.may('read-board')).toBe(false);
    expect(other.grant.may('write-board')).toBe(true);
  });

  it('[A4] never comes back: a new invite makes a new record', () => {
    const live = makeLiveSeats();
    const seat = aSeat('partner-a');
    const before = open(live, seat);
    live.closeSeat(seat.participantId);
    const after = open(live, seat);
    before.done();
    expect(before.grant.may('write-board')).toBe(false);
    expect(after.grant.may('write-board')).toBe(true);
    expect(live.socketsOf(seat.participantId)).toBe(1);
  });

  it('[A5] counts whatever takes something away', () => {
    const live = makeLiveSeats();
    const seat = aSeat('partner-a');
    live.closeSeat(seat.participantId);
    live.closeBoard(boardId);
    live.endSessions(['phone']);
    live.setResting(boardId, true);
    expect(live.changes).toBe(4);
  });

  it('ends one device and not the others', () => {
    const live = makeLiveSeats();
    const seat = aSeat('partner-a');
    const phone = open(live, seat);
    const tablet = open(live, seat, 'tablet');
    live.endSessions(['phone']);
    live.endSessions(['tablet'], 'locked');
    expect([phone.closed, tablet.closed]).toEqual([[4401], [4423]]);
    expect(live.sessionsInUse()).toEqual(new Set(['phone', 'tablet']));
    phone.done();
    expect(live.sessionsInUse()).toEqual(new Set(['tablet']));
  });

  it('closes a whole board', () => {
    const live = makeLiveSeats();
    const a = open(live, aSeat('partner-a'));
    const elsewhere = open(live, aSeat('partner-a', makeBoardId(random)));
    live.closeBoard(boardId);
    expect([a.closed, elsewhere.closed]).toEqual([[4404], []]);
  });

  it('withholds writing while a board rests, without ending the seat', () => {
    const live = makeLiveSeats();
    const { grant } = open(live, aSeat('partner-a'));
    live.setResting(boardId, true);
    expect([grant.withheld, grant.may('write-board')]).toEqual([true, true]);
    live.setResting(boardId, false);
    expect(grant.withheld).toBe(false);
    expect(open(live, aSeat('partner-b'), 'phone', true).grant.withheld).toBe(true);
  });

  it('keeps no record of a seat whose sockets are closed', () => {
    const live = makeLiveSeats();
    const seat = aSeat('partner-a');
    const one = open(live, seat);
    const two = open(live, seat);
    one.done();
    one.done();
    expect([live.sockets, live.socketsOf(seat.participantId)]).toEqual([1, 1]);
    two.done();
    expect([live.sockets, live.sessionsInUse().size]).toEqual([0, 0]);
  });
});
