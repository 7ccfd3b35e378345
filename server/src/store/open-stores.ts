import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { BoardId, RandomBytes } from '@steady/shared/ids.ts';
import { eraseAgain } from './erased/erase-again.ts';
import { erasedMigrations, openErased, type ErasedBoards } from './erased/erased-boards.ts';
import { makeBoardSealer } from './sealing/board-sealer.ts';
import type { BoardSealer } from './sealing/board-sealer.ts';
import { makeDirectoryDurably } from './sealing/durable-file.ts';
import { keyNames } from './sealing/key-files.ts';
import { openKeyring } from './sealing/keyring.ts';
import { makeSqliteAudit } from './sqlite/audit/audit.ts';
import { auditMigrations } from './sqlite/audit/tables.ts';
import { inTransaction, migrate, openDatabase, prepareRemoval } from './sqlite/database.ts';
import type { Migrations } from './sqlite/database.ts';
import { makeDocumentStore } from './sqlite/document-store.ts';
import { isCopy } from './sqlite/epochs.ts';
import { makeHistoryStore } from './sqlite/history.ts';
import { lookBefore } from './sqlite/look-before.ts';
import { makePromises } from './sqlite/ledger/promises.ts';
import { ledgerMigrations } from './sqlite/ledger/tables.ts';
import { makeRetentionStore, retentionMigrations } from './sqlite/retention.ts';
import { storeMigrations } from './sqlite/tables.ts';
import { watched } from './sqlite/watched.ts';
import type { AuditStore, Noted } from './audit-store.ts';
import type { HistoryStore } from './history-store.ts';
import type { Promises } from './ledger-store.ts';
import type { RetentionStore } from './retention-store.ts';
import { nameOf } from './document-name.ts';
import { StoreError, type DocumentId, type Store } from './store.ts';
import { asOpeningTrouble } from './trouble.ts';

export const DATABASE_FILE = 'steady.sqlite';

export interface StoresOptions {
  /** DATA_DIR, or `:memory:`, which keeps keys on disk all the same. */
  readonly dataDir: string;
  readonly keysDir: string;
  /** Tables of other modules in the same database. */
  readonly migrations: readonly Migrations[];
  readonly random: RandomBytes;
  /** ms since 1970 */
  readonly now: () => number;
  /** Told of an I/O error: end the process, report nothing as done (S13). */
  readonly onFatal: (error: StoreError) => void;
}

export interface Stores {
  readonly database: DatabaseSync;
  readonly store: Store;
  readonly boardSealer: BoardSealer;
  readonly promises: Promises;
  readonly history: HistoryStore;
  readonly audit: AuditStore;
  /** Writes to the audit inside the transaction that is open (S30). */
  readonly note: (noted: Noted) => void;
  /**
   * Says inside the transaction that is open that this document is to be erased: `store.erase` does it, or
   * the next start, when a crash comes first.
   */
  readonly markErasing: (id: DocumentId) => void;
  readonly retention: RetentionStore;
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
  const { dataDir, keysDir, migrations, random, now, onFatal } = options;
  const modules = [
    storeMigrations,
    ledgerMigrations,
    auditMigrations,
    erasedMigrations,
    retentionMigrations,
    ...migrations,
  ];
  const inMemory = dataDir === ':memory:';
  if (!inMemory) makeDirectoryDurably(dataDir);
  const path = inMemory ? dataDir : join(dataDir, DATABASE_FILE);
  const before = inMemory ? { isNew: true, hasDocuments: false } : lookBefore(path, modules); // [S63]
  if (!inMemory && before.isNew) refuseKeysWithoutData(keysDir); // [S62]
  const mayMakeMaster = !before.hasDocuments;
  const keyring = openKeyring({ directory: keysDir, random, mayMakeMaster, onFatal });
  const database = openDatabase(path);
  try {
    migrate(database, modules);
    if (isCopy(database)) runOnCopy(database, modules);
    const erased = openErased(database, keysDir, onFatal);
    const cameBack = eraseAgain(erased.list(), {
      keyring,
      keysDir,
      removals: prepareRemoval(database, modules),
    });
    const store = makeDocumentStore({ database, keyring, random, now, onFatal });
    const boardSealer = makeBoardSealer(keyring, random);
    const { store: audit, note } = makeSqliteAudit(database, boardSealer);
    const promises = makePromises(database, boardSealer, keyring, random, onFatal, note);
    return {
      database,
      store,
      boardSealer,
      promises,
      history: watched(makeHistoryStore(database, keyring, random), onFatal),
      audit: watched(audit, onFatal),
      note,
      markErasing: prepareMarking(database),
      retention: watched(makeRetentionStore(database, note), onFatal),
      erased,
      cameBack,
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw asOpeningTrouble(error);
  }
}

function prepareMarking(database: DatabaseSync): (id: DocumentId) => void {
  const mark = database.prepare('INSERT INTO erasing_documents VALUES (?) ON CONFLICT DO NOTHING');
  return (id) => void mark.run(nameOf(id));
}

/** Before the documents take the mark away (S14). */
function runOnCopy(database: DatabaseSync, modules: readonly Migrations[]): void {
  inTransaction(database, () => {
    for (const sql of modules.flatMap(({ ofCopy = [] }) => ofCopy)) database.exec(sql);
  });
}

/**
 * S62 Keys without the data that they open are an error: else a practice whose data was lost would begin
 *     anew, with a set-up link for whoever comes first.
 */
function refuseKeysWithoutData(keysDir: string): void {
  if (keyNames(keysDir).length === 0) return;
  throw new StoreError(
    'damaged',
    `There are keys in ${keysDir} and no data that they open. Put back the data file (steady.sqlite) or restore a backup. To begin anew, move both folders away.`,
  );
}
