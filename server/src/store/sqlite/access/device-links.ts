import type { DatabaseSync } from 'node:sqlite';
import type { DeviceLinks } from '../../../access/records.ts';
import { inTransaction } from '../database.ts';

/** They stand among the invites, which they are opened like, and are listed nowhere. */
export function makeDeviceLinks(database: DatabaseSync): DeviceLinks {
  const end = endDeviceLinks(database);
  const add = database.prepare(
    `INSERT INTO invites (id, secret_hash, participant, created_at, expires_at, for_device)
     VALUES (?, ?, ?, ?, ?, 1)`,
  );
  return {
    async replace({ id, secretHash, participantId, createdAt, expiresAt }) {
      inTransaction(database, () => {
        end(participantId);
        add.run(id, secretHash, participantId, createdAt, expiresAt);
      });
    },
  };
}

export function endDeviceLinks(database: DatabaseSync): (participant: string) => void {
  const end = database.prepare(
    'DELETE FROM invites WHERE participant = ? AND for_device = 1 AND spent = 0',
  );
  return (participant) => void end.run(participant);
}
