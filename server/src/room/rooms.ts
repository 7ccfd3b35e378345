import type { BoardId, ParticipantId } from '@steady/shared/ids.ts';
import { CLOSE, type CloseCode } from '@steady/shared/protocol/close.ts';
import type { LedgerEntryMessage } from '@steady/shared/protocol/messages.ts';
import type { Seat } from '@steady/shared/seats.ts';
import type * as Y from 'yjs';
import type { Fanout } from '../fanout/fanout.ts';
import { nameOf } from '../store/document-name.ts';
import type { Append, DocumentId, Store } from '../store/store.ts';
import { systemClock, type Clock } from './clock.ts';
import { UNLOADED_AFTER_MS } from './limits.ts';
import { mannerOf } from './manner.ts';
import {
  openRoom,
  type LedgerOfRoom,
  type ReadDocument,
  type Room,
  type Snapshot,
} from './room.ts';
import type { Attendee, SessionHandle } from './room-of-session.ts';
import { makeShares } from './share.ts';
import { makeTurns } from './turns.ts';
import { makeUpkeep } from './upkeep.ts';

/** The documents that are open on this machine. One that nobody uses is not here. */
export interface Rooms {
  /** Attach the socket's handlers before this: it may send at once. Never throws, never waits. */
  join(attendee: Attendee & { readonly documentId: DocumentId }): SessionHandle;
  /** A seat was taken away: its sockets are closed, and nothing more goes to them, on return. */
  closeSeat(boardId: BoardId, participant: ParticipantId, code: CloseCode): void;
  /** The board is gone, or everybody has to leave. */
  closeBoard(boardId: BoardId, code: CloseCode): void;
  /** Nothing of the document is in memory any more; whoever is still in it has to come back. */
  unload(id: DocumentId): Promise<void>;
  renamed(boardId: BoardId, participant: ParticipantId, name: string): void;
  /** Somebody sits on another seat now: who wrote what is told anew. @throws StoreError */
  reseat(boardId: BoardId): Promise<void>;
  /** A pause or rest began or ended: `mayWrite` of its sessions may answer otherwise now. */
  writingChanged(boardId: BoardId): void;
  /** People are shown to each other from now on, or no longer. */
  presenceChanged(boardId: BoardId): void;
  tellLedger(boardId: BoardId, entries: readonly LedgerEntryMessage[]): void;
  /** @throws StoreError */
  withDocument<T>(id: DocumentId, read: ReadDocument<T>): Promise<T>;
  /** The document as bytes, without decoding it: cheap while people type. @throws StoreError */
  snapshot(id: DocumentId): Promise<Snapshot>;
  /** @returns once committed. @throws StoreError, ProtocolError */
  appendAsServer(id: DocumentId, update: Uint8Array): Promise<void>;
  /** Reads, changes and appends in one go, under a client id of the server. */
  editAsServer(id: DocumentId, edit: (doc: Y.Doc) => void): Promise<void>;
  /** Every update offered so far, to this board's documents or to all, is committed or refused. */
  settled(boardId?: BoardId): Promise<void>;
  /** Closes every session with 1001 and waits until what they sent is on disk. */
  shutdown(): Promise<void>;
  readonly openCount: number;
  readonly sessionCount: number;
}

export interface RoomsOptions {
  readonly store: Pick<Store, 'load' | 'compact'>;
  readonly commits: { append(row: Append): Promise<number> };
  readonly fanout: Fanout;
  readonly clock?: Clock;
  /** Errors that end a room or spoil its upkeep. */
  readonly report?: (error: unknown) => void;
  /** Everybody who ever had a seat on this board, for frame 103. */
  readonly seatsOf?: (boardId: BoardId) => Promise<ReadonlyMap<ParticipantId, Seat>>;
  /** Whether everybody sees where the others are; in a joint home review partners do all the same (R55). */
  readonly isPresenceShared?: (boardId: BoardId) => boolean;
  /** Called a while after rooms were unloaded, once for all of them: see `giveBackMemory`. */
  readonly unloaded?: () => void;
  /** An update is on disk and shown. */
  readonly committed?: (id: DocumentId, update: Uint8Array) => void;
  readonly ledger?: LedgerOfRoom;
}

export function makeRooms({
  store,
  commits,
  fanout,
  clock = systemClock,
  report = () => {},
  seatsOf = () => Promise.resolve(new Map()),
  isPresenceShared = () => true,
  unloaded = () => {},
  committed = () => {},
  ledger,
}: RoomsOptions): Rooms {
  const rooms = new Map<string, { readonly id: DocumentId; readonly room: Room }>();
  const turns = makeTurns<ParticipantId>();
  const shares = makeShares<ParticipantId>(clock);
  const upkeep = makeUpkeep(clock);
  let isDown = false;
  let cancelUnloaded = () => {};

  function roomOf(id: DocumentId): Room {
    const name = nameOf(id);
    const there = rooms.get(name);
    if (there) return there.room;
    const { isShared } = mannerOf(id); // [V11]
    const room = openRoom(id, {
      store,
      append: (row) => commits.append(row),
      fanout,
      clock,
      turns,
      shares,
      upkeep,
      report,
      seatsOf: ({ boardId }) => seatsOf(boardId),
      isPresenceShared: ({ boardId }) => isShared && isPresenceShared(boardId),
      committed,
      ledger: isShared ? ledger : undefined,
      gone() {
        if (rooms.get(name)?.room !== room) return;
        rooms.delete(name);
        cancelUnloaded();
        if (!isDown) cancelUnloaded = clock.after(UNLOADED_AFTER_MS, unloaded); // [R8]
      },
    });
    rooms.set(name, { id, room });
    return room;
  }

  const allRooms = (): Room[] => [...rooms.values()].map(({ room }) => room);
  const roomsOf = (boardId: BoardId): Room[] =>
    [...rooms.values()].filter(({ id }) => id.boardId === boardId).map(({ room }) => room);

  /** [V11] */
  const sharedRoomsOf = (boardId: BoardId): Room[] =>
    [...rooms.values()]
      .filter(({ id }) => id.boardId === boardId && mannerOf(id).isShared)
      .map(({ room }) => room);

  return {
    join({ documentId, ...attendee }) {
      if (!isDown) return roomOf(documentId).join(attendee);
      attendee.socket.close(CLOSE.goingAway.code, CLOSE.goingAway.reason);
      return { receive() {}, noise() {}, began() {}, closed() {} };
    },
    closeSeat(boardId, participant, code) {
      for (const room of roomsOf(boardId)) room.closeSessions(participant, code, reasonOf(code));
    },
    closeBoard(boardId, code) {
      for (const room of roomsOf(boardId)) room.closeSessions('all', code, reasonOf(code));
    },
    async unload(id) {
      await rooms.get(nameOf(id))?.room.shutdown();
    },
    renamed(boardId, participant, name) {
      for (const room of roomsOf(boardId)) room.renamed(participant, name);
    },
    async reseat(boardId) {
      await Promise.all(roomsOf(boardId).map((room) => room.reseat()));
    },
    writingChanged(boardId) {
      for (const room of sharedRoomsOf(boardId)) room.writingChanged();
    },
    presenceChanged(boardId) {
      for (const room of sharedRoomsOf(boardId)) room.presenceChanged();
    },
    tellLedger(boardId, entries) {
      for (const room of sharedRoomsOf(boardId)) room.tellLedger(entries);
    },
    withDocument: (id, read) => roomOf(id).withDocument(read),
    snapshot: (id) => roomOf(id).snapshot(),
    appendAsServer: (id, update) => roomOf(id).appendAsServer(update),
    editAsServer: (id, edit) => roomOf(id).editAsServer(edit),
    async settled(boardId) {
      const which = boardId === undefined ? allRooms() : roomsOf(boardId);
      await Promise.all(which.map((room) => room.settled()));
    },
    async shutdown() {
      isDown = true;
      cancelUnloaded();
      await Promise.all(allRooms().map((room) => room.shutdown()));
    },
    get openCount() {
      return rooms.size;
    },
    get sessionCount() {
      let count = 0;
      for (const { room } of rooms.values()) count += room.sessionCount;
      return count;
    },
  };
}

function reasonOf(code: CloseCode): string {
  return Object.values(CLOSE).find((row) => row.code === code)?.reason ?? '';
}
