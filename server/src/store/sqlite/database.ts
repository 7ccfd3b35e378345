import fs from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store.ts';
import { toStoreError } from '../trouble.ts';

/**
 * Pages (4 KiB): 16 MiB of log before it is folded into the data file. For commits of ten rows the
 * 99th percentile is 4.8 ms at SQLite's own 1,000 pages, and 1.0 ms at 4,000.
 */
const CHECKPOINT_PAGES = 4000;
/** Bytes: a log that once grew is cut back to this after a checkpoint. */
const LOG_BYTES_KEPT = 64 * 1024 * 1024;
/** Waiting for another process (a backup, an administrator's shell) holds up every room. */
const BUSY_MS = 1000;

/**
 * Opens or makes the practice's one database: durable at each commit, strict about damage.
 * @param path a file, readable by its owner only, or `:memory:`
 * @throws StoreError 'damaged' when it is no database, 'unavailable' when it cannot be opened
 */
export function openDatabase(path: string): DatabaseSync {
  try {
    if (path !== ':memory:') fs.closeSync(fs.openSync(path, 'a', 0o600));
    const database = new DatabaseSync(path, { timeout: BUSY_MS });
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = ON;
      PRAGMA checkpoint_fullfsync = ON;
      PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
      PRAGMA journal_size_limit = ${LOG_BYTES_KEPT};
      PRAGMA cell_size_check = ON;
      PRAGMA trusted_schema = OFF;
    `);
    return database;
  } catch (error) {
    throw toStoreError(error);
  }
}

/** The tables of one module. Steps are only ever added at the end, never changed once released. */
export interface Migrations {
  /** Never renamed: what has run is remembered under it. */
  readonly module: string;
  /** SQL, each run once, in one transaction; step n brings the module's tables to version n. */
  readonly steps: readonly string[];
  /** Tables of which each row is one board's: damage there sets boards aside, and keeps nobody else out. */
  readonly perBoard?: readonly string[];
  /** SQL that removes what the module has of one board, `?1`. */
  readonly ofBoard?: readonly string[];
  /** SQL that is run once on data that came from a backup. */
  readonly ofCopy?: readonly string[];
}

/**
 * Brings every module's tables to their newest version, in the order given; running it again does
 * nothing.
 * @throws StoreError 'unavailable' when a newer Steady has used this database
 */
export function migrate(database: DatabaseSync, modules: readonly Migrations[]): void {
  database.exec(
    'CREATE TABLE IF NOT EXISTS migrations (module TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT',
  );
  const find = database.prepare('SELECT version FROM migrations WHERE module = ?');
  const record = database.prepare(
    'INSERT INTO migrations VALUES (?, ?) ON CONFLICT DO UPDATE SET version = excluded.version',
  );
  for (const { module, steps } of modules) {
    const version = Number(find.get(module)?.['version'] ?? 0);
    if (version > steps.length) {
      throw new StoreError(
        'unavailable',
        `This data was used by a newer version of Steady (${module} ${version}, this one knows ${steps.length}).`,
      );
    }
    for (const [index, step] of steps.entries()) {
      if (index < version) continue;
      try {
        inTransaction(database, () => {
          database.exec(step);
          record.run(module, index + 1);
        });
      } catch (error) {
        throw notAsItWas(error, module);
      }
    }
  }
}

/** A step that ran before runs again only when somebody, or the disk, changed what is remembered of it. */
function notAsItWas(error: unknown, module: string): StoreError {
  const trouble = toStoreError(error);
  if (trouble.kind !== 'unavailable') return trouble;
  return new StoreError(
    'damaged',
    `The data file is damaged: its tables of ${module} are not as this version left them. Restore a backup.`,
    { cause: error },
  );
}

export const tablesOf = (database: DatabaseSync): string[] =>
  database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all()
    .map(({ name }) => String(name));

/** All of `work` or nothing of it. `work` must not wait for anything. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // After a full disk SQLite has rolled back by itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** @returns of each table that has any: removes its rows of a board and says how many there were */
export function prepareRemoval(
  database: DatabaseSync,
  modules: readonly Migrations[],
): readonly ((boardId: string) => number)[] {
  const statements = modules
    .flatMap(({ ofBoard = [] }) => ofBoard)
    .map((sql) => database.prepare(sql));
  return statements.map((statement) => (boardId) => Number(statement.run(boardId).changes));
}
