import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DocumentName } from '@steady/server/store/store.ts';
import {
  decodeServerFrame,
  encodeFrame,
  type ServerFrame,
} from '@steady/shared/protocol/frames.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinAs, makeBoard, newPerson, setUp, signIn, type Person } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { openSocket, type RawSocket } from '../support/sockets.ts';
import { ANSWERS, awarenessOf, FRAMES, updateUnder, type FrameName } from './matrix/frames.ts';
import { ACTORS, BEGINS_WITH, COLUMNS, outcomes, ROWS, type Actor } from './matrix/table.ts';

/** Each frame × each document × each actor, over real sockets: the table stands in matrix/table.ts. */
const NAMES = Object.keys(FRAMES) as FrameName[];
const DOCUMENTS = Object.keys(BEGINS_WITH) as DocumentName[];

/** Client ids of the therapist's open board, and of partner A's words on it. */
const WITNESS = 4242;
const ANA = 7;

const STEP_1 = encodeFrame({ type: 'step-1', stateVector: Uint8Array.of(0) });
const HELLO = encodeFrame({ type: 'hello', version: 1, epoch: '' });

describe('the table of frames', () => {
  it('has a column for every actor, and a row for every frame on every document', () => {
    expect(COLUMNS).toEqual(ACTORS);
    const needed = NAMES.flatMap((name) => DOCUMENTS.map((document) => `${name} on ${document}`));
    expect(ROWS.toSorted(), 'Write the missing row into tests/hostile/matrix/table.ts.').toEqual(
      needed.toSorted(),
    );
  });
});

describe.each(DOCUMENTS)('[A1][V10][R62] each frame × each actor on /%s', (document) => {
  let server: TestServer;
  let therapist: Person;
  let boardId: string;
  let people: Readonly<Record<Actor, Person>>;
  let database: DatabaseSync;
  /** Somebody else's open board: what reaches it left the sender's own connection. */
  let witness: RawSocket;
  let heard: ServerFrame['type'][] = [];
  /** A minute a row: how many sockets a minute may be opened is not asked here. */
  let minutes = 0;
  let clock = document === 'board' ? 1 : 0;
  let own = 100_000;

  beforeAll(async () => {
    server = await startServer({ now: () => Date.now() + minutes * 60_000 });
    therapist = await setUp(server);
    boardId = await makeBoard(therapist);
    const removed = await joinAs(server, therapist, boardId, 'observer-2');
    await therapist.ask(`/api/boards/${boardId}/seats/observer-2`, { method: 'DELETE' });
    const locked = await signIn(server);
    await locked.ask('/api/lock', { body: {} });
    people = {
      therapist,
      'partner-a': await joinAs(server, therapist, boardId, 'partner-a'),
      'partner-b': await joinAs(server, therapist, boardId, 'partner-b'),
      observer: await joinAs(server, therapist, boardId, 'observer-1'),
      'room-view': await joinAs(server, therapist, boardId, 'room-view'),
      anonymous: newPerson(server),
      removed,
      elsewhere: await joinAs(server, therapist, await makeBoard(therapist), 'partner-a'),
      locked,
    };
    database = new DatabaseSync(join(server.dataDir, 'steady.sqlite'), { readOnly: true });

    const ana = await connect(people['partner-a'], 'board');
    ana.webSocket.send(HELLO);
    ana.webSocket.send(encodeFrame({ type: 'update', update: updateUnder(ANA) }));
    await next(ana, (frame) => frame.type === 'saved' && frame.count === 1);
    await leave(ana);
    witness = await connect(therapist, 'board');
    witness.webSocket.send(STEP_1);
    witness.webSocket.send(awarenessOf(WITNESS));
    await next(witness, ({ type }) => type === 'awareness');
    witness.webSocket.on('message', (data: Buffer) => heard.push(decodeServerFrame(data).type));
  });
  afterAll(async () => {
    database.close();
    await server.stop();
  });

  it.each(NAMES)('%s', async (name) => {
    minutes += 1;
    await therapist.ask('/api/active', { body: {} });
    const found: Record<string, string> = {};
    for (const actor of ACTORS) found[actor] = await send(name, actor);
    expect(found).toEqual(outcomes(name, document));
  });

  it('a number that no frame has ends the session', async () => {
    const place = { own, anas: ANA, clock, others: WITNESS };
    const known = new Set(NAMES.map((name) => Buffer.from(FRAMES[name](place))[0]));
    minutes += 1;
    await therapist.ask('/api/active', { body: {} });
    const seated = people[document === 'notes' ? 'therapist' : 'partner-a'];
    for (let number = 4; number < 128; number += 1) {
      if (known.has(number)) continue;
      if (number % 60 === 0) minutes += 1;
      const socket = await connect(seated, document);
      socket.webSocket.send(Uint8Array.of(number, 0));
      socket.webSocket.send(STEP_1);
      const code = await Promise.race([
        socket.closed,
        next(socket, ({ type }) => type === 'step-2').then(() => 'it stays open'),
      ]);
      expect(code, `The server takes frame ${number}: make it in matrix/frames.ts.`).toBe(4400);
    }
  });

  it('nobody has an address for the private document of somebody else', async () => {
    const rows = onDisk();
    minutes += 1;
    for (const actor of ACTORS)
      for (const other of ['partner-b', 'private-partner-b', 'private.partner-b'])
        expect(
          await openSocket(server, people[actor], `/sync/${boardId}/${other}`).closed,
        ).toBeGreaterThan(4400);
    const deeper = openSocket(server, people['partner-a'], `/sync/${boardId}/private/partner-b`);
    expect(await deeper.opened).toBe(404);
    expect(onDisk()).toEqual(rows);
  });

  /** @returns what came of it, in the words of the table */
  async function send(name: FrameName, actor: Actor): Promise<string> {
    const before = onDisk();
    heard = [];
    const socket = openSocket(server, people[actor], `/sync/${boardId}/${document}`);
    await socket.opened;
    // At once, as somebody would who hopes to be heard before they are turned away.
    socket.webSocket.send(FRAMES[name]({ own: (own += 1), anas: ANA, clock, others: WITNESS }));
    socket.webSocket.send(STEP_1);
    const outcome = await outcomeOf(name, socket);
    await leave(socket);
    await caughtUp(witness);

    const isStored = outcome === 'stored';
    if (isStored && name === 'update under another’s client id' && document === 'board') clock += 1;
    const changed = onDisk().filter((row) => !before.includes(row));
    const what = `${name} of ${actor}`;
    expect(changed, `${what}: bytes on disk`).toHaveLength(isStored ? 1 : 0);
    for (const row of changed) expect(row).toContain(`${boardId}/${document}`);
    // Of somebody's own documents not even that they write leaves their connection.
    const shown = document === 'board' ? heard.filter((type) => type === 'update') : heard;
    const isShown = isStored && document === 'board';
    expect(shown, `${what}: what the others get`).toEqual(isShown ? ['update'] : []);
    return outcome;
  }

  async function outcomeOf(name: FrameName, socket: RawSocket): Promise<string> {
    const frames: ServerFrame[] = [];
    const isBarrier = isStep2Number(name === 'step-1' ? 2 : 1);
    const code = await Promise.race([socket.closed, next(socket, isBarrier, frames)]);
    if (typeof code === 'number') return frames.length === 0 ? `door ${code}` : `${code}`;
    // Frames are dealt with in their order: those before our step 2 answer what was sent before.
    const [answer] = frames.slice(BEGINS_WITH[document], -1);
    if (ANSWERS[name] !== 'claims') socket.webSocket.send(HELLO);
    const isSync = name.startsWith('step-2') || name.startsWith('update');
    let isTold = false;
    await next(socket, (frame) => {
      if (frame.type === 'notice' && frame.notice.kind === 'writing')
        isTold = !frame.notice.allowed && frame.notice.why === 'seat';
      return isTold || (frame.type === 'saved' && (frame.count > 0 || !isSync));
    });
    if (isTold) return 'dropped';
    if (answer !== undefined) return answer.type === ANSWERS[name] ? 'answered' : answer.type;
    return isSync && name !== 'step-2 of nothing new' ? 'stored' : 'quiet';
  }

  async function connect(person: Person, where: DocumentName): Promise<RawSocket> {
    const socket = openSocket(server, person, `/sync/${boardId}/${where}`);
    await next(socket, ({ type }) => type === 'step-1');
    return socket;
  }

  /** By document: its name, how many rows it has and of how many bytes; those with none are left out. */
  const onDisk = (): string[] =>
    database
      .prepare(
        `SELECT name, count(*) AS rows, sum(length(sealed)) AS bytes
         FROM log JOIN documents USING (document) GROUP BY name`,
      )
      .all()
      .map(
        ({ name, rows, bytes }) => `${String(name)}: ${String(rows)} rows, ${String(bytes)} bytes`,
      );
});

/** Reads on to a frame. @param seen gets all of them; @returns what kind it is */
async function next(
  socket: RawSocket,
  is: (frame: ServerFrame) => boolean,
  seen: ServerFrame[] = [],
): Promise<ServerFrame['type']> {
  for (;;) {
    const frame = decodeServerFrame(await socket.next());
    seen.push(frame);
    if (is(frame)) return frame.type;
  }
}

function isStep2Number(number: number): (frame: ServerFrame) => boolean {
  let left = number;
  return ({ type }) => type === 'step-2' && (left -= 1) === 0;
}

async function leave({ webSocket, closed }: RawSocket): Promise<void> {
  webSocket.close();
  await closed;
}

/** Whatever was under way to it has arrived. */
function caughtUp({ webSocket }: RawSocket): Promise<void> {
  return new Promise((resolve) => {
    webSocket.once('pong', () => resolve());
    webSocket.ping();
  });
}
