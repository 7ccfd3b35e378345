import type { Migrations } from './database.ts';

/** Tables that know a document by its number. */
export const OF_DOCUMENT = [
  'log',
  'claims',
  'snapshots',
  'epochs',
  'row_months',
  'row_authors',
] as const;

/** Names begin with the board: `BOARD/board`, `BOARD/private/OWNER` (document-name.ts); `0` comes after `/`. */
const OF_BOARD = "WHERE name > ?1 || '/' AND name < ?1 || '0'";

/**
 * `log` and `snapshots` hold what people write, `claims` who owns which Yjs client id: three tables,
 * so that rows can be forgotten one day while claims stay. All three are sealed.
 *
 * `documents.seq` and `documents.claims` count what must be found, so that a lost row is noticed
 * even when it was the last one. Document numbers are never used again (AUTOINCREMENT).
 * `epochs`: a row is sealed under the epoch of its time, the one with the greatest `from_seq` up to
 * its own sequence number.
 * `erasing_documents`: what is being erased, by name. It is no flag in a row: a bit that flips there would
 * destroy a document at the next start (`documents.erasing` was one, and is not read any more).
 * `row_months`: with which row each month began in which anything was written. `row_authors`: who wrote
 * the rows up to `upto`, which are gone, sealed.
 */
export const storeMigrations: Migrations = {
  module: 'store',
  steps: [
    `CREATE TABLE documents (
       document INTEGER PRIMARY KEY AUTOINCREMENT,
       name TEXT NOT NULL UNIQUE,
       seq INTEGER NOT NULL,
       claims INTEGER NOT NULL,
       erasing INTEGER NOT NULL DEFAULT 0
     ) STRICT;
     CREATE TABLE epochs (
       document INTEGER NOT NULL,
       from_seq INTEGER NOT NULL,
       epoch TEXT NOT NULL,
       PRIMARY KEY (document, from_seq)
     ) STRICT, WITHOUT ROWID;
     CREATE TABLE log (
       document INTEGER NOT NULL,
       seq INTEGER NOT NULL,
       sealed BLOB NOT NULL,
       PRIMARY KEY (document, seq)
     ) STRICT, WITHOUT ROWID;
     CREATE TABLE claims (
       document INTEGER NOT NULL,
       seq INTEGER NOT NULL,
       sealed BLOB NOT NULL,
       PRIMARY KEY (document, seq)
     ) STRICT, WITHOUT ROWID;
     CREATE TABLE snapshots (
       document INTEGER PRIMARY KEY,
       seq INTEGER NOT NULL,
       sealed BLOB NOT NULL
     ) STRICT;
     CREATE TABLE copied (
       from_backup INTEGER NOT NULL
     ) STRICT;`,
    `CREATE TABLE row_months (
       document INTEGER NOT NULL,
       month INTEGER NOT NULL,
       first_seq INTEGER NOT NULL,
       PRIMARY KEY (document, month)
     ) STRICT, WITHOUT ROWID;
     CREATE TABLE row_authors (
       document INTEGER PRIMARY KEY,
       upto INTEGER NOT NULL,
       sealed BLOB NOT NULL
     ) STRICT;`,
    `CREATE TABLE erasing_documents (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
     INSERT INTO erasing_documents SELECT name FROM documents WHERE erasing = 1;`,
  ],
  perBoard: ['log', 'claims', 'snapshots', 'row_months', 'row_authors'],
  ofBoard: [
    ...[...OF_DOCUMENT].map(
      (table) =>
        `DELETE FROM ${table} WHERE document IN (SELECT document FROM documents ${OF_BOARD})`,
    ),
    `DELETE FROM documents ${OF_BOARD}`,
    `DELETE FROM erasing_documents ${OF_BOARD}`,
  ],
};
