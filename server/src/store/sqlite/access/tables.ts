import type { Migrations } from '../database.ts';
import {
  calendarLinks,
  colleagues,
  devicesThatLock,
  linksOfTwoKinds,
  passkeysAndCodes,
} from './tables-of-sign-in.ts';

const PARTICIPANTS = '(SELECT participant FROM seats WHERE board = ?1)';

/**
 * `title` and the names of participants are sealed under their board's key; secrets are hashes.
 * A `seats` row stays when its seat is taken away, so that the participant keeps their id.
 */
export const accessMigrations: Migrations = {
  module: 'access',
  steps: [
    `CREATE TABLE people (
       id TEXT PRIMARY KEY,
       name TEXT NOT NULL,
       email TEXT NOT NULL UNIQUE,
       password_hash TEXT NOT NULL
     ) STRICT, WITHOUT ROWID;
     CREATE TABLE boards (
       id TEXT PRIMARY KEY,
       title BLOB NOT NULL,
       state TEXT NOT NULL,
       created_at INTEGER NOT NULL
     ) STRICT, WITHOUT ROWID;
     CREATE TABLE seats (
       participant TEXT PRIMARY KEY,
       board TEXT NOT NULL,
       seat TEXT NOT NULL,
       name BLOB NOT NULL,
       person TEXT,
       taken INTEGER NOT NULL,
       UNIQUE (board, seat)
     ) STRICT, WITHOUT ROWID;
     CREATE INDEX seats_of_person ON seats (person) WHERE person IS NOT NULL;
     CREATE TABLE invites (
       id TEXT PRIMARY KEY,
       secret_hash BLOB NOT NULL UNIQUE,
       participant TEXT NOT NULL,
       created_at INTEGER NOT NULL,
       expires_at INTEGER NOT NULL,
       spent INTEGER NOT NULL DEFAULT 0
     ) STRICT, WITHOUT ROWID;
     CREATE INDEX invites_of_participant ON invites (participant);
     CREATE TABLE device_sessions (
       id TEXT PRIMARY KEY,
       token_hash BLOB NOT NULL UNIQUE,
       person TEXT,
       participant TEXT,
       emptied INTEGER NOT NULL DEFAULT 0,
       started_at INTEGER NOT NULL,
       seen_at INTEGER NOT NULL,
       idle_ms INTEGER NOT NULL,
       ends_at INTEGER NOT NULL,
       CHECK ((person IS NULL) <> (participant IS NULL))
     ) STRICT, WITHOUT ROWID;
     CREATE INDEX sessions_of_person ON device_sessions (person) WHERE person IS NOT NULL;
     CREATE INDEX sessions_of_participant ON device_sessions (participant)
       WHERE participant IS NOT NULL;`,
    devicesThatLock,
    passkeysAndCodes,
    linksOfTwoKinds,
    colleagues,
    calendarLinks,
  ],
  ofBoard: [
    `DELETE FROM invites WHERE participant IN ${PARTICIPANTS}`,
    `DELETE FROM calendar_links WHERE participant IN ${PARTICIPANTS}`,
    `DELETE FROM device_sessions WHERE participant IN ${PARTICIPANTS}`,
    'DELETE FROM seats WHERE board = ?1',
    'DELETE FROM boards WHERE id = ?1',
  ],
};
