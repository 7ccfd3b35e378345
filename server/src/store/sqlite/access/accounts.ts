import type { DatabaseSync } from 'node:sqlite';
import { THERAPIST } from '@steady/shared/seats.ts';
import type { Accounts } from '../../../access/records.ts';
import { text } from '../columns.ts';
import { inTransaction } from '../database.ts';

export function makeAccounts(database: DatabaseSync): Accounts {
  const setLock = database.prepare('UPDATE people SET lock_ms = ? WHERE id = ?');
  const setPassword = database.prepare('UPDATE people SET password_hash = ? WHERE id = ?');
  const endOthers = database.prepare(
    'DELETE FROM device_sessions WHERE person = ? AND id IS NOT ? RETURNING id',
  );
  // [A35] Whether it is the last way in is decided where it is removed.
  const removePassword = database.prepare(
    `UPDATE people SET password_hash = NULL WHERE id = :id
       AND EXISTS (SELECT 1 FROM passkeys WHERE person = :id)`,
  );
  const removePasskey = database.prepare(
    `DELETE FROM passkeys WHERE id = :passkey AND person = :id
       AND (EXISTS (SELECT 1 FROM people WHERE id = :id AND password_hash IS NOT NULL)
         OR EXISTS (SELECT 1 FROM passkeys WHERE person = :id AND id <> :passkey))`,
  );
  const isOwn = database.prepare('SELECT 1 FROM passkeys WHERE id = ? AND person = ?');
  const clearing = ['passkeys', 'recovery_codes'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE person = ?`),
  );

  const leads = database.prepare('SELECT 1 FROM seats WHERE person = ? AND seat = ?');
  const removing = [
    'UPDATE seats SET taken = 0, person = NULL WHERE person = ?',
    'DELETE FROM people WHERE id = ?',
  ].map((sql) => database.prepare(sql));

  return {
    async setLock(id, lockMs) {
      setLock.run(lockMs, id);
    },
    async setPassword(id, hash, kept) {
      return inTransaction(database, () => {
        setPassword.run(hash, id);
        return endOthers.all(id, kept).map((row) => text(row, 'id'));
      });
    },
    async removePassword(id) {
      return removePassword.run({ id }).changes === 1;
    },
    async removePasskey(id, passkey) {
      return inTransaction(database, () => {
        if (isOwn.get(passkey, id) === undefined) return 'no-such-passkey';
        return removePasskey.run({ id, passkey }).changes === 1 ? 'removed' : 'last-way-in';
      });
    },
    async startOver(id, hash) {
      return inTransaction(database, () => {
        setPassword.run(hash, id);
        for (const statement of clearing) statement.run(id);
        return endOthers.all(id, null).map((row) => text(row, 'id'));
      });
    },
    async remove(id) {
      return inTransaction(database, () => {
        // [A40] Made since whoever removes them has looked.
        if (leads.get(id, THERAPIST) !== undefined) return 'leads';
        for (const statement of [...clearing, ...removing]) statement.run(id);
        return endOthers.all(id, null).map((row) => text(row, 'id'));
      });
    },
  };
}
