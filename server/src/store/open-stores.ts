import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { BoardId, RandomBytes } from '@steady/shared/ids.ts';
import { eraseAgain } from './erased/erase-again.ts';
import { erasedMigrations, openErased, type ErasedBoards } from './erased/erased-boards.ts';
import { makeBoardSealer } from './sealing/board-sealer.ts';
import type { BoardSealer } from './sealing/board-sealer.ts';
import { makeDirectoryDurably } from './sealing/durable-file.ts';
import { openKeyring } from './sealing/keyring.ts';
import { makeSqliteAudit } from './sqlite/audit/audit.ts';
import { auditMigrations } from './sqlite/audit/tables.ts';
import { migrate, openDatabase, prepareRemoval } from './sqlite/database.ts';
import type { Migrations } from './sqlite/database.ts';
import { makeDocumentStore } from './sqlite/document-store.ts';
import { makePromises } from './sqlite/ledger/promises.ts';
import { ledgerMigrations } from './sqlite/ledger/tables.ts';
import { storeMigrations } from './sqlite/tables.ts';
import { watched } from './sqlite/watched.ts';
import type { AuditStore, Noted } from './audit-store.ts';
import type { Promises } from './ledger-store.ts';
import type { Store, StoreError } from './store.ts';

export const DATABASE_FILE = 'steady.sqlite';

export interface StoresOptions {
  /** DATA_DIR, or `:memory:`, which keeps keys on disk all the same. */
  readonly dataDir: string;
  readonly keysDir: string;
  /** Tables of other modules in the same database. */
  readonly migrations: readonly Migrations[];
  readonly random: RandomBytes;
  /** Told of an I/O error: end the process, report nothing as done (S13). */
  readonly onFatal: (error: StoreError) => void;
}

export interface Stores {
  readonly database: DatabaseSync;
  readonly store: Store;
  readonly boardSealer: BoardSealer;
  readonly promises: Promises;
  readonly audit: AuditStore;
  /** Writes to the audit inside the transaction that is open (S30). */
  readonly note: (noted: Noted) => void;
  readonly erased: ErasedBoards;
  /** Boards that had been erased and were here again, with a copy of data or keys: erased again (S41). */
  readonly cameBack: readonly BoardId[];
  /** Folds the log into the data file and closes it. Append nothing after it. */
  close(): void;
}

/**
 * All that a practice keeps, opened: database, keys, documents.
 * @throws StoreError 'damaged' with what to do, when data and keys do not belong together
 */
export function openStores(options: StoresOptions): Stores {
  const { dataDir, keysDir, migrations, random, onFatal } = options;
  const inMemory = dataDir === ':memory:';
  if (!inMemory) makeDirectoryDurably(dataDir);
  const database = openDatabase(inMemory ? dataDir : join(dataDir, DATABASE_FILE));
  try {
    const modules = [
      storeMigrations,
      ledgerMigrations,
      auditMigrations,
      erasedMigrations,
      ...migrations,
    ];
    migrate(database, modules);
    const mayMakeMaster = !database.prepare('SELECT 1 FROM documents LIMIT 1').get();
    const keyring = openKeyring({ directory: keysDir, random, mayMakeMaster, onFatal });
    const erased = openErased(database, keysDir);
    const cameBack = eraseAgain(erased.list(), {
      database,
      keyring,
      keysDir,
      removeRows: prepareRemoval(database, modules),
    });
    const store = makeDocumentStore({ database, keyring, random, onFatal });
    const boardSealer = makeBoardSealer(keyring, random);
    const { store: audit, note } = makeSqliteAudit(database, boardSealer);
    const promises = makePromises(database, boardSealer, keyring, random, onFatal, note);
    return {
      database,
      store,
      boardSealer,
      promises,
      audit: watched(audit, onFatal),
      note,
      erased,
      cameBack,
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
