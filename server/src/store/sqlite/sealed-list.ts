import type { DatabaseSync } from 'node:sqlite';
import type { BoardId } from '@steady/shared/ids.ts';
import type { BoardSealer } from '../sealing/board-sealer.ts';
import { StoreError } from '../store.ts';
import { blob, integer } from './columns.ts';

/**
 * A list of texts for each board, sealed under the board's key, each at its own number. How many there
 * must be stands apart, so that a lost one is noticed even when it was the last.
 *
 * Everything is synchronous; what writes is called inside a transaction.
 */
export interface SealedList {
  countOf(boardId: BoardId): number;
  /** @throws StoreError 'damaged' when one is missing, changed or moved */
  read(boardId: BoardId, after: number, upTo?: number): string[];
  add(boardId: BoardId, texts: readonly string[]): void;
  erase(boardId: BoardId): void;
}

export interface SealedListTables {
  /** `(board, seq, sealed)`; also the first part of the place where each text is sealed. */
  readonly entries: 'ledger' | 'audit';
  /** `(board, seq)` */
  readonly heads: 'ledgers' | 'audits';
}

export function makeSealedList(
  database: DatabaseSync,
  sealer: BoardSealer,
  { entries, heads }: SealedListTables,
): SealedList {
  const head = database.prepare(`SELECT seq FROM ${heads} WHERE board = ?`);
  const setHead = database.prepare(
    `INSERT INTO ${heads} VALUES (?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq`,
  );
  const insert = database.prepare(`INSERT INTO ${entries} VALUES (?, ?, ?)`);
  const within = database.prepare(
    `SELECT seq, sealed FROM ${entries} WHERE board = ? AND seq > ? AND seq <= ? ORDER BY seq`,
  );
  const removal = [entries, heads].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE board = ?`),
  );
  const placeOf = (seq: number): string => `${entries}/${seq}`;
  const lost = (seq: number): StoreError =>
    new StoreError('damaged', `Entry ${seq} of the ${entries} is not there.`);

  const countOf = (boardId: BoardId): number => {
    const row = head.get(boardId);
    return row === undefined ? 0 : integer(row, 'seq');
  };

  return {
    countOf,
    read(boardId, after, upTo = Number.MAX_SAFE_INTEGER) {
      const texts: string[] = [];
      for (const row of within.all(boardId, after, upTo)) {
        const seq = integer(row, 'seq');
        if (seq !== after + texts.length + 1) throw lost(after + texts.length + 1);
        texts.push(sealer.open(boardId, placeOf(seq), blob(row, 'sealed')));
      }
      const expected = Math.max(0, Math.min(upTo, countOf(boardId)) - after);
      if (texts.length !== expected) throw lost(after + texts.length + 1);
      return texts;
    },
    add(boardId, texts) {
      if (texts.length === 0) return;
      const last = countOf(boardId);
      for (const [index, text] of texts.entries()) {
        const seq = last + index + 1;
        insert.run(boardId, seq, sealer.seal(boardId, placeOf(seq), text));
      }
      setHead.run(boardId, last + texts.length);
    },
    erase(boardId) {
      for (const statement of removal) statement.run(boardId);
    },
  };
}
