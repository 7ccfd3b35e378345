import { StoreError } from './store.ts';
import type { StoreErrorKind } from './store.ts';

/** Primary result codes of SQLite, https://sqlite.org/rescode.html */
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CONSTRAINT = 19;
const SQLITE_NOTADB = 26;
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
 * An I/O error while reading or writing. After one failed fsync SQLite, and the kernel, go on as if
 * the lost pages were on disk: the only honest thing left is to end the process and start again
 * from what really is on disk.
 */
export function isFatal(error: unknown): boolean {
  const code = sqliteCode(error);
  if (code !== undefined) return (code & 0xff) === SQLITE_IOERR && code !== SQLITE_IOERR_SHMSIZE;
  return systemCode(error) === 'EIO';
}

function kindOf(error: unknown): StoreErrorKind {
  const code = sqliteCode(error);
  if (code === SQLITE_IOERR_SHMSIZE) return 'full';
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
  return system === 'ENOSPC' || system === 'EDQUOT' ? 'full' : 'unavailable';
}

function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode : undefined;
}

function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
