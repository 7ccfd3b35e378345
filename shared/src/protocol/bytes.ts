import { decodeUtf8 as strictUtf8 } from 'lib0/string';
import { ProtocolError } from './errors.ts';

/**
 * Reads the encodings of lib0 from bytes nobody vouches for. Every read is bounded by `end`, nothing
 * is allocated by a number that was read, and the only thing thrown is ProtocolError 'malformed'.
 */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly end: number;
  at: number;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  byte(): number {
    if (this.at >= this.end) throw cutShort();
    return this.bytes[this.at++] ?? 0;
  }

  /** Unsigned, 7 bits a byte, low bits first; at most 2^53 - 1. */
  varUint(): number {
    const first = this.byte();
    if (first < 0x80) return first;
    let value = first & 0x7f;
    let factor = 0x80;
    for (let count = 1; count < 8; count++) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) break;
        return value;
      }
      factor *= 0x80;
    }
    throw new ProtocolError('malformed', 'number out of range');
  }

  /** Moves on over `length` bytes. @returns where they start */
  skip(length: number): number {
    const start = this.at;
    if (length > this.end - start) throw cutShort();
    this.at = start + length;
    return start;
  }

  /** Length-prefixed bytes. @returns a view: copy before keeping */
  varBytes(): Uint8Array {
    const length = this.varUint();
    const start = this.skip(length);
    return this.bytes.subarray(start, start + length);
  }

  /** Length-prefixed UTF-8, at most `maxBytes` long. */
  varString(maxBytes: number): string {
    const bytes = this.varBytes();
    if (bytes.length > maxBytes) throw new ProtocolError('too-big', 'string');
    return decodeUtf8(bytes);
  }

  expectEnd(): void {
    if (this.at !== this.end) throw new ProtocolError('malformed', 'bytes left over');
  }
}

/** @throws ProtocolError 'malformed' for anything that is not UTF-8 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return strictUtf8(bytes);
  } catch {
    throw new ProtocolError('malformed', 'not UTF-8');
  }
}

function cutShort(): ProtocolError {
  return new ProtocolError('malformed', 'ends too early');
}
