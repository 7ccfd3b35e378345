import type { ByteReader } from '@steady/shared/protocol/bytes.ts';
import { ProtocolError } from '@steady/shared/protocol/errors.ts';

/**
 * Checks UTF-8 in place, as strictly as Yjs's own decoder, and allocates nothing.
 * @returns how many UTF-16 code units the text has: a Yjs clock counts those
 * @throws ProtocolError 'malformed'
 */
export function utf16Length(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  let at = from;
  while (at < to) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      units += 1;
      continue;
    }
    const more = lead >= 0xc2 && lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    if (lead < 0xc2 || lead > 0xf4 || at + more >= to) throw notUtf8();
    const second = bytes[at + 1] ?? 0;
    // Overlong forms, surrogates and what lies above U+10FFFF show in the second byte.
    const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (second < least || second > most) throw notUtf8();
    for (let n = 2; n <= more; n++) {
      if (((bytes[at + n] ?? 0) & 0xc0) !== 0x80) throw notUtf8();
    }
    at += more + 1;
    units += more === 3 ? 2 : 1;
  }
  return units;
}

/** Moves over a length-prefixed text. @returns its length in UTF-16 code units */
export function skipText(reader: ByteReader): number {
  const length = reader.varUint();
  const start = reader.skip(length);
  return utf16Length(reader.bytes, start, reader.at);
}

function notUtf8(): ProtocolError {
  return new ProtocolError('malformed', 'not UTF-8');
}
