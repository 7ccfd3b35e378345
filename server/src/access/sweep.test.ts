import { randomFillSync } from 'node:crypto';
import { makeBoardId, makeParticipantId, makePersonId } from '@steady/shared/ids.ts';
import { parseSeat } from '@steady/shared/seats.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeAccessStore } from '../store/sqlite/access/access-store.ts';
import { accessMigrations } from '../store/sqlite/access/tables.ts';
import { migrate, openDatabase } from '../store/sqlite/database.ts';
import { SESSION_LIFE, SWEEP_EVERY_MS } from './limits.ts';
import { makeLiveSeats } from './live-seats.ts';
import { newSession } from './sign-in.ts';
import { sweep } from './sweep.ts';

const LAPTOP = { browser: 'firefox', kind: 'computer' } as const;

describe('the sweep', () => {
  const random = (bytes: Uint8Array<ArrayBuffer>) => randomFillSync(bytes);
  const personId = makePersonId(random);
  let now = 0;
  let closed: number[] = [];
  const live = makeLiveSeats();
  const database = openDatabase(':memory:');
  migrate(database, [accessMigrations]);
  const nothing = () => undefined;
  const store = makeAccessStore(database, nothing, { note: nothing, markErasing: nothing });

  beforeEach(() => {
    closed = [];
    now = 1_000;
  });

  async function signedInWithSocket() {
    const { session } = newSession({ now: () => now, random }, LAPTOP, 'therapist');
    await store.sessions.start(session, personId);
    const seat = {
      participantId: makeParticipantId(random),
      boardId: makeBoardId(random),
      seat: parseSeat('therapist'),
      name: new Uint8Array(),
      personId,
      taken: true,
    };
    const socket = { close: (code: number) => void closed.push(code) };
    const seated = { seat, name: 'Ruth', resting: false, sessionId: session.id };
    return { session, connection: live.open(seated, socket) };
  }

  it('keeps a session whose socket is open, until its whole time is over', async () => {
    const { connection } = await signedInWithSocket();
    const { idleMs, wholeMs } = SESSION_LIFE.therapist;
    for (; now < wholeMs; now += idleMs / 2) await sweep({ store, live, now: () => now });
    expect(closed).toEqual([]);
    now = 1_000 + wholeMs;
    await sweep({ store, live, now: () => now });
    expect(closed).toEqual([4401]);
    connection.done();
  });

  it('ends a session that nobody uses', async () => {
    const { session, connection } = await signedInWithSocket();
    connection.done();
    now += SESSION_LIFE.therapist.idleMs;
    expect(await store.sessions.find(session.tokenHash, now)).toBeUndefined();
    expect(await store.sessions.sweep(now)).toEqual([session.id]);
  });

  it('closes the sockets of a session that another process ended', async () => {
    const { session, connection } = await signedInWithSocket();
    await store.sessions.end(session.id);
    now += SWEEP_EVERY_MS;
    await sweep({ store, live, now: () => now });
    expect(closed).toEqual([4401]);
    connection.done();
  });
});
