import * as v from 'valibot';
import { seedBoard } from '@steady/shared/board/seed.ts';
import { TEMPLATE_IDS } from '@steady/shared/board/templates.ts';
import { CLOSE } from '@steady/shared/protocol/close.ts';
import type { BoardDocuments } from '../access/boards.ts';
import type { Audit } from '../audit/audit.ts';
import type { Ledgers } from '../ledger/ledgers.ts';
import type { Rooms } from '../room/rooms.ts';
import type { BoardId, ParticipantId, RandomBytes } from '@steady/shared/ids.ts';
import { StoreError, type DocumentId, type Store } from '../store/store.ts';

export const boardDocument = (boardId: BoardId): DocumentId => ({ boardId, name: 'board' });

/** One person's drafts and journal. */
export const privateDocument = (boardId: BoardId, owner: ParticipantId): DocumentId => ({
  boardId,
  name: 'private',
  owner,
});

/** Of one therapist: they do not pass to whoever leads the board next. */
export const notesDocument = (boardId: BoardId, owner: ParticipantId): DocumentId => ({
  boardId,
  name: 'notes',
  owner,
});

/**
 * Every document that a board can have, whether it was ever made or not.
 * @param participants everybody who has, or had, a seat on it
 */
export const documentsOf = (
  boardId: BoardId,
  participants: Iterable<ParticipantId>,
): readonly DocumentId[] => [
  boardDocument(boardId),
  ...[...participants].flatMap((owner) => [
    notesDocument(boardId, owner),
    privateDocument(boardId, owner),
  ]),
];

/** Documents that are one person's own. */
export interface OwnDocuments {
  /**
   * V14 It is made when its owner first opens it, so that before there is nothing to see.
   * @returns false when the board is being erased: nothing is made then
   */
  ensure(id: DocumentId): Promise<boolean>;
  /** [V15] Closed already to their owner: they go from memory, then their keys and rows. @throws StoreError */
  eraseOwn(ids: readonly DocumentId[]): Promise<void>;
}

export interface DocumentsDeps {
  readonly store: Pick<Store, 'create' | 'append' | 'erase'>;
  readonly rooms: Pick<Rooms, 'closeBoard' | 'unload' | 'writingChanged'>;
  readonly ledgers: Pick<Ledgers, 'erase'>;
  /** Waits until what was under way for a board is on disk, or refused. */
  readonly settled: (boardId: BoardId) => Promise<void>;
  readonly audit: Pick<Audit, 'erase'>;
  readonly participantsOf: (boardId: BoardId) => Promise<Iterable<ParticipantId>>;
  readonly random: RandomBytes;
}

/** A board's documents as access sees them: made, withheld, erased. */
export function makeBoardDocuments(deps: DocumentsDeps): BoardDocuments & OwnDocuments {
  const { store, rooms, ledgers, settled, audit, participantsOf, random } = deps;
  /** Boards whose keys this process has destroyed: a late first look must make none anew. */
  const erased = new Set<BoardId>();
  return {
    create: (boardId, template) => createBoardDocument(store, boardId, template, random),
    async ensure(id) {
      if (erased.has(id.boardId)) return false;
      try {
        await store.create(id);
      } catch (error) {
        if (!(error instanceof StoreError && error.kind === 'exists')) throw error;
      }
      return true;
    },
    async eraseOwn(ids) {
      for (const id of ids) {
        await rooms.unload(id);
        await store.erase(id);
      }
    },
    async erase(boardId) {
      erased.add(boardId);
      rooms.closeBoard(boardId, CLOSE.noSuchBoard.code);
      await settled(boardId);
      await ledgers.erase(boardId);
      await audit.erase(boardId);
      for (const id of documentsOf(boardId, await participantsOf(boardId))) await store.erase(id);
    },
    setResting(boardId) {
      rooms.writingChanged(boardId);
      return settled(boardId);
    },
  };
}

/**
 * Writes the first state of a board's document, durably, as the server's own: so no two clients
 * ever make it at once, and the client id that wrote it is nobody else's.
 * @throws StoreError 'exists' | 'full' | 'unavailable'
 */
export async function createBoardDocument(
  store: Pick<Store, 'create' | 'append'>,
  boardId: BoardId,
  template: string,
  random: RandomBytes,
): Promise<void> {
  const id = boardDocument(boardId);
  const clientId = makeClientId(random);
  const update = seedBoard(v.parse(v.picklist(TEMPLATE_IDS), template), clientId, random);
  await store.create(id);
  await store.append([{ id, author: 'server', update, claims: [clientId] }]);
}

/** 32 random bits, as Yjs makes its own. */
export function makeClientId(random: RandomBytes): number {
  return new DataView(random(new Uint8Array(4)).buffer).getUint32(0);
}
