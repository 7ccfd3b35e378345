import { ByteReader } from '@steady/shared/protocol/bytes.ts';
import { ProtocolError } from '@steady/shared/protocol/errors.ts';
import {
  MAX_AWARENESS_CLOCK,
  MAX_AWARENESS_ENTRIES,
  MAX_AWARENESS_STATE_BYTES,
} from '@steady/shared/protocol/limits.ts';

/** One client's awareness: `state` is JSON text; 'null' says that it left. */
export interface Entry {
  readonly client: number;
  readonly clock: number;
  readonly state: string;
}

/** @throws ProtocolError 'malformed' | 'too-big' */
export function decodeEntries(update: Uint8Array): Entry[] {
  const reader = new ByteReader(update);
  const count = reader.varUint();
  if (count > MAX_AWARENESS_ENTRIES) throw new ProtocolError('too-big', 'awareness entries');
  const entries: Entry[] = [];
  for (let n = 0; n < count; n++) {
    const client = reader.varUint();
    const clock = reader.varUint();
    if (clock > MAX_AWARENESS_CLOCK) throw new ProtocolError('malformed', 'awareness clock');
    entries.push({ client, clock, state: reader.varString(MAX_AWARENESS_STATE_BYTES) });
  }
  reader.expectEnd();
  return entries;
}

export function encodeEntries(entries: readonly Entry[]): Uint8Array {
  let most = MAX_VARUINT_BYTES;
  for (const { state } of entries) most += 3 * MAX_VARUINT_BYTES + 3 * state.length;
  const bytes = new Uint8Array(most);
  let at = writeVarUint(bytes, 0, entries.length);
  for (const { client, clock, state } of entries) {
    at = writeVarUint(bytes, at, client);
    at = writeVarUint(bytes, at, clock);
    // Its length in bytes stands before it: for plain letters that of the text, otherwise put right.
    const guess = writeVarUint(bytes, at, state.length);
    const { written } = utf8.encodeInto(state, bytes.subarray(guess));
    const from = writeVarUint(bytes, at, written);
    if (from !== guess) utf8.encodeInto(state, bytes.subarray(from));
    at = from + written;
  }
  return bytes.subarray(0, at);
}

const utf8 = new TextEncoder();
/** Numbers up to 2^53 - 1 in groups of seven bits. */
const MAX_VARUINT_BYTES = 8;

/** Written without lib0's growing buffer, as hot as it is. @returns where the next byte goes */
function writeVarUint(bytes: Uint8Array, from: number, value: number): number {
  let at = from;
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes[at++] = 0x80 | (rest & 0x7f);
  bytes[at++] = rest;
  return at;
}

/**
 * Puts the server's word for who this is in place of the client's own.
 * @returns JSON text, or 'null'
 * @throws ProtocolError 'malformed' when the state is not an object
 */
export function stamp(
  state: string,
  user: { readonly seat: string; readonly name: string },
): string {
  let value: unknown;
  try {
    value = JSON.parse(state);
  } catch {
    throw new ProtocolError('malformed', 'awareness state');
  }
  if (value === null) return GONE;
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new ProtocolError('malformed', 'awareness state');
  }
  return JSON.stringify({ ...value, user });
}

export const GONE = 'null';

/** @param state as `stamp` gives it */
export function saysReview(state: string): boolean {
  const value: unknown = JSON.parse(state);
  return typeof value === 'object' && value !== null && Reflect.get(value, 'review') === true;
}
