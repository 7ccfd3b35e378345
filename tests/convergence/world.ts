import { makeLocalFanout } from '@steady/server/fanout/local.ts';
import { makeRooms, type Rooms } from '@steady/server/room/rooms.ts';
import { makeGroupCommit } from '@steady/server/store/group-commit.ts';
import type { DocumentId, Store } from '@steady/server/store/store.ts';
import { COMPACT_AFTER_ROWS, FULL_RETRY_MS, IDLE_GRACE_MS } from '@steady/server/room/limits.ts';
import { setLaneHidden } from '@steady/shared/board/laneSettings.ts';
import { seedBoard } from '@steady/shared/board/seed.ts';
import {
  makeBoardId,
  makeParticipantId,
  type ParticipantId,
  type RandomBytes,
} from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B, parseSeat, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import * as Y from 'yjs';
import { canonical } from './canonical.ts';
import { makeStillClock, type StillClock } from './clock.ts';
import { makeDisk, makeLog, type Disk } from './disk.ts';
import { edit, type EditName } from './edits.ts';
import { lettersIn, makeLetters } from './letters.ts';
import { makeNetwork, type Page } from './network.ts';
import { makeReplica, type Replica } from './replica.ts';

/** One thing that happens; the numbers choose among whatever there is when it happens. */
export interface Step {
  readonly do: EditName | WorldStep;
  readonly who: number;
  readonly a: number;
  readonly b: number;
}

export type WorldStep =
  /** Some frames arrive. */
  | 'arrive'
  /** All frames arrive and all commits are done, if the disk lets them. */
  | 'settle'
  | 'cut'
  | 'connect'
  /** The page is loaded anew: from nothing, or from the copy that the device keeps. */
  | 'reload'
  | 'reloadCopy'
  | 'cursor'
  | 'holdDisk'
  | 'releaseDisk'
  | 'fillDisk'
  /** Writing is withheld from everybody, or allowed again. */
  | 'pause'
  | 'kill'
  | 'stop'
  | 'compact'
  | 'wait';

const SEATS: readonly Seat[] = [THERAPIST, PARTNER_A, PARTNER_B];
const OBSERVER = parseSeat('observer-1');

/** Who sits at the n-th page: three people, then their second devices. */
const seatOf = (n: number): Seat => SEATS[n % SEATS.length] ?? THERAPIST;

const participantOf = (seat: Seat): ParticipantId =>
  makeParticipantId((bytes) => bytes.fill(seat.charCodeAt(seat.length - 1)));

interface Person {
  readonly seat: Seat;
  replica: Replica;
  page: Page;
}

interface Server {
  readonly rooms: Rooms;
  readonly clock: StillClock;
  readonly disk: Disk;
}

export interface WorldOptions {
  readonly pages: number;
  readonly seed: number;
  /** Also somebody who only reads, and whose step 2 the server must not hold against them. */
  readonly observer: boolean;
  readonly store: Store;
}

/** Runs a schedule to its end and holds it to all that is promised. @throws what was broken */
export async function run(options: WorldOptions, steps: readonly Step[]): Promise<void> {
  const world = await makeWorld(options);
  try {
    for (const step of steps) await world.step(step);
    await world.finish();
  } finally {
    world.close();
  }
}

/** Runs may share a store, so each has a board of its own, also when a seed is run again. */
let boards = 0;

async function makeWorld({ pages, seed, observer, store }: WorldOptions) {
  const random = seededBytes(seed);
  boards += 1;
  const boardId = makeBoardId((bytes) => bytes.fill(0).map((_, at) => (boards >>> (at * 8)) & 255));
  const id: DocumentId = { boardId, name: 'board' };
  const log = makeLog();
  const letters = makeLetters();
  const network = makeNetwork();
  const troubles: unknown[] = [];
  let server = startServer(0);
  let isPaused = false;

  await store.create(id);
  const seeded = server.rooms.appendAsServer(id, seedBoard('check-in', newClient(), random));
  await quiet();
  await seeded;

  const people: Person[] = Array.from({ length: pages }, (_, n) => newPerson(seatOf(n), n));
  const everybody = observer ? [...people, newPerson(OBSERVER, pages)] : people;

  for (const person of everybody) connect(person);

  return {
    async step({ do: what, who, a, b }: Step): Promise<void> {
      const person = people[who % people.length]!;
      const anybody = everybody[who % everybody.length]!;
      switch (what) {
        case 'arrive':
          for (let n = 0; n <= a % 8; n += 1) network.deliver(b + n * 7);
          return quiet();
        case 'settle':
          return settle();
        case 'cut':
          return network.cut(anybody.page, a, b);
        case 'connect':
          for (const one of b % 2 === 0 ? everybody : [anybody]) connect(one);
          return;
        case 'reload':
          return reload(anybody, new Uint8Array([0, 0]), a, b);
        case 'reloadCopy':
          return reload(anybody, Y.encodeStateAsUpdate(anybody.replica.board.doc), a, b);
        case 'cursor':
          return anybody.replica.moveCursor(a);
        case 'holdDisk':
          return server.disk.hold();
        case 'releaseDisk':
          server.disk.release();
          return quiet();
        case 'fillDisk':
          server.disk.isFull = true;
          return;
        case 'pause':
          isPaused = !isPaused;
          server.rooms.writingChanged(id.boardId);
          return quiet();
        case 'kill':
          return kill(a % 2 === 0);
        case 'stop':
          return stop();
        case 'compact':
          return compact();
        case 'wait':
          server.clock.advance(a % 2 === 0 ? a % 20 : IDLE_GRACE_MS + 1);
          return quiet();
        default:
          if (b % 2 === 0) person.replica.undo.stopCapturing();
          edit(what, { ...person, person, a, b, letters, random });
      }
    },

    /** Everybody comes back, everything arrives, and then everything has to agree. */
    async finish(): Promise<void> {
      isPaused = false;
      server.rooms.writingChanged(id.boardId);
      server.disk.isFull = false;
      server.disk.release();
      await settle();
      for (const person of everybody) connect(person);
      await settle();
      server.clock.advance(FULL_RETRY_MS);
      await settle();
      // A board is one after another closed and opened by a tab that a server ended meanwhile.
      for (const person of everybody) connect(person);
      await settle();

      const reader = newPerson(OBSERVER, 999);
      connect(reader);
      await settle();
      const stored = await rebuilt();
      const expected = canonical(log.doc);
      const copies: ReadonlyArray<readonly [string, string]> = [
        ...everybody.map((p, n) => [`page ${n}`, canonical(p.replica.board.doc)] as const),
        ['the server', canonical(reader.replica.board.doc)],
        ['the log', canonical(stored)],
      ];
      for (const [name, copy] of copies)
        if (copy !== expected) throw new Error(difference(name, copy, expected));
      for (const { replica } of [...everybody, reader])
        if (replica.board.doc.store.pendingStructs !== null) throw new Error('a page waits');

      const there = lettersIn(reader.replica.board.cards);
      const lost = letters.expected().filter((letter) => !there.has(letter));
      if (lost.length > 0) throw new Error(`${lost.length} letters were lost: ${lost.join('')}`);
      if (seed % 4 === 0) for (let n = 0; n <= COMPACT_AFTER_ROWS; n += 1) await oneMoreRow(n);
      const whole = canonical(log.doc);
      if (troubles.length > 0) throw troubles[0];

      for (const person of [...everybody, reader]) network.cut(person.page, 0, 0);
      await settle();
      server.clock.advance(IDLE_GRACE_MS + 1);
      await quiet();
      if (server.rooms.openCount > 0) throw new Error('a room that nobody uses stays open');
      const compacted = canonical(await rebuilt());
      if (compacted !== whole) throw new Error(difference('the compacted log', compacted, whole));
      reader.replica.close();
    },

    close(): void {
      for (const { replica } of everybody) replica.close();
      log.doc.destroy();
    },
  };

  function startServer(startMs: number): Server {
    const clock = makeStillClock(startMs);
    const disk = makeDisk(store, log);
    const commits = makeGroupCommit(disk.store, {
      now: () => clock.now(),
      endOfTick: (run) => clock.soon(run),
      after: (ms, run) => void clock.after(ms, run),
    });
    const rooms = makeRooms({
      store: disk.store,
      commits,
      fanout: makeLocalFanout().join(),
      clock,
      report: (error) => troubles.push(error),
    });
    return { rooms, clock, disk };
  }

  function newPerson(seat: Seat, number: number): Person {
    return { seat, ...newPage(number % 2 === 0) };
  }

  function newPage(saysHello: boolean): Pick<Person, 'replica' | 'page'> {
    const doc = new Y.Doc();
    doc.clientID = newClient();
    const replica = makeReplica(doc, log, saysHello);
    const page: Page = {
      received: (bytes) => replica.received(bytes),
      closed(code) {
        if (code >= 4400)
          throw new Error(`an honest page was closed with ${code}`, { cause: troubles[0] });
        replica.closed();
      },
    };
    return { replica, page };
  }

  function connect({ replica, page, seat }: Person): void {
    if (replica.isConnected) return;
    const line = network.connect(page, (socket) =>
      server.rooms.join({
        documentId: id,
        participant: participantOf(seat),
        seat,
        name: seat,
        mayWrite: () => seat !== OBSERVER && !isPaused,
        mayBeSeen: () => true,
        whyNot: () => (isPaused ? 'paused' : 'seat'),
        socket,
      }),
    );
    replica.opened(line);
  }

  function reload(person: Person, copy: Uint8Array, a: number, b: number): void {
    const { replica, page } = person;
    network.cut(page, a, b);
    const fresh = newPage(b % 2 === 0);
    Y.applyUpdate(fresh.replica.board.doc, copy);
    person.replica = fresh.replica;
    person.page = fresh.page;
    const kept = new Set(lettersIn(fresh.replica.board.cards));
    // What is under way may still arrive, or not: it was never called saved, or it is in the log.
    const inLog = lettersIn(logCards());
    letters.forget(person, (letter) => kept.has(letter) || inLog.has(letter));
    page.received = () => {};
    page.closed = () => {};
    replica.close();
    if (a % 3 !== 0) connect(person);
  }

  /** kill -9. */
  async function kill(isWritten: boolean): Promise<void> {
    await server.disk.die(isWritten);
    network.serverDied();
    server = startServer(server.clock.now() + 1_000);
    await quiet();
  }

  /** SIGTERM: what it has taken it still writes. */
  async function stop(): Promise<void> {
    const down = server.rooms.shutdown();
    server.disk.release();
    await quiet();
    for (let n = 0; n < 20; n += 1) {
      server.clock.advance(5);
      await quiet();
    }
    await down;
    network.serverDied();
    server = startServer(server.clock.now() + 1_000);
  }

  /** Somebody compacts the document behind the rooms' back, at what is stored now. */
  async function compact(): Promise<void> {
    const stored = await store.load(id);
    if (stored === undefined || stored.seq === 0) return;
    await store.compact(id, stored.seq, Y.mergeUpdates([...stored.updates]));
  }

  /** So many that the room compacts when everybody has left. */
  async function oneMoreRow(n: number): Promise<void> {
    const [person] = people;
    if (person !== undefined) setLaneHidden(person.replica.board, 'wins', n % 2 === 0);
    await settle();
  }

  async function rebuilt(): Promise<Y.Doc> {
    const stored = await store.load(id);
    const doc = new Y.Doc();
    for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update);
    return doc;
  }

  function logCards(): Y.Map<Y.Map<unknown>> {
    return log.doc.getMap('cards');
  }

  /** Lets frames, commits and turns go on until nothing does. */
  async function settle(): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      for (let frame = 0; network.deliver(round + frame); frame += 1)
        if (frame > MAX_FRAMES) throw new Error('frames without end');
      await quiet();
      if (network.underWay > 0) continue;
      server.clock.advance(5);
      await quiet();
      if (network.underWay === 0 && !server.clock.turn()) return;
    }
    throw new Error('it never comes to rest');
  }

  /** Runs what needs no time: turns of the server and promises. */
  async function quiet(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (server.clock.turn());
  }

  function newClient(): number {
    return new DataView(random(new Uint8Array(4)).buffer).getUint32(0) >>> 1;
  }
}

function difference(name: string, copy: string, expected: string): string {
  let at = 0;
  while (copy[at] === expected[at]) at += 1;
  const part = (text: string) => `…${text.slice(Math.max(0, at - 80), at + 80)}…`;
  return `${name} says\n${part(copy)}\nand not\n${part(expected)}`;
}

/** Frames that arrive with no time between them. */
const MAX_FRAMES = 50_000;

/** Rounds of delivery: an exchange that needs more goes round in circles. */
const MAX_ROUNDS = 1_000;

/** Bytes that a seed decides (mulberry32). */
function seededBytes(seed: number): RandomBytes {
  let state = seed >>> 0;
  return (bytes) => {
    for (let at = 0; at < bytes.length; at += 1) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      bytes[at] = (mixed ^ (mixed >>> 14)) >>> 0;
    }
    return bytes;
  };
}
