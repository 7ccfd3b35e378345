import { makeCryptoPort, type Bytes, type CryptoPort } from '@steady/shared/private/cryptoPort.ts';
import type { RandomBytes } from '@steady/shared/ids.ts';
import type { CopyRecord } from './database.ts';
import { PASSCODE_ROUNDS } from './limits.ts';

/**
 * The key of a copy. It is made here, never leaves as bytes once it is in use, and is kept sealed twice:
 * under what a passcode gives, so that whoever holds the phone needs the passcode, and under a key of this
 * browser that no script can take out, so that whoever copies the sealed bytes needs this browser too.
 */
export interface CopyKeys {
  readonly port: CryptoPort<CryptoKey>;
  /** @returns the record to keep, and the key to use now */
  make(id: string, passcode: string, now: number): Promise<{ copy: CopyRecord; key: CryptoKey }>;
  /** @returns undefined for another passcode */
  open(copy: CopyRecord, passcode: string): Promise<CryptoKey | undefined>;
}

export function makeCopyKeys(
  subtle: SubtleCrypto,
  random: RandomBytes,
  rounds: number = PASSCODE_ROUNDS,
): CopyKeys {
  const port = makeCryptoPort<CryptoKey>(subtle, random);

  return {
    port,
    async make(id, passcode, now) {
      const raw = random(new Uint8Array(32));
      const salt = random(new Uint8Array(16));
      const deviceKey = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
        'encrypt',
        'decrypt',
      ]);
      const nonce = random(new Uint8Array(12));
      const deviceNonce = random(new Uint8Array(12));
      const place = placeOf(id);
      const once = await port.encrypt(await passcodeKey(passcode, salt, rounds), nonce, place, raw);
      const sealed = await port.encrypt(deviceKey, deviceNonce, place, once);
      const key = await port.importKey(raw);
      raw.fill(0);
      const wrapped = { nonce, sealed };
      return { copy: { id, salt, rounds, wrapped, deviceNonce, deviceKey, usedAt: now }, key };
    },
    async open({ id, salt, rounds: kept, wrapped, deviceNonce, deviceKey }, passcode) {
      const place = placeOf(id);
      const once = await port.decrypt(deviceKey, deviceNonce, place, wrapped.sealed);
      if (once === undefined) return undefined;
      const opener = await passcodeKey(passcode, salt, kept);
      const raw = await port.decrypt(opener, wrapped.nonce, place, once);
      if (raw === undefined) return undefined;
      const key = await port.importKey(raw);
      raw.fill(0);
      return key;
    },
  };

  async function passcodeKey(passcode: string, salt: Bytes, count: number): Promise<CryptoKey> {
    const typed = new TextEncoder().encode(passcode.normalize('NFKC').trim());
    const base = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
    return subtle.deriveKey(
      { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: count },
      base,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    );
  }
}

const placeOf = (id: string): Bytes => new TextEncoder().encode(`copy key 1 ${id}`);
