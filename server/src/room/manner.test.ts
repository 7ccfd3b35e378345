import { makeBoardId } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B, type Seat } from '@steady/shared/seats.ts';
import { expect, it } from 'vitest';
import { participantOf } from '../../../tests/support/yjs/room-world.ts';
import { makeLocalFanout } from '../fanout/local.ts';
import { makeGroupCommit } from '../store/group-commit.ts';
import { makeMemoryStore } from '../store/memory/memory-store.ts';
import type { DocumentId } from '../store/store.ts';
import { makeRooms } from './rooms.ts';

it('[V10] a private document opens to its owner alone, whoever was let through to its room', async () => {
  const store = makeMemoryStore();
  const owner = participantOf('a');
  const documentId: DocumentId = {
    boardId: makeBoardId((bytes) => bytes.fill(66)),
    name: 'private',
    owner,
  };
  await store.create(documentId);
  const rooms = makeRooms({
    store,
    commits: makeGroupCommit(store, { pauseMs: 0 }),
    fanout: makeLocalFanout().join(),
  });
  const join = (who: string, seat: Seat) => {
    const closed: number[] = [];
    let sent = 0;
    rooms.join({
      documentId,
      participant: participantOf(who),
      seat,
      name: who,
      mayWrite: () => true,
      mayBeSeen: () => true,
      socket: {
        bufferedBytes: 0,
        send: () => void (sent += 1),
        close: (code) => void closed.push(code),
      },
    });
    return { closed, sent: () => sent };
  };
  const [mine, theirs] = [join('a', PARTNER_A), join('b', PARTNER_B)];
  await rooms.settled();
  await expect.poll(mine.sent).toBe(1);
  expect([mine.closed, theirs.closed, theirs.sent()]).toEqual([[], [4403], 0]);
  await rooms.shutdown();
});
