import type { RandomBytes } from '../ids.ts';

/** Bytes as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The cryptography of private writing, passed in: the browser's, or Node's. AES-256-GCM and HKDF with
 * SHA-256, as WebCrypto has them, and nothing of our own.
 */
export interface CryptoPort<Key> {
  encrypt(key: Key, nonce: Bytes, associated: Bytes, content: Bytes): Promise<Bytes>;
  /** @returns undefined when it was sealed by another key, for another place, or was changed */
  decrypt(key: Key, nonce: Bytes, associated: Bytes, sealed: Bytes): Promise<Bytes | undefined>;
  /** A key that cannot be taken out again, for `encrypt` and `decrypt`. */
  importKey(raw: Bytes): Promise<Key>;
  /** The key that belongs to a code. Codes are long enough that no slow derivation is needed. */
  deriveKey(secret: Bytes, salt: Bytes, info: Bytes): Promise<Key>;
  readonly random: RandomBytes;
}

/** What `crypto.subtle` fits, without naming any world's types. */
export interface Subtle<Key> {
  encrypt(algorithm: AesGcm, key: Key, data: Bytes): Promise<ArrayBuffer>;
  decrypt(algorithm: AesGcm, key: Key, data: Bytes): Promise<ArrayBuffer>;
  importKey(
    format: 'raw',
    data: Bytes,
    algorithm: 'AES-GCM' | 'HKDF',
    extractable: false,
    usages: Array<'encrypt' | 'decrypt' | 'deriveKey'>,
  ): Promise<Key>;
  deriveKey(
    algorithm: { name: 'HKDF'; hash: 'SHA-256'; salt: Bytes; info: Bytes },
    key: Key,
    made: { name: 'AES-GCM'; length: 256 },
    extractable: false,
    usages: Array<'encrypt' | 'decrypt'>,
  ): Promise<Key>;
}

interface AesGcm {
  name: 'AES-GCM';
  iv: Bytes;
  additionalData: Bytes;
}

/** Bytes. */
export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;

export function makeCryptoPort<Key>(subtle: Subtle<Key>, random: RandomBytes): CryptoPort<Key> {
  return {
    async encrypt(key, nonce, associated, content) {
      const algorithm: AesGcm = { name: 'AES-GCM', iv: nonce, additionalData: associated };
      return new Uint8Array(await subtle.encrypt(algorithm, key, content));
    },
    async decrypt(key, nonce, associated, sealed) {
      const algorithm: AesGcm = { name: 'AES-GCM', iv: nonce, additionalData: associated };
      try {
        return new Uint8Array(await subtle.decrypt(algorithm, key, sealed));
      } catch {
        // WebCrypto says OperationError for all of them, so that nobody can learn from the difference.
        return undefined;
      }
    },
    importKey: (raw) => subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']),
    async deriveKey(secret, salt, info) {
      const base = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
      return subtle.deriveKey(
        { name: 'HKDF', hash: 'SHA-256', salt, info },
        base,
        { name: 'AES-GCM', length: 256 },
        false,
        ['encrypt', 'decrypt'],
      );
    },
    random,
  };
}
