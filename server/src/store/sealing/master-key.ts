import { createHash, createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { RandomBytes } from '@steady/shared/ids.ts';
import { StoreError } from '../store.ts';
import { readIfThere, writeDurably } from './durable-file.ts';
import { SEAL_BYTES, seal, unseal } from './seal.ts';

/**
 * Wraps the keys of documents.
 *
 *   its own file   one line of text: `steady master key 1 BASE64URL`
 *   a wrapped key  69 bytes: version 1 | master id (8) | sealed key (60)
 */
export interface MasterKey {
  wrap(name: string, key: KeyObject, random: RandomBytes): Uint8Array;
  /** @throws StoreError 'damaged' when it is changed, of another name or of another master key */
  unwrap(name: string, wrapped: Buffer): KeyObject;
  /** Whether it says of itself that it was wrapped by this one. */
  hasWrapped(wrapped: Buffer): boolean;
}

export const KEY_BYTES = 32;

const VERSION = 1;
const MASTER_ID_BYTES = 8;
const WRAPPED_BYTES = 1 + MASTER_ID_BYTES + KEY_BYTES + SEAL_BYTES;
const MASTER_LINE = /^steady master key 1 ([A-Za-z0-9_-]{43})\n?$/;

/**
 * @returns undefined when there is no such file
 * @throws StoreError 'damaged' when it is no master key
 */
export function readMaster(path: string): MasterKey | undefined {
  const text = readIfThere(path)?.toString('latin1');
  if (text === undefined) return undefined;
  const encoded = MASTER_LINE.exec(text)?.[1];
  if (encoded === undefined) {
    throw new StoreError(
      'damaged',
      'master.key in KEYS_DIR is damaged: restore it from the backup of keys.',
    );
  }
  return masterOf(createSecretKey(Buffer.from(encoded, 'base64url')));
}

/** A new one, on disk before it wraps anything. */
export function makeMaster(path: string, random: RandomBytes): MasterKey {
  const plain = random(new Uint8Array(KEY_BYTES));
  writeDurably(path, `steady master key 1 ${Buffer.from(plain).toString('base64url')}\n`);
  return masterOf(createSecretKey(plain));
}

function masterOf(master: KeyObject): MasterKey {
  const id = createHash('sha256')
    .update('steady master id')
    .update(master.export())
    .digest()
    .subarray(0, MASTER_ID_BYTES);
  const hasWrapped = (wrapped: Buffer) => wrapped.subarray(1, 1 + MASTER_ID_BYTES).equals(id);
  return {
    hasWrapped,
    wrap(name, key, random) {
      const body = seal(master, random(new Uint8Array(12)), placeOf(name), key.export());
      return Buffer.concat([Uint8Array.of(VERSION), id, body]);
    },
    unwrap(name, wrapped) {
      if (wrapped.length !== WRAPPED_BYTES || wrapped[0] !== VERSION) {
        throw new StoreError(
          'damaged',
          `The key file of ${name} is damaged: restore it from the backup of keys.`,
        );
      }
      if (!hasWrapped(wrapped)) {
        throw new StoreError(
          'damaged',
          `The key of ${name} belongs to another master key: master.key in KEYS_DIR is not the right one.`,
        );
      }
      return createSecretKey(unseal(master, placeOf(name), wrapped.subarray(1 + MASTER_ID_BYTES)));
    },
  };
}

/** Which master key a wrapped key says it belongs to; undefined when it is no wrapped key. */
export const masterIdOf = (wrapped: Buffer): string | undefined =>
  wrapped.length === WRAPPED_BYTES && wrapped[0] === VERSION
    ? wrapped.subarray(1, 1 + MASTER_ID_BYTES).toString('hex')
    : undefined;

const placeOf = (name: string) => `steady 1 key\n${name}`;
