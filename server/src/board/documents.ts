import * as v from 'valibot';
import { seedBoard } from '@steady/shared/board/seed.ts';
import { TEMPLATE_IDS } from '@steady/shared/board/templates.ts';
import { CLOSE } from '@steady/shared/protocol/close.ts';
import type { BoardDocuments } from '../access/boards.ts';
import type { Ledgers } from '../ledger/ledgers.ts';
import type { Rooms } from '../room/rooms.ts';
import type { BoardId, RandomBytes } from '@steady/shared/ids.ts';
import type { DocumentId, Store } from '../store/store.ts';

export const boardDocument = (boardId: BoardId): DocumentId => ({ boardId, name: 'board' });

/** A board's documents as access sees them: made, withheld, erased. */
export function makeBoardDocuments(
  store: Pick<Store, 'create' | 'append' | 'erase'>,
  rooms: Pick<Rooms, 'closeBoard' | 'settled' | 'writingChanged'>,
  ledgers: Pick<Ledgers, 'erase' | 'settled'>,
  random: RandomBytes,
): BoardDocuments {
  return {
    create: (boardId, template) => createBoardDocument(store, boardId, template, random),
    async erase(boardId) {
      rooms.closeBoard(boardId, CLOSE.noSuchBoard.code);
      await rooms.settled();
      await ledgers.settled();
      await ledgers.erase(boardId);
      await store.erase(boardDocument(boardId));
    },
    setResting: (boardId) => rooms.writingChanged(boardId),
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
