import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Noted } from '../audit-store.ts';
import type { BoardRetention, RetentionSetting, RetentionStore } from '../retention-store.ts';
import { integer } from './columns.ts';
import { inTransaction, type Migrations } from './database.ts';

/** What was announced when a backup was made is announced anew after a restore: people may not have seen it. */
export const retentionMigrations: Migrations = {
  module: 'retention',
  steps: [
    `CREATE TABLE retention (
       what TEXT PRIMARY KEY,
       months INTEGER NOT NULL
     ) STRICT, WITHOUT ROWID;
     CREATE TABLE retention_boards (
       board TEXT PRIMARY KEY,
       announced TEXT,
       kept INTEGER NOT NULL
     ) STRICT, WITHOUT ROWID;`,
  ],
  ofBoard: ['DELETE FROM retention_boards WHERE board = ?1'],
  ofCopy: ['UPDATE retention_boards SET announced = NULL'],
};

export function makeRetentionStore(
  database: DatabaseSync,
  note: (noted: Noted) => void,
): RetentionStore {
  const get = database.prepare('SELECT months FROM retention WHERE what = ?');
  const put = database.prepare(
    'INSERT INTO retention VALUES (?, ?) ON CONFLICT DO UPDATE SET months = excluded.months',
  );
  const remove = database.prepare('DELETE FROM retention WHERE what = ?');
  const of = database.prepare('SELECT announced, kept FROM retention_boards WHERE board = ?');
  const change = database.prepare(
    `INSERT INTO retention_boards VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET announced = excluded.announced, kept = excluded.kept`,
  );
  const monthsOf = (what: keyof RetentionSetting): number | undefined => {
    const row = get.get(what);
    return row && integer(row, 'months');
  };
  const read = (boardId: string): BoardRetention => {
    const row = of.get(boardId);
    if (row === undefined) return { announced: undefined, kept: false };
    const announced = v.parse(v.nullable(v.string()), row['announced']) ?? undefined;
    return { announced, kept: integer(row, 'kept') === 1 };
  };
  return {
    setting: async () => ({ boards: monthsOf('boards'), history: monthsOf('history') }),
    async set(what, months) {
      if (months === undefined) remove.run(what);
      else put.run(what, months);
    },
    of: async (boardId) => read(boardId),
    async change(boardId, changed, noted) {
      inTransaction(database, () => {
        const { announced, kept } = { ...read(boardId), ...changed };
        change.run(boardId, announced ?? null, kept ? 1 : 0);
        note(noted);
      });
    },
  };
}
