import type { BoardId } from '@steady/shared/ids.ts';
import { boardsWithKeys } from '../sealing/key-files.ts';
import type { Keyring } from '../sealing/keyring.ts';
import { toStoreError } from '../trouble.ts';
import type { ErasedList } from './erased-list.ts';

/**
 * Erases what was erased before and is here again, with an old copy of the data or of the keys. Keys
 * first: after a crash in between there are rows that nobody can read, and the next start goes on.
 * @param removals what removes a board's rows, table by table
 * @returns the boards of which anything was left
 */
export function eraseAgain(
  erased: ErasedList,
  {
    keyring,
    keysDir,
    removals,
  }: {
    readonly keyring: Pick<Keyring, 'destroyBoard'>;
    readonly keysDir: string;
    readonly removals: readonly ((boardId: BoardId) => number)[];
  },
): readonly BoardId[] {
  const boards = [...erased.keys()];
  const withKeys = boardsWithKeys(keysDir);
  const hadKeys = boards.filter((boardId) => withKeys.has(boardId));
  for (const boardId of hadKeys) keyring.destroyBoard(boardId);
  const hadRows = boards.filter((boardId) =>
    removals.map((remove) => unlessDamaged(() => remove(boardId))).some((count) => count > 0),
  );
  return [...new Set([...hadKeys, ...hadRows])];
}

/** Rows in a damaged table stay: their keys are gone, and a start must not fail for them. */
function unlessDamaged(remove: () => number): number {
  try {
    return remove();
  } catch (error) {
    if (toStoreError(error).kind !== 'damaged') throw error;
    return 0;
  }
}
