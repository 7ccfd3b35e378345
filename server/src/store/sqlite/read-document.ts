import type { KeyObject } from 'node:crypto';
import { unseal } from '../sealing/seal.ts';
import { StoreError } from '../store.ts';
import type { Author, StoredDocument } from '../store.ts';
import { blob, integer, text } from './columns.ts';
import { decodeClaims, decodeRow, decodeSnapshot, placeOf } from './formats.ts';
import type { Claim, SealedKind } from './formats.ts';
import type { Statements } from './statements.ts';

/** What stands in `documents` about one document. */
export interface Head {
  readonly document: number;
  readonly seq: number;
  readonly claims: number;
}

export interface Epoch {
  readonly fromSeq: number;
  readonly epoch: string;
}

/**
 * Reads one document whole and keeps S5: every row from the snapshot to the last must be there and
 * open at its place, and as many claims as were ever made.
 * @throws StoreError 'damaged'
 */
export function readDocument(
  statements: Statements,
  name: string,
  key: KeyObject,
  head: Head,
): StoredDocument {
  const epochs = readEpochs(statements, name, head.document);
  const open = (kind: SealedKind, seq: number, sealed: Uint8Array) =>
    unseal(key, placeOf(kind, name, epochAt(epochs, seq), seq), sealed);

  const updates: Uint8Array[] = [];
  let seq = 0;
  const snapshot = statements.snapshot.get(head.document);
  if (snapshot) {
    seq = integer(snapshot, 'seq');
    updates.push(decodeSnapshot(open('snapshot', seq, blob(snapshot, 'sealed'))));
  }
  for (const row of statements.rowsAfter.iterate(head.document, seq)) {
    if (integer(row, 'seq') !== seq + 1) throw lost(name, `row ${seq + 1}`);
    seq += 1;
    updates.push(decodeRow(open('row', seq, blob(row, 'sealed'))).update);
  }
  if (seq !== head.seq) throw lost(name, `a row: it has ${seq} of ${head.seq}`);

  const claims = readClaims(statements, name, key, head, epochs);
  const owners = new Map<number, Author>();
  for (const [client, author] of claims) {
    if (!owners.has(client)) owners.set(client, author);
  }
  return { epoch: lastEpoch(epochs, name), seq, updates, claims: owners };
}

/** @returns every claim ever made, oldest first */
export function readClaims(
  statements: Statements,
  name: string,
  key: KeyObject,
  head: Head,
  epochs: readonly Epoch[],
): Claim[] {
  const claims: Claim[] = [];
  for (const row of statements.claims.iterate(head.document)) {
    const seq = integer(row, 'seq');
    const place = placeOf('claims', name, epochAt(epochs, seq), seq);
    claims.push(...decodeClaims(unseal(key, place, blob(row, 'sealed'))));
  }
  if (claims.length !== head.claims) throw lost(name, 'claims of authors');
  return claims;
}

export function readEpochs(statements: Statements, name: string, document: number): Epoch[] {
  const epochs = statements.epochs
    .all(document)
    .map((row) => ({ fromSeq: integer(row, 'from_seq'), epoch: text(row, 'epoch') }));
  if (epochs.length === 0) throw lost(name, 'its epoch');
  return epochs;
}

/** The epoch under which the row `seq` was sealed. */
export function epochAt(epochs: readonly Epoch[], seq: number): string {
  return epochs.findLast(({ fromSeq }) => fromSeq <= seq)?.epoch ?? '';
}

export function lastEpoch(epochs: readonly Epoch[], name: string): string {
  const epoch = epochs.at(-1)?.epoch;
  if (epoch === undefined) throw lost(name, 'its epoch');
  return epoch;
}

const lost = (name: string, what: string) =>
  new StoreError('damaged', `The data file is damaged: ${name} lost ${what}. Restore a backup.`);
