import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Noted } from '../../audit-store.ts';
import type { CommandRef, LedgerStore } from '../../ledger-store.ts';
import type { BoardSealer } from '../../sealing/board-sealer.ts';
import { StoreError } from '../../store.ts';
import { integer } from '../columns.ts';
import { inTransaction } from '../database.ts';
import { makeSealedList } from '../sealed-list.ts';

export function makeLedgerStore(
  database: DatabaseSync,
  sealer: BoardSealer,
  note: (noted: Noted) => void,
): LedgerStore {
  const list = makeSealedList(database, sealer, { entries: 'ledger', heads: 'ledgers' });
  const remember = database.prepare('INSERT INTO commands VALUES (?, ?, ?, ?)');
  const find = database.prepare('SELECT first, last FROM commands WHERE board = ? AND command = ?');
  const forget = database.prepare('DELETE FROM commands WHERE board = ?');

  return {
    // [S23]
    load: async (boardId, after = 0) => list.read(boardId, after),

    async append(boardId, { first, entries, command, noted = [] }) {
      inTransaction(database, () => {
        const last = list.countOf(boardId);
        // [S21]
        if (first !== last + 1) throw new StoreError('exists', `The ledger ends at ${last}.`);
        list.add(boardId, entries);
        noted.forEach(note);
        if (command === undefined) return;
        remember.run(boardId, nameOf(command), first, last + entries.length);
      });
    },

    async find(command) {
      const row = find.get(command.boardId, nameOf(command));
      return row && { first: integer(row, 'first'), last: integer(row, 'last') };
    },

    async erase(boardId) {
      inTransaction(database, () => {
        list.erase(boardId);
        forget.run(boardId);
      });
    },
  };
}

/**
 * [S22] Whoever does not know the command's id (128 random bits, which only the asker's device has)
 * cannot tell from this who asked: a pause has no name, in the database neither.
 */
const nameOf = ({ participantId, id }: CommandRef): string =>
  createHash('sha256').update(`${participantId}/${id}`).digest('base64url');
