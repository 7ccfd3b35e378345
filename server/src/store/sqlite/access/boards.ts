import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import * as v from 'valibot';
import { boardIdSchema } from '@steady/shared/ids.ts';
import { BOARD_STATES, type BoardRecord, type Boards } from '../../../access/records.ts';
import type { Noted } from '../../audit-store.ts';
import { blob, integer, readable } from '../columns.ts';
import { inTransaction, prepareRemoval } from '../database.ts';
import { addSeat } from './seats.ts';
import { accessMigrations } from './tables.ts';

export function makeBoards(database: DatabaseSync, note: (noted: Noted) => void): Boards {
  const add = database.prepare(
    'INSERT INTO boards (id, title, state, created_at) VALUES (?, ?, ?, ?)',
  );
  const get = database.prepare('SELECT * FROM boards WHERE id = ?');
  const all = database.prepare('SELECT * FROM boards ORDER BY created_at, id');
  const change = database.prepare(
    // Whatever was asked for at the same moment: there is no way back from being erased.
    `UPDATE boards SET title = coalesce(?1, title), state = coalesce(?2, state)
     WHERE id = ?3 AND (state <> 'erasing' OR ?2 = 'erasing')`,
  );
  const seat = addSeat(database);
  const person = database.prepare('SELECT 1 FROM people WHERE id = ?');
  const removals = prepareRemoval(database, [accessMigrations]);

  return {
    async add({ id, title, state, createdAt }, seats, noted) {
      return inTransaction(database, () => {
        // [A40] Removed while the board was being made: it would have no lead.
        const people = seats.flatMap(({ personId }) => personId ?? []);
        if (people.some((one) => person.get(one) === undefined)) return false;
        add.run(id, title, state, createdAt);
        seats.forEach(seat);
        note(noted);
        return true;
      });
    },
    async get(id) {
      const row = get.get(id);
      return row && parse(row);
    },
    async all() {
      return all.all().flatMap((row) => readable(parse, row));
    },
    async change(id, { title, state }, noted) {
      return inTransaction(database, () => {
        const { changes } = change.run(title ?? null, state ?? null, id);
        if (changes === 0) return false;
        if (noted !== undefined) note(noted);
        return true;
      });
    },
    async remove(id) {
      inTransaction(database, () => removals.forEach((remove) => remove(id)));
    },
  };
}

const parse = (row: Record<string, SQLOutputValue>): BoardRecord => ({
  id: v.parse(boardIdSchema, row['id']),
  title: blob(row, 'title'),
  state: v.parse(v.picklist(BOARD_STATES), row['state']),
  createdAt: integer(row, 'created_at'),
});
