import fs from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store.ts';
import { toStoreError } from '../trouble.ts';
import { checkLog } from './check-log.ts';
import { tablesOf, type Migrations } from './database.ts';

/** What stands in a data file, before it is opened for use. */
export interface Before {
  /** There is no file, or nothing in it. */
  readonly isNew: boolean;
  readonly hasDocuments: boolean;
}

/**
 * Looks at the data without changing it: opening and closing it for use folds the log into it, and what
 * was damaged would then be damaged otherwise at the next try. Damage of a table of which each row is one
 * board's is left to whoever opens the board.
 *
 * S63 A start that is refused changes nothing: the next one finds what this one found.
 *
 * @throws StoreError 'damaged' with what to do
 */
export function lookBefore(path: string, modules: readonly Migrations[]): Before {
  checkLog(path); // [S60]
  if (!fs.existsSync(path)) return { isNew: true, hasDocuments: false };
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const tables = tablesOf(database);
      checkShared(database, tables, modules);
      const hasDocuments =
        tables.includes('documents') &&
        database.prepare('SELECT 1 FROM documents LIMIT 1').get() !== undefined;
      return { isNew: tables.length === 0, hasDocuments };
    } finally {
      database.close();
    }
  } catch (error) {
    throw toStoreError(error);
  }
}

function checkShared(
  database: DatabaseSync,
  tables: readonly string[],
  modules: readonly Migrations[],
): void {
  const perBoard = new Set(modules.flatMap((module) => module.perBoard ?? []));
  for (const table of tables) {
    if (perBoard.has(table)) continue;
    const said = quickCheck(database, table);
    if (said !== 'ok')
      throw new StoreError(
        'damaged',
        `The data file is damaged where everybody needs it (${table}: ${said}). Restore a backup.`,
      );
  }
}

function quickCheck(database: DatabaseSync, table: string): string {
  try {
    return String(database.prepare(`PRAGMA quick_check('${table}')`).get()?.['quick_check']);
  } catch (error) {
    const trouble = toStoreError(error);
    if (trouble.kind === 'damaged') return 'its pages';
    throw trouble;
  }
}
