import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as v from 'valibot';
import { participantIdSchema } from '@steady/shared/ids.ts';
import { StoreError } from '../store.ts';
import type { Author } from '../store.ts';

/**
 * What is inside a sealed row, pinned by golden bytes. Every form begins with its version.
 *
 *   row       1 | author length (1 byte) | author | Yjs update V1
 *   claims    1 | { client id (varuint) | author (varstring) } …
 *   snapshot  1 | Yjs state V1
 *   authors   1 | { author (varstring) | how many rows, one after the other (varuint) } …
 */
const VERSION = 1;

export type SealedKind = 'row' | 'claims' | 'snapshot' | 'authors';

/** Associated data: sealed bytes open at this place of this document and nowhere else. */
export function placeOf(kind: SealedKind, name: string, epoch: string, seq: number): string {
  return `steady 1 ${kind}\n${name}\n${epoch}\n${seq}`;
}

export function encodeRow(author: Author, update: Uint8Array): Uint8Array {
  const plain = new Uint8Array(2 + author.length + update.length);
  plain[0] = VERSION;
  plain[1] = author.length;
  for (let at = 0; at < author.length; at += 1) plain[2 + at] = author.charCodeAt(at);
  plain.set(update, 2 + author.length);
  return plain;
}

export interface Row {
  readonly author: Author;
  readonly update: Uint8Array;
}

export function decodeRow(plain: Uint8Array): Row {
  checkVersion(plain);
  const length = plain[1] ?? 0;
  return {
    author: parseAuthor(String.fromCharCode(...plain.subarray(2, 2 + length))),
    update: plain.subarray(2 + length),
  };
}

export type Claim = readonly [client: number, author: Author];

export function encodeClaims(claims: readonly Claim[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, VERSION);
  for (const [client, author] of claims) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarString(encoder, author);
  }
  return encoding.toUint8Array(encoder);
}

export function decodeClaims(plain: Uint8Array): Claim[] {
  checkVersion(plain);
  const decoder = decoding.createDecoder(plain);
  decoding.readUint8(decoder);
  const claims: Claim[] = [];
  while (decoding.hasContent(decoder)) {
    claims.push([decoding.readVarUint(decoder), parseAuthor(decoding.readVarString(decoder))]);
  }
  return claims;
}

export function encodeSnapshot(state: Uint8Array): Uint8Array {
  const plain = new Uint8Array(1 + state.length);
  plain[0] = VERSION;
  plain.set(state, 1);
  return plain;
}

export function decodeSnapshot(plain: Uint8Array): Uint8Array {
  checkVersion(plain);
  return plain.subarray(1);
}

/** So many rows of one author, one after the other. */
export interface AuthorRun {
  readonly author: Author;
  readonly rows: number;
}

export function encodeAuthors(runs: readonly AuthorRun[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, VERSION);
  for (const { author, rows } of runs) {
    encoding.writeVarString(encoder, author);
    encoding.writeVarUint(encoder, rows);
  }
  return encoding.toUint8Array(encoder);
}

export function decodeAuthors(plain: Uint8Array): AuthorRun[] {
  checkVersion(plain);
  const decoder = decoding.createDecoder(plain);
  decoding.readUint8(decoder);
  const runs: AuthorRun[] = [];
  while (decoding.hasContent(decoder)) {
    const author = parseAuthor(decoding.readVarString(decoder));
    runs.push({ author, rows: decoding.readVarUint(decoder) });
  }
  return runs;
}

function checkVersion(plain: Uint8Array): void {
  if (plain[0] !== VERSION) {
    throw new StoreError(
      'damaged',
      `A row of form ${plain[0]}: this version of Steady reads ${VERSION}.`,
    );
  }
}

function parseAuthor(text: string): Author {
  if (text === 'server') return text;
  const author = v.safeParse(participantIdSchema, text);
  if (author.success) return author.output;
  throw new StoreError('damaged', 'A row names nobody as its author.');
}
