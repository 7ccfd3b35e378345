import type { Migrations } from '../database.ts';

/** `audit`: sealed under the board's key. `audits.seq` is how many entries must be found. */
export const auditMigrations: Migrations = {
  module: 'audit',
  steps: [
    `CREATE TABLE audits (
       board TEXT PRIMARY KEY,
       seq INTEGER NOT NULL
     ) STRICT, WITHOUT ROWID;
     CREATE TABLE audit (
       board TEXT NOT NULL,
       seq INTEGER NOT NULL,
       sealed BLOB NOT NULL,
       PRIMARY KEY (board, seq)
     ) STRICT, WITHOUT ROWID;`,
  ],
  perBoard: ['audit'],
  ofBoard: ['DELETE FROM audit WHERE board = ?1', 'DELETE FROM audits WHERE board = ?1'],
};
