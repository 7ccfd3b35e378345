import type { BoardId } from '@steady/shared/ids.ts';
import type { DocumentId } from './store.ts';

/**
 * One document as one string: `BOARD/board`, `BOARD/notes/OWNER` or `BOARD/private/OWNER`. It stands in
 * the database, in the associated data of every sealed row and, with dots, in key file names, so it
 * is never changed for a document that exists.
 */
export function nameOf({ boardId, name, owner }: DocumentId): string {
  return owner === undefined ? `${boardId}/${name}` : `${boardId}/${name}/${owner}`;
}

/** Names of the key under which a board's titles, people's names and ledger are sealed. */
export const boardWordsName = (boardId: BoardId): string => `${boardId}/words`;

/** Name of the key under which the sealed answers of one round stand, until it is revealed or cancelled. */
export const roundName = (boardId: BoardId, round: string): string => `${boardId}/round/${round}`;
