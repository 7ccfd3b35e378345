import fs from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, backup } from 'node:sqlite';
import { StoreError } from '../store.ts';
import { toStoreError } from '../trouble.ts';

/**
 * Copies the database while people go on writing. The copy is one file, checked, readable by its
 * owner only, and says of itself that it is a copy (S14).
 *
 * S15 A backup holds no key, wrapped or not: those are files of KEYS_DIR and have a backup of their
 *     own, or erasing a board would mean nothing.
 *
 * @param from the database file in use, by this process or another
 * @param to a path where nothing stands yet
 * @throws StoreError 'exists' | 'damaged' | 'full' | 'unavailable'
 */
export async function backupTo(from: string, to: string): Promise<void> {
  if (fs.existsSync(to)) throw new StoreError('exists', 'There is a file of that name already.');
  const unfinished = `${to}.unfinished`;
  try {
    fs.closeSync(fs.openSync(unfinished, 'w', 0o600));
    // A connection of its own, and all pages in one step: otherwise each commit starts it anew.
    const source = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
    try {
      await backup(source, unfinished, { rate: 2 ** 31 - 1 });
    } finally {
      source.close();
    }
    markAsCopy(unfinished);
    sync(unfinished);
    fs.renameSync(unfinished, to);
    sync(dirname(to));
  } catch (error) {
    fs.rmSync(unfinished, { force: true });
    throw toStoreError(error);
  }
}

/**
 * Looks at a file before it is put in the place of the data.
 * @throws StoreError 'damaged' when it is no whole backup
 */
export function checkBackup(path: string): void {
  try {
    const copy = new DatabaseSync(path, { readOnly: true });
    try {
      const [check] = copy.prepare('PRAGMA quick_check(1)').all();
      const marked = copy.prepare('SELECT 1 FROM copied').get();
      if (check?.['quick_check'] === 'ok' && marked !== undefined) return;
    } finally {
      copy.close();
    }
  } catch (error) {
    throw new StoreError('damaged', `${path} is not a backup of Steady.`, { cause: error });
  }
  throw new StoreError('damaged', `${path} is damaged, or no backup of Steady.`);
}

function markAsCopy(path: string): void {
  const copy = new DatabaseSync(path);
  try {
    const [check] = copy.prepare('PRAGMA quick_check(1)').all();
    if (check?.['quick_check'] !== 'ok') {
      throw new StoreError('damaged', 'The data file is damaged: this backup would be too.');
    }
    copy.exec('PRAGMA journal_mode = DELETE; DELETE FROM copied; INSERT INTO copied VALUES (1)');
  } finally {
    copy.close();
  }
}

function sync(path: string): void {
  const file = fs.openSync(path, 'r');
  try {
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}
