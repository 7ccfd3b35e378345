import { createHash, timingSafeEqual } from 'node:crypto';
import type { RandomBytes } from '@steady/shared/ids.ts';

/**
 * A2  Secrets that open something (device sessions, invites) are 256 random bits, and only their
 *     hash is stored: a copy of the database signs nobody in. SHA-256 suffices, because there is
 *     nothing to guess.
 */
export function makeSecret(random: RandomBytes): string {
  return Buffer.from(random(new Uint8Array(32))).toString('base64url');
}

export function hashSecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}

/** Takes the same time whether they differ early, late, or in length. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(hashSecret(a), hashSecret(b));
}

/** With the secret in it: a few digits alone would be read out of a copy of the database in no time. */
export const hashCode = (secret: string, code: string | undefined): Uint8Array | undefined =>
  code === undefined ? undefined : hashSecret(`${secret} ${code}`);
