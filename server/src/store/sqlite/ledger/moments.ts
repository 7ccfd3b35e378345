import type { DatabaseSync } from 'node:sqlite';
import type { MomentStore } from '../../ledger-store.ts';
import type { BoardSealer } from '../../sealing/board-sealer.ts';
import { blob, integer } from '../columns.ts';

export function makeMomentStore(database: DatabaseSync, sealer: BoardSealer): MomentStore {
  const put = database.prepare(
    'INSERT INTO moments VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed',
  );
  const get = database.prepare('SELECT sealed FROM moments WHERE board = ? AND seq = ?');
  const numbers = database.prepare('SELECT seq FROM moments WHERE board = ? ORDER BY seq');
  const remove = database.prepare('DELETE FROM moments WHERE board = ? AND seq = ?');
  const erase = database.prepare('DELETE FROM moments WHERE board = ?');
  return {
    async put(boardId, seq, state) {
      put.run(boardId, seq, sealer.sealBytes(boardId, placeOf(seq), state));
    },
    async get(boardId, seq) {
      const row = get.get(boardId, seq);
      return row && sealer.openBytes(boardId, placeOf(seq), blob(row, 'sealed'));
    },
    numbers: async (boardId) => numbers.all(boardId).map((row) => integer(row, 'seq')),
    async remove(boardId, seq) {
      remove.run(boardId, seq);
    },
    async erase(boardId) {
      erase.run(boardId);
    },
  };
}

const placeOf = (seq: number): string => `moment/${seq}`;
