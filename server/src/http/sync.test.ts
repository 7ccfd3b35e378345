import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openSocket, type RawSocket } from '../../../tests/support/sockets.ts';
import {
  invite,
  joinAs,
  makeBoard,
  newPerson,
  setUp,
  THERAPIST_SIGN_IN,
  type Person,
} from '../../../tests/support/people.ts';
import { startServer, startServerProcess, type TestServer } from '../../../tests/support/server.ts';
import { decodeServerFrame, encodeFrame } from '@steady/shared/protocol/frames.ts';
import { parseSeat, roleOf } from '@steady/shared/seats.ts';
import { decodeEntries, encodeEntries } from '../room/awareness-entries.ts';
import { may } from '../access/roles.ts';
import { MAX_SOCKETS_PER_PARTICIPANT, RATE_LIMITS } from '../access/limits.ts';

describe('a websocket', () => {
  let server: TestServer;
  let therapist: Person;
  let boardId: string;
  let now = Date.UTC(2026, 10, 23);

  beforeAll(async () => {
    server = await startServer({ now: () => now });
    therapist = await setUp(server);
    boardId = await makeBoard(therapist);
  });
  afterAll(() => server.stop());

  const board = (person: Person | undefined, id = boardId) =>
    openSocket(server, person, `/sync/${id}/board`);

  it('[A14] from another origin, or none, is refused before the upgrade', async () => {
    const path = `/sync/${boardId}/board`;
    for (const origin of ['https://evil.example', 'null', '']) {
      expect(await openSocket(server, therapist, path, origin).opened).toBe(403);
    }
    expect(await openSocket(server, therapist, '/sync', server.origin).opened).toBe(404);
  });

  it('[A17] that may not be here is let in and closed with the code', async () => {
    const other = await joinAs(server, therapist, await makeBoard(therapist), 'partner-a');
    const codes = [
      board(newPerson(server)),
      board(therapist, 'AAAAAAAAAAAAAAAAAAAAAA'),
      board(therapist, 'nonsense'),
      board(other),
      // Which of the other documents opens to whom is a matrix of its own (own-documents.test.ts).
      openSocket(server, therapist, `/sync/${boardId}/drafts`),
    ].map(async ({ opened, closed }) => [await opened, await closed]);
    expect(await Promise.all(codes)).toEqual([
      ['open', 4401],
      ['open', 4404],
      ['open', 4404],
      ['open', 4403],
      ['open', 4404],
    ]);
  });

  it('of somebody seated hears the board, whatever it sent first', async () => {
    const ana = await joinAs(server, therapist, boardId, 'partner-a');
    const socket = board(ana);
    await socket.opened;
    socket.webSocket.send(step1());
    const frames = [await socket.next(), await socket.next()];
    expect(frames.map((frame) => [frame[0], frame[1]])).toEqual([
      [0, 0],
      [0, 1],
    ]);
    socket.webSocket.close();
    expect(await socket.closed).toBe(1005);
  });

  it('[A12] is closed before the answer that the seat was taken away', async () => {
    const ben = await joinAs(server, therapist, boardId, 'partner-b');
    const phone = board(ben);
    const tablet = board(await joinAs(server, therapist, boardId, 'partner-b'));
    await Promise.all([phone.next(), tablet.next()]);

    const taken = `/api/boards/${boardId}/seats/partner-b`;
    expect((await therapist.ask(taken, { method: 'DELETE' })).status).toBe(200);
    expect(await Promise.all([phone.closed, tablet.closed])).toEqual([4403, 4403]);
    expect(await board(ben).closed).toBe(4403);
  });

  it('[A5] is closed also when it was opened while the seat was taken away', async () => {
    const id = await makeBoard(therapist);
    for (let round = 0; round < 10; round += 1) {
      const ben = await joinAs(server, therapist, id, 'partner-b');
      const sockets = [board(ben, id), board(ben, id)];
      if (round % 2 === 0) await sockets[0]!.opened;
      await therapist.ask(`/api/boards/${id}/seats/partner-b`, { method: 'DELETE' });
      sockets.push(board(ben, id));
      const codes = await Promise.all(sockets.map(({ closed }) => closed));
      expect(codes).toEqual([4403, 4403, 4403]);
    }
  });

  it('is closed when its person signs out, and when its board is deleted', async () => {
    const id = await makeBoard(therapist);
    const ana = await joinAs(server, therapist, id, 'partner-a');
    const ben = await joinAs(server, therapist, id, 'partner-b');
    const sockets = [board(ana, id), board(ben, id)] as const;
    await Promise.all(sockets.map((socket) => socket.next()));
    await ana.ask('/api/sign-out', { method: 'POST' });
    expect(await sockets[0].closed).toBe(4401);
    await therapist.ask(`/api/boards/${id}`, { method: 'DELETE' });
    expect(await sockets[1].closed).toBe(4404);
    expect(await board(ben, id).closed).toBe(4401);
  });

  it('[A1] [R54] shows to others whom the table of roles lets be seen, and answers everybody', async () => {
    const id = await makeBoard(therapist);
    const seats = ['partner-a', 'observer-1', 'room-view'].map(parseSeat);
    const sockets: RawSocket[] = [];
    for (const [n, seat] of seats.entries()) {
      const socket = board(await joinAs(server, therapist, id, seat), id);
      sockets.push(socket);
      socket.webSocket.once('open', () => socket.webSocket.send(whereSomebodyIs(100 + n)));
      // Its own entry comes back once the relay has heard it.
      while (!(await seatsIn(socket)).includes(seat)) continue;
    }
    const asking = board(therapist, id);
    sockets.push(asking);
    expect(await seatsIn(asking)).toEqual(
      seats.filter((seat) => may(roleOf(seat), 'show-presence')),
    );
    for (const { webSocket } of sockets) webSocket.close();
  });

  it('that sends text is closed: the protocol has none', async () => {
    const socket = board(therapist);
    await socket.next();
    socket.webSocket.send('hello');
    expect(await socket.closed).toBe(4400);
  });

  it('keeps an attacker from opening sockets without end', async () => {
    const id = await makeBoard(therapist);
    const attacker = await joinAs(server, therapist, id, 'partner-a');
    const sockets = Array.from({ length: MAX_SOCKETS_PER_PARTICIPANT }, () => board(attacker, id));
    await Promise.all(sockets.map((socket) => socket.next()));
    expect(await board(attacker, id).closed).toBe(1013);
    const ben = board(await joinAs(server, therapist, id, 'partner-b'), id);
    await ben.next();
    for (const { webSocket } of [...sockets, ben]) webSocket.close();
  });

  it('keeps an attacker from knocking without end', async () => {
    now += RATE_LIMITS.strangersPerAddress.windowMs;
    const attacker = () => board(undefined).closed;
    const { max } = RATE_LIMITS.strangersPerAddress;
    const codes = await Promise.all(Array.from({ length: max + 1 }, attacker));
    expect(codes.filter((code) => code === 4401)).toHaveLength(max);
    expect(codes.filter((code) => code === 1013)).toHaveLength(1);
    now += RATE_LIMITS.strangersPerAddress.windowMs;
  });
});

describe('a resting board', () => {
  it('takes nothing, says so to nobody in particular, and asks again afterwards', async () => {
    const server = await startServer();
    const therapist = await setUp(server);
    const boardId = await makeBoard(therapist);
    const path = `/api/boards/${boardId}`;
    await therapist.ask(path, { method: 'PATCH', body: { state: 'resting' } });
    const ana = openSocket(
      server,
      await joinAs(server, therapist, boardId, 'partner-a'),
      `/sync/${boardId}/board`,
    );
    await ana.next();
    ana.webSocket.send(anEdit());
    await therapist.ask(path, { method: 'PATCH', body: { state: 'open' } });
    const again = await ana.next();
    expect([again[0], again[1]]).toEqual([0, 0]);
    await server.stop();
    expect(await ana.closed).toBe(1001);
  });
});

describe('the program', () => {
  it('ends with 0 at SIGTERM, having said 1001 to everybody', async () => {
    const server = await startServerProcess();
    const therapist = await setUp(server);
    const boardId = await makeBoard(therapist);
    const socket = openSocket(server, therapist, `/sync/${boardId}/board`);
    await socket.next();
    server.process.kill('SIGTERM');
    expect(await socket.closed).toBe(1001);
    expect(await server.exited).toBe(0);
    await server.stop();
  });

  it('[A2] writes nothing to its log that opens something or names somebody', async () => {
    const server = await startServerProcess({ env: { LOG_LEVEL: 'trace' } });
    const therapist = await setUp(server);
    const boardId = await makeBoard(therapist);
    const secret = await invite(therapist, boardId, 'partner-a');
    const ana = newPerson(server);
    await ana.ask(`/join?${secret}`);
    await ana.ask('/api/invites/redeem', { body: { secret } });
    const socket = openSocket(server, ana, `/sync/${boardId}/board`);
    await socket.next();
    await server.stop();
    const log = server.log();
    expect(log).toContain('"route":"/api/invites/redeem","status":200');
    const { email, name, password } = THERAPIST_SIGN_IN;
    const token = ana.cookie!.split('=')[1]!;
    for (const word of [secret, token, email, name, password, boardId, 'Ana', 'cookie']) {
      expect(log).not.toContain(word);
    }
  });

  it('refuses a data folder that another one uses', async () => {
    const first = await startServerProcess();
    const second = startServerProcess({ dataDir: first.dataDir });
    await expect(second).rejects.toThrow('Another process is using');
    await first.stop();
  });

  it('refuses what it does not understand, with a sentence', async () => {
    const env = { DATABASE_URL: 'postgres://somewhere' };
    await expect(startServerProcess({ env })).rejects.toThrow('this version runs on SQLite');
  });
});

const whereSomebodyIs = (client: number) =>
  encodeFrame({
    type: 'awareness',
    update: encodeEntries([{ client, clock: 1, state: '{"cursor":{"x":1,"y":1}}' }]),
  });

/** @returns the seats in the next message that says where people are */
async function seatsIn(socket: RawSocket): Promise<string[]> {
  for (;;) {
    const frame = decodeServerFrame(await socket.next());
    if (frame.type !== 'awareness') continue;
    return decodeEntries(frame.update).map(({ state }) => JSON.parse(state).user.seat);
  }
}

const step1 = () => frame(0, Y.encodeStateVector(new Y.Doc()));

function anEdit(): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('meta').set('note', 'x');
  return frame(2, Y.encodeStateAsUpdate(doc));
}

function frame(type: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}
