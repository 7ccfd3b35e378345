import type { DatabaseSync } from 'node:sqlite';
import type { Devices } from '../../../access/records.ts';
import { inTransaction } from '../database.ts';
import { endDeviceLinks } from './device-links.ts';
import { ALIVE, parseSession, SESSIONS } from './sessions.ts';

export function makeDevices(database: DatabaseSync): Devices {
  const ofPerson = database.prepare(
    `${SESSIONS} WHERE person = :id AND ${ALIVE} ORDER BY started_at, s.id`,
  );
  // What was taken away is no device of whoever sits there now, though they have the same participant.
  const ofParticipant = database.prepare(
    `${SESSIONS} WHERE participant = :id AND emptied = 0 AND ${ALIVE} ORDER BY started_at, s.id`,
  );
  const end = database.prepare(
    'DELETE FROM device_sessions WHERE id = ? AND (person = ? OR participant = ?) RETURNING id',
  );

  const endLinks = endDeviceLinks(database);

  return {
    async of(session, now) {
      const { who } = session;
      if (who.kind === 'person') return ofPerson.all({ id: who.personId, now }).map(parseSession);
      if (who.emptied) return [session];
      return ofParticipant.all({ id: who.participantId, now }).map(parseSession);
    },
    async end(owner, ids) {
      const person = owner.kind === 'person' ? owner.personId : null;
      const participant = owner.kind === 'participant' ? owner.participantId : null;
      return inTransaction(database, () => {
        if (participant !== null) endLinks(participant);
        return ids.filter((id) => end.get(id, person, participant) !== undefined);
      });
    },
  };
}
