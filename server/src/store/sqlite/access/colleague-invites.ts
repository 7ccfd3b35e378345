import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { ColleagueInviteRecord, ColleagueInvites } from '../../../access/records.ts';
import { blob, integer, text } from '../columns.ts';
import { inTransaction } from '../database.ts';
import { addSession } from './sessions.ts';

export function makeColleagueInvites(database: DatabaseSync): ColleagueInvites {
  const add = database.prepare(
    'INSERT INTO colleague_invites (id, secret_hash, created_at, expires_at) VALUES (?, ?, ?, ?)',
  );
  const open = database.prepare(
    'SELECT * FROM colleague_invites WHERE spent = 0 AND expires_at > ? ORDER BY created_at, id',
  );
  const find = database.prepare('SELECT * FROM colleague_invites WHERE secret_hash = ?');
  const spend = database.prepare('UPDATE colleague_invites SET spent = 1 WHERE id = ?');
  const remove = database.prepare('DELETE FROM colleague_invites WHERE id = ? AND spent = 0');
  const addPerson = database.prepare(
    `INSERT INTO people (id, name, email, password_hash, is_first, lock_ms)
     VALUES (:id, :name, :email, :passwordHash, 0, :lockMs) ON CONFLICT (email) DO NOTHING`,
  );
  const session = addSession(database);

  return {
    async add({ id, secretHash, createdAt, expiresAt }) {
      add.run(id, secretHash, createdAt, expiresAt);
    },
    async open(now) {
      return open.all(now).map(parse);
    },
    async redeem(secretHash, now, { id, name, email, passwordHash = null, lockMs }, device) {
      return inTransaction(database, () => {
        const row = find.get(secretHash);
        if (row === undefined) return 'no-such-invite';
        if (integer(row, 'spent') === 1) return 'invite-spent';
        if (integer(row, 'expires_at') <= now) return 'invite-expired';
        // The link stays good: somebody may have typed another's address.
        if (addPerson.run({ id, name, email, passwordHash, lockMs }).changes === 0)
          return 'email-taken';
        spend.run(text(row, 'id'));
        session(device, { personId: id });
        return 'joined';
      });
    },
    async remove(id) {
      return remove.run(id).changes === 1;
    },
  };
}

const parse = (row: Record<string, SQLOutputValue>): ColleagueInviteRecord => ({
  id: text(row, 'id'),
  secretHash: blob(row, 'secret_hash'),
  createdAt: integer(row, 'created_at'),
  expiresAt: integer(row, 'expires_at'),
});
