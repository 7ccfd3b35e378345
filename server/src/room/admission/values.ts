import { decodeUtf8, type ByteReader } from '@steady/shared/protocol/bytes.ts';
import { ProtocolError } from '@steady/shared/protocol/errors.ts';
import { MAX_KEY_BYTES, MAX_VALUE_DEPTH } from '@steady/shared/protocol/limits.ts';
import { skipText, utf16Length } from './text.ts';

/** Keys that change what an object is, when some program copies it key by key. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const FORBIDDEN_LENGTHS: ReadonlySet<number> = new Set(
  [...FORBIDDEN_KEYS].map((key) => key.length),
);

/** Characters of an id, one byte each. */
const ID_LENGTH = 22;

/**
 * Moves over a length-prefixed name: map key, root type, element, format.
 * @throws ProtocolError 'malformed' when it is forbidden or longer than MAX_KEY_BYTES
 */
export function skipKey(reader: ByteReader): void {
  const length = reader.varUint();
  const start = reader.skip(length);
  if (length > MAX_KEY_BYTES) throw new ProtocolError('malformed', 'key too long');
  utf16Length(reader.bytes, start, reader.at);
  if (FORBIDDEN_LENGTHS.has(length)) refuseKey(textBetween(reader, start));
}

/** Moves over a name that says nothing: at most as long as an id, and of its letters. */
export function skipId(reader: ByteReader): void {
  const length = reader.varUint();
  const start = reader.skip(length);
  if (length > ID_LENGTH) throw new ProtocolError('malformed', 'no id');
  if (!/^[\w-]+$/.test(textBetween(reader, start))) throw new ProtocolError('malformed', 'no id');
  if (FORBIDDEN_LENGTHS.has(length)) refuseKey(textBetween(reader, start));
}

/** Moves over one value in lib0's `any` encoding. */
export function skipAny(reader: ByteReader, depth = 0): void {
  if (depth > MAX_VALUE_DEPTH) throw tooDeep();
  const type = reader.byte();
  switch (type) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      skipVarInt(reader);
      return;
    case 124:
      reader.skip(4);
      return;
    case 123: // float64
    case 122: // bigint
      reader.skip(8);
      return;
    case 119:
      skipText(reader);
      return;
    case 118: {
      const count = reader.varUint();
      for (let n = 0; n < count; n++) {
        skipKey(reader);
        skipAny(reader, depth + 1);
      }
      return;
    }
    case 117: {
      const count = reader.varUint();
      for (let n = 0; n < count; n++) skipAny(reader, depth + 1);
      return;
    }
    case 116:
      reader.varBytes();
      return;
    default:
      throw new ProtocolError('malformed', `value of type ${type}`);
  }
}

/** Moves over a value that Yjs writes as JSON text: embeds, formats, and the elements of old arrays. */
export function skipJson(reader: ByteReader, { undefinedToo = false } = {}): void {
  const text = decodeUtf8(reader.varBytes());
  if (undefinedToo && text === 'undefined') return;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ProtocolError('malformed', 'not JSON');
  }
  checkJson(value, 0);
}

function checkJson(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_VALUE_DEPTH) throw tooDeep();
  for (const [key, inner] of Object.entries(value)) {
    refuseKey(key);
    checkJson(inner, depth + 1);
  }
}

/** Signed: sign in the seventh bit of the first byte. Range as `varUint`, which is all that matters here. */
function skipVarInt(reader: ByteReader): void {
  let byte = reader.byte();
  for (let more = 0; byte >= 0x80; more++) {
    if (more === 7) throw new ProtocolError('malformed', 'number out of range');
    byte = reader.byte();
  }
}

function refuseKey(key: string): void {
  if (FORBIDDEN_KEYS.has(key)) throw new ProtocolError('malformed', 'forbidden key');
}

function textBetween(reader: ByteReader, start: number): string {
  return decodeUtf8(reader.bytes.subarray(start, reader.at));
}

function tooDeep(): ProtocolError {
  return new ProtocolError('malformed', 'value nested too deeply');
}
