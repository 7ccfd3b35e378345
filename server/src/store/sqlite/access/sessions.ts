import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import * as v from 'valibot';
import {
  participantIdSchema,
  personIdSchema,
  type ParticipantId,
  type PersonId,
} from '@steady/shared/ids.ts';
import { BROWSERS, DEVICE_KINDS } from '../../../access/device.ts';
import { INVITE_MEMORY_MS } from '../../../access/limits.ts';
import type {
  DeviceSessions,
  NewSession,
  SessionLock,
  SessionOwner,
  SessionRecord,
} from '../../../access/records.ts';
import { blob, integer, text } from '../columns.ts';
import { inTransaction } from '../database.ts';

export const SESSIONS =
  'SELECT s.*, lock_ms FROM device_sessions s LEFT JOIN people ON people.id = s.person';
export const ALIVE = 'ends_at > :now AND seen_at + idle_ms > :now';

export function makeSessions(database: DatabaseSync): DeviceSessions {
  const find = database.prepare(`${SESSIONS} WHERE token_hash = :hash AND ${ALIVE}`);
  const touch = database.prepare('UPDATE device_sessions SET seen_at = ? WHERE id = ?');
  const end = database.prepare('DELETE FROM device_sessions WHERE id = ?');
  const sweep = database.prepare(`DELETE FROM device_sessions WHERE NOT (${ALIVE}) RETURNING id`);
  const forgetting = ['invites', 'colleague_invites'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE expires_at < ?`),
  );
  const add = addSession(database);

  return {
    async start(session, personId) {
      add(session, { personId });
    },
    async find(tokenHash, now) {
      const row = find.get({ hash: tokenHash, now });
      return row && parseSession(row);
    },
    async touch(ids, now) {
      return inTransaction(database, () => ids.filter((id) => touch.run(now, id).changes === 0));
    },
    async end(id) {
      end.run(id);
    },
    async sweep(now) {
      return inTransaction(database, () => {
        for (const statement of forgetting) statement.run(now - INVITE_MEMORY_MS);
        return sweep.all({ now }).map((row) => text(row, 'id'));
      });
    },
  };
}

type Owner = { readonly personId: PersonId } | { readonly participantId: ParticipantId };

export function addSession(database: DatabaseSync): (session: NewSession, owner: Owner) => void {
  const add = database.prepare(
    `INSERT INTO device_sessions
       (id, token_hash, person, participant, browser, kind,
        started_at, seen_at, active_at, proved_at, idle_ms, ends_at)
     VALUES (:id, :tokenHash, :person, :participant, :browser, :kind,
        :startedAt, :startedAt, :startedAt, :startedAt, :idleMs, :endsAt)`,
  );
  return ({ device, ...session }, owner) => {
    const person = 'personId' in owner ? owner.personId : null;
    const participant = 'participantId' in owner ? owner.participantId : null;
    add.run({ ...session, ...device, person, participant });
  };
}

export const parseSession = (row: Record<string, SQLOutputValue>): SessionRecord => ({
  id: text(row, 'id'),
  tokenHash: blob(row, 'token_hash'),
  who: parseOwner(row),
  startedAt: integer(row, 'started_at'),
  seenAt: integer(row, 'seen_at'),
  idleMs: integer(row, 'idle_ms'),
  endsAt: integer(row, 'ends_at'),
  device: {
    browser: v.parse(v.picklist(BROWSERS), row['browser']),
    kind: v.parse(v.picklist(DEVICE_KINDS), row['kind']),
  },
  provedAt: integer(row, 'proved_at'),
  lock: parseLock(row),
});

/** Of a participant, or of somebody who is no longer here: nothing to unlock it by. */
function parseLock(row: Record<string, SQLOutputValue>): SessionLock | undefined {
  if (row['lock_ms'] === null) return undefined;
  return {
    lockMs: integer(row, 'lock_ms'),
    activeAt: integer(row, 'active_at'),
    locked: integer(row, 'locked') === 1,
  };
}

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
