import type { DatabaseSync } from 'node:sqlite';
import type { RecoveryCodes } from '../../../access/records.ts';
import { integer } from '../columns.ts';
import { inTransaction } from '../database.ts';

export function makeRecoveryCodes(database: DatabaseSync): RecoveryCodes {
  const clear = database.prepare('DELETE FROM recovery_codes WHERE person = ?');
  const add = database.prepare(
    'INSERT INTO recovery_codes (hash, person, made_at) VALUES (?, ?, ?)',
  );
  const left = database.prepare(
    'SELECT count(*) AS codes, max(made_at) AS made_at FROM recovery_codes WHERE person = ?',
  );
  const spend = database.prepare('DELETE FROM recovery_codes WHERE person = ? AND hash = ?');

  return {
    async replace(personId, hashes, madeAt) {
      inTransaction(database, () => {
        clear.run(personId);
        for (const hash of hashes) add.run(hash, personId, madeAt);
      });
    },
    async left(personId) {
      const row = left.get(personId) ?? {};
      const codes = integer(row, 'codes');
      return { left: codes, madeAt: codes === 0 ? undefined : integer(row, 'made_at') };
    },
    async spend(personId, hash) {
      return spend.run(personId, hash).changes === 1;
    },
  };
}
