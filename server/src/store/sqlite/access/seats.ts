import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import * as v from 'valibot';
import { boardIdSchema, participantIdSchema, personIdSchema } from '@steady/shared/ids.ts';
import { parseSeat } from '@steady/shared/seats.ts';
import type { SeatRecord, Seats } from '../../../access/records.ts';
import type { Stores } from '../../open-stores.ts';
import { blob, integer, readable } from '../columns.ts';
import { inTransaction } from '../database.ts';

export function makeSeats(
  database: DatabaseSync,
  note: Stores['note'],
  markErasing: Stores['markErasing'],
): Seats {
  const ofBoard = database.prepare('SELECT * FROM seats WHERE board = ? ORDER BY seat');
  const ofPerson = database.prepare('SELECT * FROM seats WHERE person = ?');
  const byParticipant = database.prepare('SELECT * FROM seats WHERE participant = ?');
  const emptying = [
    'UPDATE seats SET taken = 0 WHERE participant = ?',
    'UPDATE device_sessions SET emptied = 1 WHERE participant = ?',
    'DELETE FROM invites WHERE participant = ? AND spent = 0',
    'DELETE FROM calendar_links WHERE participant = ?',
  ].map((sql) => database.prepare(sql));
  const sit = database.prepare(
    `INSERT INTO seats (participant, board, seat, name, person, taken)
     VALUES (:participantId, :boardId, :seat, :name, :personId, 1)
     ON CONFLICT (participant) DO UPDATE SET taken = 1, name = :name
     ON CONFLICT (board, seat) DO NOTHING`,
  );
  const move = database.prepare('UPDATE seats SET seat = ? WHERE participant = ?');
  const addFree = database.prepare(`${ADD} ON CONFLICT (board, seat) DO NOTHING`);

  return {
    async add({ participantId, boardId, seat, name, personId = null, taken }) {
      const { changes } = addFree.run(participantId, boardId, seat, name, personId, taken ? 1 : 0);
      return changes === 1;
    },
    async ofBoard(boardId) {
      return ofBoard.all(boardId).map(parseSeatRow);
    },
    async ofPerson(personId) {
      return ofPerson.all(personId).flatMap((row) => readable(parseSeatRow, row));
    },
    async byParticipant(id) {
      const row = byParticipant.get(id);
      return row && parseSeatRow(row);
    },
    async empty(id, noted, taken = []) {
      inTransaction(database, () => {
        for (const statement of emptying) statement.run(id);
        for (const document of taken) markErasing(document);
        note(noted);
      });
    },
    async sit({ participantId, boardId, seat, name, personId = null }, noted) {
      return inTransaction(database, () => {
        const { changes } = sit.run({ participantId, boardId, seat, name, personId });
        if (changes === 0) return false;
        note(noted);
        return true;
      });
    },
    async swap(one, other, noted) {
      return inTransaction(database, () => {
        const [first, second] = [one, other].map((id) => byParticipant.get(id));
        if (first?.['taken'] !== 1 || second?.['taken'] !== 1) return false;
        if (first['board'] !== second['board']) return false;
        // One place is held free in between: no board has two of one seat.
        move.run('between', one);
        move.run(first['seat'] ?? null, other);
        move.run(second['seat'] ?? null, one);
        note(noted);
        return true;
      });
    },
  };
}

const ADD =
  'INSERT INTO seats (participant, board, seat, name, person, taken) VALUES (?, ?, ?, ?, ?, ?)';

export function addSeat(database: DatabaseSync): (seat: SeatRecord) => void {
  const add = database.prepare(ADD);
  return ({ participantId, boardId, seat, name, personId, taken }) => {
    add.run(participantId, boardId, seat, name, personId ?? null, taken ? 1 : 0);
  };
}

export const parseSeatRow = (row: Record<string, SQLOutputValue>): SeatRecord => ({
  participantId: v.parse(participantIdSchema, row['participant']),
  boardId: v.parse(boardIdSchema, row['board']),
  seat: parseSeat(row['seat']),
  name: blob(row, 'name'),
  personId: v.parse(v.nullable(personIdSchema), row['person']) ?? undefined,
  taken: integer(row, 'taken') === 1,
});
