import * as v from 'valibot';
import { StoreError } from './store.ts';
import type { StoreErrorKind } from './store.ts';

/** Primary result codes of SQLite, https://sqlite.org/rescode.html */
const SQLITE_ERROR = 1;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CONSTRAINT = 19;
const SQLITE_NOTADB = 26;
/**
 * A place of the disk cannot be read any more (SQLITE_IOERR_READ, _SHORT_READ, _DATA, _CORRUPTFS). What
 * was promised is not touched by it, and whoever ends for it ends again when the same board is opened.
 */
const UNREADABLE: ReadonlySet<number> = new Set([266, 522, 8202, 8458]);
/** The index beside the log could not grow: the disk is full, and nothing was committed. */
const SQLITE_IOERR_SHMSIZE = 4874;

const MESSAGES: Record<StoreErrorKind, string> = {
  exists: 'There is such a document already.',
  missing: 'There is no such document.',
  damaged: 'The data file is damaged: restore it from a backup.',
  full: 'The disk is full: nothing was written.',
  unavailable: 'The disk, or a file on it, cannot be used now.',
};

/** What an error of SQLite or of the file system means for whoever called the store. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const kind = kindOf(error);
  return new StoreError(kind, MESSAGES[kind], { cause: error });
}

/**
 * An I/O error while writing or syncing. After one failed fsync SQLite, and the kernel, go on as if
 * the lost pages were on disk: the only honest thing left is to end the process and start again
 * from what really is on disk.
 */
export function isFatal(error: unknown): boolean {
  const code = sqliteCode(error);
  if (code !== undefined)
    return (code & 0xff) === SQLITE_IOERR && code !== SQLITE_IOERR_SHMSIZE && !UNREADABLE.has(code);
  return systemCode(error) === 'EIO' && !isReading(error);
}

function kindOf(error: unknown): StoreErrorKind {
  const code = sqliteCode(error);
  if (code === SQLITE_IOERR_SHMSIZE) return 'full';
  if (code !== undefined && UNREADABLE.has(code)) return 'damaged';
  // A row that is not what was written: only a damaged file has one.
  if (error instanceof v.ValiError) return 'damaged';
  switch ((code ?? 0) & 0xff) {
    case SQLITE_FULL:
      return 'full';
    case SQLITE_CORRUPT:
    // Two rows of one number: nothing that we write does that.
    case SQLITE_CONSTRAINT:
    case SQLITE_NOTADB:
      return 'damaged';
  }
  const system = systemCode(error);
  if (system === 'EIO' && isReading(error)) return 'damaged';
  return system === 'ENOSPC' || system === 'EDQUOT' ? 'full' : 'unavailable';
}

/** @returns errors of SQLite as a StoreError, others as they are: those are mistakes of ours */
export const asTrouble = (error: unknown): unknown =>
  sqliteCode(error) === undefined ? error : toStoreError(error);

/**
 * The same while data is being opened. What SQLite does not understand of a statement of ours then is no
 * mistake of ours: the file has tables or columns that are called otherwise.
 */
export function asOpeningTrouble(error: unknown): unknown {
  if (sqliteCode(error) !== SQLITE_ERROR) return asTrouble(error);
  return new StoreError(
    'damaged',
    'The data file is damaged: its tables are not as this version left them. Restore a backup.',
    { cause: error },
  );
}

/** A key file that cannot be read is as good as gone, and only what it opens is. */
const isReading = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && error.syscall === 'read';

function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode : undefined;
}

function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
