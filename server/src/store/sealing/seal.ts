import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { RandomBytes } from '@steady/shared/ids.ts';
import { StoreError } from '../store.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Bytes that sealing adds to what is sealed. */
export const SEAL_BYTES = NONCE_BYTES + TAG_BYTES;

/** @returns 12 random bytes; under one key 2^32 of them may be used (NIST SP 800-38D, 8.3) */
export type MakeNonce = () => Uint8Array;

/**
 * AES-256-GCM.
 * @param place associated data: where the sealed bytes belong; they open nowhere else
 * @returns nonce (12) | ciphertext (as long as `plain`) | tag (16)
 */
export function seal(
  key: KeyObject,
  nonce: Uint8Array,
  place: string,
  plain: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(place));
  const body = cipher.update(plain);
  cipher.final();
  const sealed = new Uint8Array(SEAL_BYTES + body.length);
  sealed.set(nonce);
  sealed.set(body, NONCE_BYTES);
  sealed.set(cipher.getAuthTag(), NONCE_BYTES + body.length);
  return sealed;
}

/** @throws StoreError 'damaged': not sealed with this key, or not for this place, or changed since */
export function unseal(key: KeyObject, place: string, sealed: Uint8Array): Uint8Array {
  if (sealed.length < SEAL_BYTES) throw damaged(place);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const plain = decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES));
  try {
    decipher.final();
  } catch (error) {
    throw damaged(place, error);
  }
  // Not as a Buffer, whose `slice` is a view and no copy.
  return new Uint8Array(plain.buffer, plain.byteOffset, plain.length);
}

function damaged(place: string, cause?: unknown): StoreError {
  const where = place.replaceAll('\n', ' ');
  return new StoreError('damaged', `What is stored as "${where}" was changed, moved or cut.`, {
    cause,
  });
}

/** Draws nonces from a pool: one call of the random source for 256 of them saves 2 µs a row. */
export function makeNonces(random: RandomBytes): MakeNonce {
  const pool = new Uint8Array(256 * NONCE_BYTES);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      random(pool);
      used = 0;
    }
    used += NONCE_BYTES;
    return pool.slice(used - NONCE_BYTES, used);
  };
}
