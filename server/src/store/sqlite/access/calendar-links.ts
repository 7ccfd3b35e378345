import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import * as v from 'valibot';
import { participantIdSchema } from '@steady/shared/ids.ts';
import type { CalendarLinkRecord, CalendarLinks } from '../../../access/records.ts';
import type { Noted } from '../../audit-store.ts';
import { blob, text } from '../columns.ts';
import { inTransaction } from '../database.ts';

/** Nothing here changes when somebody reads: nobody can tell from it when that was. */
export function makeCalendarLinks(
  database: DatabaseSync,
  note: (noted: Noted) => void,
): CalendarLinks {
  const find = database.prepare('SELECT * FROM calendar_links WHERE secret_hash = ?');
  const of = database.prepare('SELECT * FROM calendar_links WHERE participant = ?');
  const put = database.prepare(
    `INSERT OR REPLACE INTO calendar_links (participant, id, secret_hash, choice, made_on)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const end = database.prepare(
    'DELETE FROM calendar_links WHERE participant = ? RETURNING participant',
  );

  return {
    async find(secretHash) {
      const row = find.get(secretHash);
      return row && parse(row);
    },
    async of(participantId) {
      const row = of.get(participantId);
      return row && parse(row);
    },
    async replace({ participantId, id, secretHash, choice, madeOn }, noted) {
      inTransaction(database, () => {
        put.run(participantId, id, secretHash, choice, madeOn);
        note(noted);
      });
    },
    async end(participantId, noted) {
      inTransaction(database, () => {
        if (end.get(participantId) !== undefined) note(noted);
      });
    },
  };
}

const parse = (row: Record<string, SQLOutputValue>): CalendarLinkRecord => ({
  participantId: v.parse(participantIdSchema, row['participant']),
  id: text(row, 'id'),
  secretHash: blob(row, 'secret_hash'),
  choice: blob(row, 'choice'),
  madeOn: text(row, 'made_on'),
});
