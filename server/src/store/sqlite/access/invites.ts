import { timingSafeEqual } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import * as v from 'valibot';
import { participantIdSchema } from '@steady/shared/ids.ts';
import { MAX_WRONG_CODES } from '../../../access/limits.ts';
import type { InviteRecord, Invites, NotedOfLink } from '../../../access/records.ts';
import type { Noted } from '../../audit-store.ts';
import { blob, integer, text } from '../columns.ts';
import { inTransaction } from '../database.ts';
import { WAY_BACK } from './device-links.ts';
import { parseSeatRow } from './seats.ts';
import { addSession } from './sessions.ts';

export function makeInvites(database: DatabaseSync, note: (noted: Noted) => void): Invites {
  const add = database.prepare(
    `INSERT INTO invites (id, secret_hash, code_hash, participant, created_at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const open = database.prepare(
    `SELECT * FROM invites WHERE spent = 0 AND for_device = 0 AND expires_at > ?
       AND wrong_codes < ${MAX_WRONG_CODES}
       AND participant IN (SELECT participant FROM seats WHERE board = ?) ORDER BY created_at`,
  );
  const find = database.prepare('SELECT * FROM invites WHERE secret_hash = ?');
  const spend = database.prepare('UPDATE invites SET spent = 1 WHERE id = ? AND spent = 0');
  const take = database.prepare('UPDATE seats SET taken = 1 WHERE participant = ? RETURNING *');
  const remove = database.prepare(
    `DELETE FROM invites WHERE id = ? AND spent = 0 AND for_device = 0
       AND participant IN (SELECT participant FROM seats WHERE board = ?) RETURNING participant`,
  );
  const countWrong = database.prepare(
    'UPDATE invites SET wrong_codes = wrong_codes + 1 WHERE id = ?',
  );
  const seatOf = database.prepare('SELECT * FROM seats WHERE participant = ?');
  const session = addSession(database);

  return {
    async add({ id, secretHash, codeHash, participantId, createdAt, expiresAt }, noted) {
      inTransaction(database, () => {
        add.run(id, secretHash, codeHash ?? null, participantId, createdAt, expiresAt);
        note(noted);
      });
    },
    async open(boardId, now) {
      return open.all(now, boardId).map(parse);
    },
    async redeem({ secretHash, codeHash }, now, sessionFor, noted) {
      return inTransaction(database, () => {
        const row = find.get(secretHash);
        if (row === undefined) return { refused: 'no-such-invite' };
        if (integer(row, 'spent') === 1) return { refused: 'invite-spent' };
        if (integer(row, 'expires_at') <= now) return { refused: 'invite-expired' };
        const refused = refusedByCode(row, codeHash, noted);
        if (refused !== undefined) return { refused };
        spend.run(text(row, 'id'));
        const taken = take.get(text(row, 'participant'));
        if (taken === undefined) return { refused: 'no-such-invite' };
        const seat = parseSeatRow(taken);
        session(sessionFor(seat.seat), { participantId: seat.participantId });
        const kind = integer(row, 'for_device');
        if (kind !== WAY_BACK) note(kind === 0 ? noted.joined(seat) : noted.added(seat)); // [A43]
        return { seat };
      });
    },
    async remove(boardId, id, notedFor) {
      return inTransaction(database, () => {
        const row = remove.get(id, boardId);
        const of = row && seatOf.get(text(row, 'participant'));
        if (of === undefined) return undefined;
        const seat = parseSeatRow(of);
        note(notedFor(seat));
        return seat;
      });
    },
  };

  /** [A37] Inside the transaction that would open the link. */
  function refusedByCode(
    row: Record<string, SQLOutputValue>,
    codeHash: Uint8Array | undefined,
    noted: NotedOfLink,
  ): 'code-needed' | 'wrong-code' | 'invite-burnt' | undefined {
    if (row['code_hash'] === null) return undefined;
    const before = integer(row, 'wrong_codes');
    if (before >= MAX_WRONG_CODES) return 'invite-burnt';
    if (codeHash === undefined) return 'code-needed';
    if (timingSafeEqual(blob(row, 'code_hash'), codeHash)) return undefined;
    countWrong.run(text(row, 'id'));
    if (before + 1 < MAX_WRONG_CODES) return 'wrong-code';
    const of = seatOf.get(text(row, 'participant'));
    if (of !== undefined) note(noted.burnt(parseSeatRow(of)));
    return 'invite-burnt';
  }
}

const parse = (row: Record<string, SQLOutputValue>): InviteRecord => ({
  id: text(row, 'id'),
  secretHash: blob(row, 'secret_hash'),
  codeHash: row['code_hash'] === null ? undefined : blob(row, 'code_hash'),
  participantId: v.parse(participantIdSchema, row['participant']),
  createdAt: integer(row, 'created_at'),
  expiresAt: integer(row, 'expires_at'),
});
