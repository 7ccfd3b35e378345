import { randomFillSync } from 'node:crypto';
import { makeBoardId, makeParticipantId } from '@steady/shared/ids.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { expect, it } from 'vitest';
import { makeLiveSeats } from './live-seats.ts';
import { openSeat } from './open-seat.ts';
import type { SeatRecord, SessionRecord } from './records.ts';
import { Refused } from './refused.ts';
import type { OwnSeat } from './signed-in.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => randomFillSync(bytes);

it('[A5] a seat that is taken away while it is looked up is not opened', async () => {
  const live = makeLiveSeats();
  const boardId = makeBoardId(random);
  const participantId = makeParticipantId(random);
  const name = new Uint8Array();
  const seat: SeatRecord = {
    participantId,
    boardId,
    seat: PARTNER_A,
    name,
    personId: undefined,
    taken: true,
  };
  const session: SessionRecord = {
    id: 'phone',
    device: { browser: 'firefox', kind: 'phone' },
    tokenHash: name,
    who: { kind: 'participant', participantId, emptied: false },
    startedAt: 0,
    seenAt: 0,
    provedAt: 0,
    lock: undefined,
    idleMs: 1,
    endsAt: 1,
  };
  let taken = true;
  const asked = Promise.withResolvers<void>();
  const reading = Promise.withResolvers<OwnSeat>();
  const signedIn = {
    find: () => Promise.resolve(session),
    seatOn: () => {
      asked.resolve();
      return taken ? reading.promise : Promise.reject(new Refused('not-allowed'));
    },
  };
  const idleLock = { leftMs: () => undefined };
  const opening = openSeat({ live, signedIn, idleLock }, 'token', boardId, {
    close: () => undefined,
  });

  await asked.promise;
  taken = false;
  live.closeSeat(participantId);
  // What was read before it was taken away arrives only now.
  reading.resolve({
    board: { id: boardId, title: name, state: 'open', createdAt: 0 },
    seat,
    name: 'Ana',
  });
  await expect(opening).rejects.toEqual(new Refused('not-allowed'));
  expect(live.sockets).toBe(0);
});
