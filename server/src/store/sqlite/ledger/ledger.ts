import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { CommandRef, LedgerStore } from '../../ledger-store.ts';
import type { BoardSealer } from '../../sealing/board-sealer.ts';
import { StoreError } from '../../store.ts';
import { blob, integer } from '../columns.ts';
import { inTransaction } from '../database.ts';

export function makeLedgerStore(database: DatabaseSync, sealer: BoardSealer): LedgerStore {
  const head = database.prepare('SELECT seq FROM ledgers WHERE board = ?');
  const setHead = database.prepare(
    'INSERT INTO ledgers VALUES (?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq',
  );
  const add = database.prepare('INSERT INTO ledger VALUES (?, ?, ?)');
  const after = database.prepare(
    'SELECT seq, sealed FROM ledger WHERE board = ? AND seq > ? ORDER BY seq',
  );
  const remember = database.prepare('INSERT INTO commands VALUES (?, ?, ?, ?)');
  const find = database.prepare('SELECT first, last FROM commands WHERE board = ? AND command = ?');
  const removal = ['ledger', 'commands', 'ledgers'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE board = ?`),
  );
  const lastOf = (boardId: string): number => {
    const row = head.get(boardId);
    return row === undefined ? 0 : integer(row, 'seq');
  };

  return {
    async load(boardId, from = 0) {
      const last = lastOf(boardId);
      const texts: string[] = [];
      for (const row of after.all(boardId, from)) {
        const seq = integer(row, 'seq');
        if (seq !== from + texts.length + 1) throw lost(from + texts.length + 1); // [S23]
        texts.push(sealer.open(boardId, placeOf(seq), blob(row, 'sealed')));
      }
      if (texts.length !== Math.max(0, last - from)) throw lost(from + texts.length + 1); // [S23]
      return texts;
    },

    async append(boardId, { first, entries, command }) {
      inTransaction(database, () => {
        const last = lastOf(boardId);
        // [S21]
        if (first !== last + 1) throw new StoreError('exists', `The ledger ends at ${last}.`);
        for (const [index, text] of entries.entries()) {
          const seq = first + index;
          add.run(boardId, seq, sealer.seal(boardId, placeOf(seq), text));
        }
        if (entries.length > 0) setHead.run(boardId, last + entries.length);
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
        for (const statement of removal) statement.run(boardId);
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

const placeOf = (seq: number): string => `ledger/${seq}`;
const lost = (seq: number): StoreError =>
  new StoreError('damaged', `Entry ${seq} of the ledger is not there.`);
