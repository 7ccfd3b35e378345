import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { boardIdSchema, type BoardId } from '@steady/shared/ids.ts';
import { erasedPath } from '../sealing/key-files.ts';
import { readIfThere, writeDurably } from '../sealing/durable-file.ts';
import { text } from '../sqlite/columns.ts';
import { inTransaction, type Migrations } from '../sqlite/database.ts';
import type { StoreError } from '../store.ts';
import { isFatal, toStoreError } from '../trouble.ts';
import { formatErased, mergeErased, parseErased, type ErasedList } from './erased-list.ts';

export const erasedMigrations: Migrations = {
  module: 'erased',
  steps: [
    `CREATE TABLE erased_boards (
       board TEXT PRIMARY KEY,
       day TEXT NOT NULL
     ) STRICT, WITHOUT ROWID;`,
  ],
};

/**
 * The boards that were erased, in two places: beside the keys, which outlive a restore of the data, and
 * in the data, which outlives a restore of the keys.
 *
 *   data ──┐                        ┌──► data
 *          ├──► put together, at ──┤
 *   keys ──┘     every start        └──► keys
 *
 * S40 A board is in the list, on disk, before its first key is destroyed, and stays in it for ever.
 * S41 Lists are only ever put together: whatever copy is put back, what is in either of them is erased
 *     again before anybody is let in.
 * S42 A damaged line costs itself: the other place has it, and the file is written anew.
 */
export interface ErasedBoards {
  readonly list: () => ErasedList;
  /**
   * In the data when it returns, and beside the keys unless the disk is full just then: then at the next
   * start, as S41 has it.
   * @throws StoreError; then the board is in neither
   */
  add(boardId: BoardId, day: string): void;
}

/**
 * @param database migrated with `erasedMigrations`
 * @param onFatal as for the documents (S13): after an I/O error nothing is reported as done
 */
export function openErased(
  database: DatabaseSync,
  keysDir: string,
  onFatal: (error: StoreError) => void,
): ErasedBoards {
  const insert = database.prepare('INSERT INTO erased_boards VALUES (?, ?) ON CONFLICT DO NOTHING');
  let list = merge();
  return {
    list: () => list,
    add(boardId, day) {
      try {
        insert.run(boardId, day);
        list = mergeErased(list, new Map([[boardId, day]]));
        writeUnlessFull(keysDir, list);
      } catch (error) {
        const trouble = toStoreError(error);
        if (isFatal(error)) onFatal(trouble);
        throw trouble;
      }
    },
  };

  /** [S41] */
  function merge(): ErasedList {
    const inData = readErased(database);
    const merged = mergeErased(readBesideKeys(keysDir), inData);
    if (merged.size > inData.size)
      inTransaction(database, () => {
        for (const [boardId, day] of merged) insert.run(boardId, day);
      });
    writeUnlessFull(keysDir, merged);
    return merged;
  }
}

/** @returns what the data knows */
export function readErased(database: DatabaseSync): ErasedList {
  const list = new Map<BoardId, string>();
  for (const row of database.prepare('SELECT board, day FROM erased_boards').all()) {
    const board = v.safeParse(boardIdSchema, row['board']);
    if (board.success) list.set(board.output, text(row, 'day')); // [S42]
  }
  return list;
}

/**
 * Adds to the list beside the keys what another copy of the data knows, which nobody may have afterwards.
 * @throws StoreError
 */
export function addBesideKeys(keysDir: string, more: ErasedList): void {
  try {
    writeBesideKeys(keysDir, mergeErased(readBesideKeys(keysDir), more));
  } catch (error) {
    throw toStoreError(error);
  }
}

function readBesideKeys(keysDir: string): ErasedList {
  const bytes = readIfThere(erasedPath(keysDir));
  return parseErased(bytes?.toString('latin1') ?? '').list; // [S42]
}

/** The data has it; the next start writes it beside the keys. */
function writeUnlessFull(keysDir: string, list: ErasedList): void {
  try {
    writeBesideKeys(keysDir, list);
  } catch (error) {
    if (toStoreError(error).kind !== 'full') throw error;
  }
}

function writeBesideKeys(keysDir: string, list: ErasedList): void {
  const path = erasedPath(keysDir);
  const text = formatErased(list);
  if (list.size === 0 || readIfThere(path)?.toString('latin1') === text) return;
  writeDurably(path, text);
}
