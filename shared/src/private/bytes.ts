import { encodeUtf8 } from 'lib0/string';
import type { Bytes } from './cryptoPort.ts';

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A copy with a buffer of its own. */
export const utf8 = (text: string): Bytes => new Uint8Array(encodeUtf8(text));

export function ascii(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
