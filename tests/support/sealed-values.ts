import type { KeyObject } from 'node:crypto';
import fs from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { keyNames, masterPath, pathOf } from '@steady/server/store/sealing/key-files.ts';
import { readMaster } from '@steady/server/store/sealing/master-key.ts';
import { unseal } from '@steady/server/store/sealing/seal.ts';
import { placeOf, type SealedKind } from '@steady/server/store/sqlite/formats.ts';

export interface Tried {
  /** By board: how many sealed values stand in the data. */
  readonly sealed: ReadonlyMap<string, number>;
  /** By board: how many of them a key opened. */
  readonly opened: ReadonlyMap<string, number>;
}

/**
 * Tries every key of a KEYS_DIR on every sealed value of a database, at the place where each stands, as
 * somebody would who has both.
 */
export function tryAllKeys(path: string, keysDir: string): Tried {
  const keys = keysIn(keysDir);
  const sealed = new Map<string, number>();
  const opened = new Map<string, number>();
  for (const { boardId, bytes, place } of sealedValues(path)) {
    count(sealed, boardId);
    if (keys.some((key) => opens(key, place, bytes))) count(opened, boardId);
  }
  return { sealed, opened };
}

/** Everything that a KEYS_DIR opens in a database, in the clear. */
export function openAll(path: string, keysDir: string): Buffer[] {
  const keys = keysIn(keysDir);
  return sealedValues(path).flatMap(({ place, bytes }) => {
    const key = keys.find((one) => opens(one, place, bytes));
    return key === undefined ? [] : [Buffer.from(unseal(key, place, bytes))];
  });
}

function keysIn(keysDir: string): KeyObject[] {
  const master = readMaster(masterPath(keysDir));
  if (master === undefined) throw new Error('there is no master key');
  return keyNames(keysDir).map((name) =>
    master.unwrap(name, fs.readFileSync(pathOf(keysDir, name))),
  );
}

interface SealedValue {
  readonly boardId: string;
  readonly place: string;
  readonly bytes: Uint8Array;
}

function sealedValues(path: string): SealedValue[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = (sql: string) => database.prepare(sql).all();
  const value = (boardId: unknown, place: string, bytes: unknown): SealedValue => ({
    boardId: String(boardId),
    place,
    bytes: bytes as Uint8Array,
  });
  const words = (boardId: unknown, place: string, bytes: unknown): SealedValue =>
    value(boardId, `steady 1 words\n${String(boardId)}\n${place}`, bytes);
  const found: SealedValue[] = [];
  for (const [kind, table] of [
    ['row', 'log'],
    ['claims', 'claims'],
    ['snapshot', 'snapshots'],
  ] as const satisfies ReadonlyArray<readonly [SealedKind, string]>)
    for (const row of rows(
      `SELECT name, ${table}.seq AS seq, sealed, (SELECT epoch FROM epochs WHERE epochs.document = ${table}.document
         AND from_seq <= ${table}.seq ORDER BY from_seq DESC LIMIT 1) AS epoch
       FROM ${table} JOIN documents USING (document)`,
    )) {
      const name = String(row['name']);
      const place = placeOf(kind, name, String(row['epoch']), Number(row['seq']));
      found.push(value(name.split('/')[0], place, row['sealed']));
    }
  for (const { id, title } of rows('SELECT id, title FROM boards'))
    found.push(words(id, 'boards.title', title));
  for (const { board, participant, name } of rows('SELECT * FROM seats'))
    found.push(words(board, `seats.name/${String(participant)}`, name));
  for (const [table, place] of [
    ['ledger', 'ledger'],
    ['audit', 'audit'],
    ['moments', 'moment'],
  ] as const)
    for (const { board, seq, sealed } of rows(`SELECT board, seq, sealed FROM ${table}`))
      found.push(words(board, `${place}/${Number(seq)}`, sealed));
  for (const { board, round, who, sealed } of rows('SELECT * FROM sealed_answers'))
    found.push(value(board, ['steady 1 answer', board, round, who].join('\n'), sealed));
  database.close();
  return found;
}

function opens(key: KeyObject, place: string, bytes: Uint8Array): boolean {
  try {
    unseal(key, place, bytes);
    return true;
  } catch {
    return false;
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
