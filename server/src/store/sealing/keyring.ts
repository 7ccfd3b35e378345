import { createHash, createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import type { RandomBytes } from '@steady/shared/ids.ts';
import { makeRecent } from '../recent.ts';
import { StoreError } from '../store.ts';
import { isFatal, toStoreError } from '../trouble.ts';
import {
  destroyDurably,
  makeDirectoryDurably,
  readIfThere,
  settle,
  writeDurably,
} from './durable-file.ts';
import { SEAL_BYTES, seal, unseal } from './seal.ts';

/**
 * The keys of the documents, each wrapped by the master key, as files apart from the database.
 *
 *   KEYS_DIR/master.key                  one line of text: `steady master key 1 BASE64URL`
 *   KEYS_DIR/wrapped/B/BOARD.board.key   69 bytes: version 1 | master id (8) | sealed key (60)
 *
 * S11 A document's key is on disk before the first row that needs it is committed. A crash between
 *     the two leaves a key that nothing uses, which the next attempt takes up.
 * S12 A key that is missing, changed or of another master key is an error that says which; no key
 *     is ever made in its place for rows that exist.
 */
export interface Keyring {
  /** @returns the key of this name, made and on disk if there was none */
  make(name: string): KeyObject;
  /** @throws StoreError 'damaged' when it is missing, changed or of another master key */
  open(name: string): KeyObject;
  /** @throws StoreError 'damaged' when there is one that cannot be opened */
  has(name: string): boolean;
  /** Afterwards nothing that was sealed with this key can be opened. No error if there is none. */
  destroy(name: string): void;
}

export interface KeyringOptions {
  /** KEYS_DIR */
  readonly directory: string;
  readonly random: RandomBytes;
  /** Only while the database is empty; else a lost master key would go unnoticed until too late. */
  readonly mayMakeMaster: boolean;
  /** Told of an I/O error while a key was written or destroyed: end the process. */
  readonly onFatal: (error: StoreError) => void;
  readonly maxOpenKeys?: number;
}

/** Opened keys kept at hand: about 300 bytes each, 3 MB for ten thousand open documents. */
export const MAX_OPEN_KEYS = 10_000;

const VERSION = 1;
const KEY_BYTES = 32;
const MASTER_ID_BYTES = 8;
const WRAPPED_BYTES = 1 + MASTER_ID_BYTES + KEY_BYTES + SEAL_BYTES;
const MASTER_LINE = /^steady master key 1 ([A-Za-z0-9_-]{43})\n?$/;

export function openKeyring(options: KeyringOptions): Keyring {
  const { directory, random, mayMakeMaster, onFatal, maxOpenKeys = MAX_OPEN_KEYS } = options;
  const wrapped = join(directory, 'wrapped');
  makeDirectoryDurably(directory);
  makeDirectoryDurably(wrapped);
  const master = openMaster(
    directory,
    random,
    mayMakeMaster && fs.readdirSync(wrapped).length === 0,
  );
  const masterId = createHash('sha256')
    .update('steady master id')
    .update(master.export())
    .digest()
    .subarray(0, MASTER_ID_BYTES);
  const opened = makeRecent<KeyObject>(maxOpenKeys);

  return {
    make(name) {
      return guarded(() => {
        const there = read(name);
        if (there) {
          settle(pathOf(name));
          return there;
        }
        const plain = random(new Uint8Array(KEY_BYTES));
        const body = seal(master, random(new Uint8Array(12)), placeOf(name), plain);
        makeDirectoryDurably(folderOf(name));
        writeDurably(pathOf(name), Buffer.concat([Uint8Array.of(VERSION), masterId, body]));
        return remember(name, createSecretKey(plain));
      });
    },
    open(name) {
      const key = guarded(() => read(name));
      if (key) return key;
      throw new StoreError(
        'damaged',
        `The key of ${name} is not in KEYS_DIR: it was erased, or KEYS_DIR is not the one that belongs to this data.`,
      );
    },
    has: (name) => guarded(() => read(name)) !== undefined,
    destroy(name) {
      opened.delete(name);
      guarded(() => destroyDurably(pathOf(name), random));
    },
  };

  function guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      const trouble = toStoreError(error);
      if (isFatal(error)) onFatal(trouble);
      throw trouble;
    }
  }

  function read(name: string): KeyObject | undefined {
    const known = opened.get(name);
    if (known) return known;
    const bytes = readIfThere(pathOf(name));
    return bytes && remember(name, unwrap(name, bytes));
  }

  function unwrap(name: string, bytes: Buffer): KeyObject {
    if (bytes.length !== WRAPPED_BYTES || bytes[0] !== VERSION) {
      throw new StoreError(
        'damaged',
        `The key file of ${name} is damaged: restore it from the backup of keys.`,
      );
    }
    if (!bytes.subarray(1, 1 + MASTER_ID_BYTES).equals(masterId)) {
      throw new StoreError(
        'damaged',
        `The key of ${name} belongs to another master key: master.key in KEYS_DIR is not the right one.`,
      );
    }
    return createSecretKey(unseal(master, placeOf(name), bytes.subarray(1 + MASTER_ID_BYTES)));
  }

  function remember(name: string, key: KeyObject): KeyObject {
    opened.set(name, key);
    return key;
  }

  /** 64 folders keep a directory small with thousands of boards. */
  function folderOf(name: string): string {
    return join(wrapped, name.charAt(0));
  }

  function pathOf(name: string): string {
    return join(folderOf(name), `${name.replaceAll('/', '.')}.key`);
  }
}

const placeOf = (name: string) => `steady 1 key\n${name}`;

function openMaster(directory: string, random: RandomBytes, mayMake: boolean): KeyObject {
  const path = join(directory, 'master.key');
  const text = readIfThere(path)?.toString('latin1');
  if (text === undefined) {
    if (!mayMake) {
      throw new StoreError(
        'damaged',
        'There are boards, but no master.key in KEYS_DIR. Put back the KEYS_DIR that belongs to this data; without it no board can be opened.',
      );
    }
    const plain = random(new Uint8Array(KEY_BYTES));
    writeDurably(path, `steady master key 1 ${Buffer.from(plain).toString('base64url')}\n`);
    return createSecretKey(plain);
  }
  const encoded = MASTER_LINE.exec(text)?.[1];
  if (encoded === undefined) {
    throw new StoreError(
      'damaged',
      'master.key in KEYS_DIR is damaged: restore it from the backup of keys.',
    );
  }
  return createSecretKey(Buffer.from(encoded, 'base64url'));
}
