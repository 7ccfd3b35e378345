import type { Migrations } from '../database.ts';

/**
 * `ledger`, `moments`: sealed under the board's key. `sealed_answers`: under a key of their round.
 * `ledgers.seq` is what must be found, so that a lost entry is noticed even when it was the last.
 * `commands`: what came of each command, by the hash of who asked and of its id.
 */
export const ledgerMigrations: Migrations = {
  module: 'ledger',
  steps: [
    `CREATE TABLE ledgers (
       board TEXT PRIMARY KEY,
       seq INTEGER NOT NULL
     ) STRICT, WITHOUT ROWID;
     CREATE TABLE ledger (
       board TEXT NOT NULL,
       seq INTEGER NOT NULL,
       sealed BLOB NOT NULL,
       PRIMARY KEY (board, seq)
     ) STRICT, WITHOUT ROWID;
     CREATE TABLE commands (
       board TEXT NOT NULL,
       participant TEXT NOT NULL,
       id TEXT NOT NULL,
       first INTEGER NOT NULL,
       last INTEGER NOT NULL,
       PRIMARY KEY (board, participant, id)
     ) STRICT, WITHOUT ROWID;
     CREATE TABLE sealed_answers (
       board TEXT NOT NULL,
       round TEXT NOT NULL,
       who TEXT NOT NULL,
       sealed BLOB NOT NULL,
       PRIMARY KEY (board, round, who)
     ) STRICT, WITHOUT ROWID;
     CREATE TABLE moments (
       board TEXT NOT NULL,
       seq INTEGER NOT NULL,
       sealed BLOB NOT NULL,
       PRIMARY KEY (board, seq)
     ) STRICT, WITHOUT ROWID;`,
    // Who asked for what stood here in the open; a retry across this one step is done again.
    `DROP TABLE commands;
     CREATE TABLE commands (
       board TEXT NOT NULL,
       command TEXT NOT NULL,
       first INTEGER NOT NULL,
       last INTEGER NOT NULL,
       PRIMARY KEY (board, command)
     ) STRICT, WITHOUT ROWID;`,
  ],
  perBoard: ['ledger', 'commands', 'sealed_answers', 'moments'],
  ofBoard: ['ledger', 'ledgers', 'commands', 'sealed_answers', 'moments'].map(
    (table) => `DELETE FROM ${table} WHERE board = ?1`,
  ),
};
