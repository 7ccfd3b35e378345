/**
 * Devices have names and lock; a password can be left out. Whoever was here before was alone, and so the
 * first. Their devices were last used nobody knows when: they begin locked, which a password undoes.
 */
export const devicesThatLock = `
  CREATE TABLE people_with_locks (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    password_hash TEXT,
    is_first INTEGER NOT NULL,
    lock_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO people_with_locks SELECT id, name, email, password_hash, 1, 900000 FROM people;
  DROP TABLE people;
  ALTER TABLE people_with_locks RENAME TO people;
  CREATE UNIQUE INDEX one_is_first ON people (is_first) WHERE is_first = 1;
  ALTER TABLE device_sessions ADD COLUMN browser TEXT NOT NULL DEFAULT 'other';
  ALTER TABLE device_sessions ADD COLUMN kind TEXT NOT NULL DEFAULT 'unknown';
  ALTER TABLE device_sessions ADD COLUMN active_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE device_sessions ADD COLUMN proved_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE device_sessions ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;`;

/** More ways in than one. */
export const passkeysAndCodes = `
  CREATE TABLE passkeys (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    credential TEXT NOT NULL UNIQUE,
    public_key BLOB NOT NULL,
    counter INTEGER NOT NULL,
    transports TEXT NOT NULL,
    name TEXT NOT NULL,
    made_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX passkeys_of_person ON passkeys (person);
  CREATE TABLE recovery_codes (
    hash BLOB PRIMARY KEY,
    person TEXT NOT NULL,
    made_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX recovery_codes_of_person ON recovery_codes (person);`;

/** A link may need a spoken code, and may be for a second device of whoever sits there. */
export const linksOfTwoKinds = `
  ALTER TABLE invites ADD COLUMN for_device INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE invites ADD COLUMN code_hash BLOB;
  ALTER TABLE invites ADD COLUMN wrong_codes INTEGER NOT NULL DEFAULT 0;`;

/** More than one therapist. */
export const colleagues = `
  CREATE TABLE colleague_invites (
    id TEXT PRIMARY KEY,
    secret_hash BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    spent INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;`;

/** One private address for each participant's calendar; what they chose with it is sealed. */
export const calendarLinks = `
  CREATE TABLE calendar_links (
    participant TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    secret_hash BLOB NOT NULL UNIQUE,
    choice BLOB NOT NULL,
    made_on TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;`;
