import type { DatabaseSync } from 'node:sqlite';
import type { SessionLocks } from '../../../access/records.ts';
import { text } from '../columns.ts';

export function makeLocks(database: DatabaseSync): SessionLocks {
  const active = database.prepare(
    'UPDATE device_sessions SET active_at = ? WHERE id = ? AND locked = 0',
  );
  const lock = database.prepare('UPDATE device_sessions SET locked = 1 WHERE id = ?');
  const prove = database.prepare(
    'UPDATE device_sessions SET locked = 0, active_at = :now, proved_at = :now WHERE id = :id',
  );
  const lockIdle = database.prepare(
    `UPDATE device_sessions SET locked = 1 FROM people
       WHERE people.id = device_sessions.person AND locked = 0 AND active_at + lock_ms <= ?
       RETURNING device_sessions.id`,
  );

  const idle = database.prepare(
    `SELECT device_sessions.id FROM device_sessions JOIN people ON people.id = device_sessions.person
       WHERE active_at + lock_ms <= ?`,
  );

  return {
    async active(id, now) {
      active.run(now, id);
    },
    async lock(id) {
      lock.run(id);
    },
    async prove(id, now) {
      prove.run({ id, now });
    },
    async lockIdle(now) {
      return lockIdle.all(now).map((row) => text(row, 'id'));
    },
    async idle(now) {
      return idle.all(now).map((row) => text(row, 'id'));
    },
  };
}
