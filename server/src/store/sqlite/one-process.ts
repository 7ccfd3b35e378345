import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeDirectoryDurably } from '../sealing/durable-file.ts';
import { StoreError } from '../store.ts';

/**
 * Lets one process at a time use a data folder: two would each hold a live copy of a board, and
 * neither would see what the other wrote. The operating system gives the lock back when the process
 * ends in any way, so nothing stale is ever left behind.
 * @returns gives the folder back
 * @throws StoreError 'exists' when another process has it
 */
export function takeDataFolder(dataDir: string): () => void {
  makeDirectoryDurably(dataDir);
  const lock = new DatabaseSync(join(dataDir, 'in-use.lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new StoreError('exists', `Another process is using ${dataDir}.`, { cause: error });
  }
  return () => lock.close();
}
