import type { DatabaseSync } from 'node:sqlite';
import { makeId } from '@steady/shared/ids.ts';
import type { RandomBytes } from '@steady/shared/ids.ts';
import { integer } from './columns.ts';
import { inTransaction } from './database.ts';

/** Whether this data says of itself that it came from a backup, and nobody has opened it yet. */
export const isCopy = (database: DatabaseSync): boolean =>
  database.prepare('SELECT 1 FROM copied').get() !== undefined;

/**
 * S14 Data that came from a backup has a new epoch, also when somebody merely copied the file into
 *     place: a backup says of itself that it is one, and opening it as a store takes that away.
 */
export function beginEpochsOfCopy(database: DatabaseSync, random: RandomBytes): void {
  if (!isCopy(database)) return;
  inTransaction(database, () => {
    addEpochs(database, random);
    database.exec('DELETE FROM copied');
  });
}

/** What people's devices hold may be newer than this data: they set it aside. Rows that exist stay under their own epoch. */
function addEpochs(database: DatabaseSync, random: RandomBytes): void {
  const add = database.prepare(
    `INSERT INTO epochs (document, from_seq, epoch) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET epoch = excluded.epoch`,
  );
  for (const row of database.prepare('SELECT document, seq FROM documents').all()) {
    add.run(integer(row, 'document'), integer(row, 'seq') + 1, makeId(random));
  }
}
