import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import fs from 'node:fs';
import type { BoardId, RandomBytes } from '@steady/shared/ids.ts';
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
import {
  folderOf,
  keyNames,
  masterPath,
  pathOf,
  pathsOfBoard,
  wrappedFolder,
} from './key-files.ts';
import { KEY_BYTES, makeMaster, masterIdOf, readMaster, type MasterKey } from './master-key.ts';

/**
 * The keys of the documents, each wrapped by the master key, as files apart from the database.
 *
 *   KEYS_DIR/master.key                  the master key
 *   KEYS_DIR/wrapped/B/BOARD.board.key   a document's key, wrapped by it
 *   KEYS_DIR/master.key.next             only while the master key is changed (rotate-master.ts)
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
  /** The same for every key whose name begins with this board. */
  destroyBoard(boardId: BoardId): void;
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

export function openKeyring(options: KeyringOptions): Keyring {
  const { directory, random, mayMakeMaster, onFatal, maxOpenKeys = MAX_OPEN_KEYS } = options;
  const wrapped = wrappedFolder(directory);
  makeDirectoryDurably(directory);
  makeDirectoryDurably(wrapped);
  const master = openMaster(
    directory,
    random,
    mayMakeMaster && fs.readdirSync(wrapped).length === 0,
  );
  refuseOtherMaster(directory, master);
  const opened = makeRecent<KeyObject>(maxOpenKeys);

  return {
    make(name) {
      return guarded(() => {
        const there = read(name);
        if (there) {
          settle(pathOf(directory, name));
          return there;
        }
        const key = createSecretKey(random(new Uint8Array(KEY_BYTES)));
        makeDirectoryDurably(folderOf(directory, name));
        writeDurably(pathOf(directory, name), master.wrap(name, key, random));
        return remember(name, key);
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
      guarded(() => destroyDurably(pathOf(directory, name), random));
    },
    destroyBoard(boardId) {
      opened.deleteAll((name) => name.startsWith(`${boardId}/`));
      guarded(() => {
        for (const path of pathsOfBoard(directory, boardId)) destroyDurably(path, random);
      });
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
    const bytes = readIfThere(pathOf(directory, name));
    return bytes && remember(name, master.unwrap(name, bytes));
  }

  function remember(name: string, key: KeyObject): KeyObject {
    opened.set(name, key);
    return key;
  }
}

/**
 * One damaged key is one board's. When no key says that it belongs to this master key, and two of them to
 * the same other one, it is the master key that is wrong.
 */
function refuseOtherMaster(directory: string, master: MasterKey): void {
  const others = new Set<string>();
  for (const name of keyNames(directory)) {
    const wrapped = readIfThere(pathOf(directory, name));
    if (wrapped === undefined) continue;
    if (master.hasWrapped(wrapped)) return;
    const other = masterIdOf(wrapped);
    if (other === undefined) continue;
    if (others.has(other))
      throw new StoreError(
        'damaged',
        'master.key in KEYS_DIR is not the one that these keys were wrapped with. Put back the right one from the backup of keys.',
      );
    others.add(other);
  }
}

function openMaster(directory: string, random: RandomBytes, mayMake: boolean): MasterKey {
  const path = masterPath(directory);
  const master = readMaster(path);
  if (master) return master;
  if (mayMake) return makeMaster(path, random);
  throw new StoreError(
    'damaged',
    'There are boards, but no master.key in KEYS_DIR. Put back the KEYS_DIR that belongs to this data; without it no board can be opened.',
  );
}
