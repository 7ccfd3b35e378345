import { boardIdSchema, participantIdSchema, type BoardId } from '@steady/shared/ids.ts';
import * as v from 'valibot';
import { StoreError, type DocumentId } from './store.ts';

/**
 * One document as one string: `BOARD/board`, `BOARD/notes/OWNER` or `BOARD/private/OWNER`. It stands in
 * the database, in the associated data of every sealed row and, with dots, in key file names, so it
 * is never changed for a document that exists.
 */
export function nameOf({ boardId, name, owner }: DocumentId): string {
  return owner === undefined ? `${boardId}/${name}` : `${boardId}/${name}/${owner}`;
}

/** @throws StoreError 'damaged' when a document has no such name */
export function parseDocumentName(text: string): DocumentId {
  const [boardId, name, owner, ...more] = text.split('/');
  const parsed = v.safeParse(documentIdSchema, { boardId, name, owner });
  if (!parsed.success || more.length > 0)
    throw new StoreError(
      'damaged',
      'The data file is damaged: a document has another name. Restore a backup.',
    );
  const { owner: whose, ...document } = parsed.output;
  return whose === undefined ? document : { ...document, owner: whose };
}

const documentIdSchema = v.object({
  boardId: boardIdSchema,
  name: v.picklist(['board', 'private', 'notes']),
  owner: v.optional(participantIdSchema),
});

/** Names of the key under which a board's titles, people's names and ledger are sealed. */
export const boardWordsName = (boardId: BoardId): string => `${boardId}/words`;

/** Name of the key under which the sealed answers of one round stand, until it is revealed or cancelled. */
export const roundName = (boardId: BoardId, round: string): string => `${boardId}/round/${round}`;
