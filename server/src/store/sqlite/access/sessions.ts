import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import * as v from 'valibot';
import {
  participantIdSchema,
  personIdSchema,
  type ParticipantId,
  type PersonId,
} from '@steady/shared/ids.ts';
import { INVITE_MEMORY_MS } from '../../../access/limits.ts';
import type {
  DeviceSessions,
  NewSession,
  SessionOwner,
  SessionRecord,
} from '../../../access/records.ts';
import { blob, integer, text } from '../columns.ts';
import { inTransaction } from '../database.ts';

const ALIVE = 'ends_at > :now AND seen_at + idle_ms > :now';

export function makeSessions(database: DatabaseSync): DeviceSessions {
  const find = database.prepare(
    `SELECT * FROM device_sessions WHERE token_hash = :hash AND ${ALIVE}`,
  );
  const touch = database.prepare('UPDATE device_sessions SET seen_at = ? WHERE id = ?');
  const end = database.prepare('DELETE FROM device_sessions WHERE id = ?');
  const sweep = database.prepare(`DELETE FROM device_sessions WHERE NOT (${ALIVE}) RETURNING id`);
  const forget = database.prepare('DELETE FROM invites WHERE expires_at < ?');
  const add = addSession(database);

  return {
    async start(session, personId) {
      add(session, { personId });
    },
    async find(tokenHash, now) {
      const row = find.get({ hash: tokenHash, now });
      return row && parse(row);
    },
    async touch(ids, now) {
      return inTransaction(database, () => ids.filter((id) => touch.run(now, id).changes === 0));
    },
    async end(id) {
      end.run(id);
    },
    async sweep(now) {
      return inTransaction(database, () => {
        forget.run(now - INVITE_MEMORY_MS);
        return sweep.all({ now }).map((row) => text(row, 'id'));
      });
    },
  };
}

type Owner = { readonly personId: PersonId } | { readonly participantId: ParticipantId };

export function addSession(database: DatabaseSync): (session: NewSession, owner: Owner) => void {
  const add = database.prepare(
    `INSERT INTO device_sessions
       (id, token_hash, person, participant, started_at, seen_at, idle_ms, ends_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return ({ id, tokenHash, startedAt, idleMs, endsAt }, owner) => {
    const person = 'personId' in owner ? owner.personId : null;
    const participant = 'participantId' in owner ? owner.participantId : null;
    add.run(id, tokenHash, person, participant, startedAt, startedAt, idleMs, endsAt);
  };
}

const parse = (row: Record<string, SQLOutputValue>): SessionRecord => ({
  id: text(row, 'id'),
  tokenHash: blob(row, 'token_hash'),
  who: parseOwner(row),
  startedAt: integer(row, 'started_at'),
  seenAt: integer(row, 'seen_at'),
  idleMs: integer(row, 'idle_ms'),
  endsAt: integer(row, 'ends_at'),
});

function parseOwner(row: Record<string, SQLOutputValue>): SessionOwner {
  if (row['person'] !== null) {
    return { kind: 'person', personId: v.parse(personIdSchema, row['person']) };
  }
  return {
    kind: 'participant',
    participantId: v.parse(participantIdSchema, row['participant']),
    emptied: integer(row, 'emptied') === 1,
  };
}
