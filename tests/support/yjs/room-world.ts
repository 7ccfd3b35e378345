import { makeLocalFanout, type LocalFanout } from '@steady/server/fanout/local.ts';
import type { Clock } from '@steady/server/room/clock.ts';
import { AWARENESS_EVERY_MS } from '@steady/server/room/limits.ts';
import { makeRooms, type Rooms, type RoomsOptions } from '@steady/server/room/rooms.ts';
import { makeGroupCommit } from '@steady/server/store/group-commit.ts';
import { makeMemoryStore, type MemoryStore } from '@steady/server/store/memory/memory-store.ts';
import type { DocumentId } from '@steady/server/store/store.ts';
import { makeBoardId, makeParticipantId, type ParticipantId } from '@steady/shared/ids.ts';
import type { WritingWithheld } from '@steady/shared/protocol/messages.ts';
import { parseSeat } from '@steady/shared/seats.ts';
import type * as Y from 'yjs';
import { makeTestClient, type TestClient } from './test-client.ts';

/** Rooms on a memory store with a clock that the test moves, and clients that speak y-websocket's messages. */
export interface RoomWorld {
  readonly rooms: Rooms;
  readonly store: MemoryStore;
  readonly clock: TestClock;
  readonly id: DocumentId;
  readonly errors: unknown[];
  /** Connects somebody; `person` names the participant, also on later connections. */
  client(person?: Person, options?: ClientOptions): TestClient;
  /** Nothing is under way any more: frames delivered, commits settled, awareness shown. Commits on hold stay so. */
  quiet(): Promise<void>;
  /** As after a restart: other rooms on the same store. */
  restart(): void;
  /** What somebody would see who opened the board now. */
  stored(): Promise<Uint8Array>;
}

export type Person = 'therapist' | 'a' | 'b' | 'observer';

export interface ClientOptions {
  readonly doc?: Y.Doc;
  readonly hello?: boolean | string;
  readonly mayWrite?: () => boolean;
  readonly whyNot?: () => WritingWithheld;
  readonly mayBeSeen?: () => boolean;
  readonly connect?: boolean;
}

export interface TestClock extends Clock {
  advance(ms: number): void;
}

export const participantOf = (person: string): ParticipantId =>
  makeParticipantId((bytes) => bytes.fill(person.charCodeAt(0)));

const SEATS = { therapist: 'therapist', a: 'partner-a', b: 'partner-b', observer: 'observer-1' };

export async function makeRoomWorld(
  options: Partial<RoomsOptions> & { store?: MemoryStore; network?: LocalFanout } = {},
): Promise<RoomWorld> {
  const store = options.store ?? makeMemoryStore();
  const network = options.network ?? makeLocalFanout();
  const clock = makeTestClock();
  const id: DocumentId = { boardId: makeBoardId((bytes) => bytes.fill(66)), name: 'board' };
  const errors: unknown[] = [];
  if (!(await store.load(id))) await store.create(id);

  const open = () =>
    makeRooms({
      store,
      commits: makeGroupCommit(store, { pauseMs: 0 }),
      fanout: network.join(),
      clock,
      report: (error) => errors.push(error),
      seatsOf: () =>
        Promise.resolve(
          new Map(
            Object.entries(SEATS).map(([who, seat]) => [participantOf(who), parseSeat(seat)]),
          ),
        ),
      ...options,
    });
  let rooms = open();

  return {
    get rooms() {
      return rooms;
    },
    store,
    clock,
    id,
    errors,
    client(person = 'a', { connect = true, ...how } = {}) {
      const client = makeTestClient({
        ...how,
        join: (socket) =>
          rooms.join({
            documentId: id,
            participant: participantOf(person),
            seat: parseSeat(SEATS[person]),
            name: person,
            mayWrite: how.mayWrite ?? (() => person !== 'observer'),
            mayBeSeen: how.mayBeSeen ?? (() => true),
            ...(how.whyNot ? { whyNot: how.whyNot } : {}),
            socket,
          }),
      });
      if (connect) client.connect();
      return client;
    },
    async quiet() {
      // Each turn lets sockets, commits and slices have theirs; ten are enough for any exchange here.
      for (let turn = 0; turn < 20; turn++) {
        await new Promise((resolve) => setImmediate(resolve));
        if (turn === 9) clock.advance(AWARENESS_EVERY_MS);
      }
    },
    restart() {
      rooms = open();
    },
    async stored() {
      const { updates } = (await store.load(id))!;
      return Buffer.concat(updates);
    },
  };
}

function makeTestClock(): TestClock {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    soon: (run) => void setImmediate(run),
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
        if (!next) break;
        timers.delete(next);
        now = next.at;
        next.run();
      }
      now = until;
    },
  };
}
