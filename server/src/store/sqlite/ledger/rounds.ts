import type { DatabaseSync } from 'node:sqlite';
import type { RandomBytes } from '@steady/shared/ids.ts';
import { roundName } from '../../document-name.ts';
import type { RoundRef, RoundStore } from '../../ledger-store.ts';
import type { Keyring } from '../../sealing/keyring.ts';
import { makeNonces, seal, unseal } from '../../sealing/seal.ts';
import { blob, text } from '../columns.ts';

export function makeRoundStore(
  database: DatabaseSync,
  keyring: Keyring,
  random: RandomBytes,
): RoundStore {
  const nonce = makeNonces(random);
  const keep = database.prepare(
    `INSERT INTO sealed_answers VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET sealed = excluded.sealed`,
  );
  const read = database.prepare(
    'SELECT who, sealed FROM sealed_answers WHERE board = ? AND round = ?',
  );
  const remove = database.prepare('DELETE FROM sealed_answers WHERE board = ? AND round = ?');
  const open = database.prepare('SELECT DISTINCT round FROM sealed_answers WHERE board = ?');

  return {
    async keep(round, who, words) {
      // [S25] Answers of a key that was destroyed came back with an old copy of the data.
      if (!keyring.has(nameOf(round))) remove.run(round.boardId, round.id);
      const key = keyring.make(nameOf(round));
      const sealed = seal(key, nonce(), placeOf(round, who), Buffer.from(words));
      keep.run(round.boardId, round.id, who, sealed);
    },
    async read(round) {
      const answers = new Map<string, string>();
      if (!keyring.has(nameOf(round))) return answers; // [S25]
      for (const row of read.all(round.boardId, round.id)) {
        const who = text(row, 'who');
        const key = keyring.open(nameOf(round));
        const plain = unseal(key, placeOf(round, who), blob(row, 'sealed'));
        answers.set(who, new TextDecoder().decode(plain));
      }
      return answers;
    },
    async destroy(round) {
      // The key first: after a crash in between, rows are left that nobody can read.
      keyring.destroy(nameOf(round)); // [S25]
      remove.run(round.boardId, round.id);
    },
    open: async (boardId) => open.all(boardId).map((row) => text(row, 'round')),
  };
}

const nameOf = ({ boardId, id }: RoundRef): string => roundName(boardId, id);
const placeOf = ({ boardId, id }: RoundRef, who: string): string =>
  `steady 1 answer\n${boardId}\n${id}\n${who}`;
