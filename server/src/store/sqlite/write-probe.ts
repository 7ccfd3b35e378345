import type { DatabaseSync } from 'node:sqlite';
import type { Migrations } from './database.ts';

export const probeMigrations: Migrations = {
  module: 'probe',
  steps: ['CREATE TABLE probe (at INTEGER NOT NULL) STRICT; INSERT INTO probe VALUES (0)'],
};

/** ms: whoever asks more often hears the last answer, so that asking costs no fsync. */
export const PROBE_EVERY_MS = 1_000;

/** @returns asks whether something can be written and synced now, by doing it */
export function makeWriteProbe(database: DatabaseSync, now: () => number): () => boolean {
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
    } catch {
      // Whatever the reason is: it cannot write. Those who really write learn, and tell, why.
      answer = false;
    }
    return answer;
  };
}
