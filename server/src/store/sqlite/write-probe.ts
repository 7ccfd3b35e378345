import type { DatabaseSync } from 'node:sqlite';
import type { StoreError } from '../store.ts';
import { isFatal, toStoreError } from '../trouble.ts';
import type { Migrations } from './database.ts';

export const probeMigrations: Migrations = {
  module: 'probe',
  steps: ['CREATE TABLE probe (at INTEGER NOT NULL) STRICT; INSERT INTO probe VALUES (0)'],
};

/** ms: whoever asks more often hears the last answer, so that asking costs no fsync. */
export const PROBE_EVERY_MS = 1_000;

/**
 * @param onFatal [S13] a supervisor asks often, so this may meet an I/O error first; whoever writes next would
 *   be told "done" by SQLite
 * @returns asks whether something can be written and synced now, by doing it
 */
export function makeWriteProbe(
  database: DatabaseSync,
  now: () => number,
  onFatal: (error: StoreError) => void,
): () => boolean {
  const write = database.prepare('UPDATE probe SET at = ?');
  let askedAt = Number.NEGATIVE_INFINITY;
  let answer = false;
  return () => {
    const at = now();
    if (at - askedAt < PROBE_EVERY_MS) return answer;
    askedAt = at;
    try {
      write.run(at);
      answer = true;
    } catch (error) {
      // Whatever else the reason is: it cannot write. Those who really write learn, and tell, why.
      answer = false;
      if (isFatal(error)) onFatal(toStoreError(error));
    }
    return answer;
  };
}
