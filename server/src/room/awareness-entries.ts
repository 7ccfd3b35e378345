import { ByteReader } from '@steady/shared/protocol/bytes.ts';
import { ProtocolError } from '@steady/shared/protocol/errors.ts';
import {
  MAX_AWARENESS_CLOCK,
  MAX_AWARENESS_ENTRIES,
  MAX_AWARENESS_STATE_BYTES,
} from '@steady/shared/protocol/limits.ts';
import * as encoding from 'lib0/encoding';

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
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
  });
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
