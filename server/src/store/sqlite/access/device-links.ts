import type { DatabaseSync } from 'node:sqlite';
import type { DeviceLinks } from '../../../access/records.ts';
import { inTransaction } from '../database.ts';

/** What `for_device` says of a link; 0 is an invite. */
const SECOND_DEVICE = 1;
/** [A43] */
export const WAY_BACK = 2;

/** They stand among the invites, which they are opened like, and are listed nowhere. */
export function makeDeviceLinks(database: DatabaseSync): DeviceLinks {
  const end = database.prepare(
    'DELETE FROM invites WHERE participant = ? AND for_device = ? AND spent = 0',
  );
  const add = database.prepare(
    `INSERT INTO invites (id, secret_hash, code_hash, participant, created_at, expires_at, for_device)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    async replace({ id, secretHash, codeHash, participantId, createdAt, expiresAt }) {
      const kind = codeHash === undefined ? SECOND_DEVICE : WAY_BACK;
      inTransaction(database, () => {
        end.run(participantId, kind);
        add.run(id, secretHash, codeHash ?? null, participantId, createdAt, expiresAt, kind);
      });
    },
  };
}

/** Of both kinds. */
export function endDeviceLinks(database: DatabaseSync): (participant: string) => void {
  const end = database.prepare(
    'DELETE FROM invites WHERE participant = ? AND for_device > 0 AND spent = 0',
  );
  return (participant) => void end.run(participant);
}
