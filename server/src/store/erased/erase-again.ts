import type { DatabaseSync } from 'node:sqlite';
import type { BoardId } from '@steady/shared/ids.ts';
import { boardsWithKeys } from '../sealing/key-files.ts';
import type { Keyring } from '../sealing/keyring.ts';
import { inTransaction } from '../sqlite/database.ts';
import type { ErasedList } from './erased-list.ts';

/**
 * Erases what was erased before and is here again, with an old copy of the data or of the keys. Keys
 * first: after a crash in between there are rows that nobody can read, and the next start goes on.
 * @param removeRows removes every row of a board, inside a transaction
 * @returns the boards of which anything was left
 */
export function eraseAgain(
  erased: ErasedList,
  {
    database,
    keyring,
    keysDir,
    removeRows,
  }: {
    readonly database: DatabaseSync;
    readonly keyring: Pick<Keyring, 'destroyBoard'>;
    readonly keysDir: string;
    readonly removeRows: (boardId: BoardId) => void;
  },
): readonly BoardId[] {
  const boards = [...erased.keys()];
  const withKeys = boardsWithKeys(keysDir);
  const hadKeys = boards.filter((boardId) => withKeys.has(boardId));
  for (const boardId of hadKeys) keyring.destroyBoard(boardId);
  const changes = database.prepare('SELECT total_changes() AS changes');
  const countOf = () => Number(changes.get()?.['changes']);
  const hadRows = inTransaction(database, () =>
    boards.filter((boardId) => {
      const before = countOf();
      removeRows(boardId);
      return countOf() > before;
    }),
  );
  return [...new Set([...hadKeys, ...hadRows])];
}
