import type { RandomBytes } from '@steady/shared/ids.ts';
import { StoreError } from '../store.ts';
import { toStoreError } from '../trouble.ts';
import { readIfThere, replaceDurably, writeDurably } from './durable-file.ts';
import { keyNames, masterPath, nextMasterPath, pathOf } from './key-files.ts';
import { makeMaster, readMaster, type MasterKey } from './master-key.ts';

/**
 * Puts a new master key in the place of the old one and wraps every key of KEYS_DIR anew.
 *
 *   old ──all keys open──► old + next ──each key rewrapped──► next opens all ──renamed──► new
 *                            │   ▲
 *                            └─crash at any point: `finishRotation`, at the next start
 *
 * S16 At each moment every key on disk opens with `master.key` or with `master.key.next`, which is
 *     there and whole before the first key needs it; `master.key` is replaced only when all keys
 *     were read back with the next one. Nothing is changed when one key cannot be opened.
 *
 * The keys of documents stay the same, and so does what they seal. Only while nobody else has the
 * data folder: a server would go on wrapping new keys with the master key that it read at start.
 *
 * @returns how many keys it wrapped
 * @throws StoreError 'damaged' with what to do | 'full' | 'unavailable'
 */
export function rotateMaster(directory: string, random: RandomBytes): number {
  try {
    const master = readMaster(masterPath(directory));
    if (!master) throw new StoreError('damaged', `There is no master.key in ${directory}.`);
    for (const name of keyNames(directory)) master.unwrap(name, read(directory, name));
    const next = makeMaster(nextMasterPath(directory), random);
    return changeTo(directory, master, next, random);
  } catch (error) {
    throw toStoreError(error);
  }
}

/**
 * Finishes what a crash has left; else does nothing.
 * @returns how many keys there are, or undefined when there was nothing to finish
 */
export function finishRotation(directory: string, random: RandomBytes): number | undefined {
  try {
    const next = readMaster(nextMasterPath(directory));
    if (!next) return undefined;
    const master = readMaster(masterPath(directory));
    if (!master) {
      throw new StoreError(
        'damaged',
        'The master key was being changed, and master.key is not in KEYS_DIR. Put back the KEYS_DIR that belongs to this data.',
      );
    }
    return changeTo(directory, master, next, random);
  } catch (error) {
    throw toStoreError(error);
  }
}

function changeTo(
  directory: string,
  master: MasterKey,
  next: MasterKey,
  random: RandomBytes,
): number {
  const names = keyNames(directory);
  try {
    for (const name of names) {
      const wrapped = read(directory, name);
      if (next.hasWrapped(wrapped)) continue;
      const key = master.unwrap(name, wrapped);
      writeDurably(pathOf(directory, name), next.wrap(name, key, random));
    }
    for (const name of names) next.unwrap(name, read(directory, name));
    replaceDurably(nextMasterPath(directory), masterPath(directory), random);
  } catch (error) {
    throw asHalfWay(error);
  }
  return names.length;
}

/** A disk that is full now has written some of it: nothing is lost, and it is not "nothing was written". */
function asHalfWay(error: unknown): StoreError {
  const trouble = toStoreError(error);
  if (trouble.kind !== 'full') return trouble;
  return new StoreError('full', HALF_WAY, { cause: error });
}
const HALF_WAY =
  'The disk is full, and the change of the master key is half done. No key is lost. Make room, then run this or start the server: either finishes it.';

function read(directory: string, name: string): Buffer {
  const wrapped = readIfThere(pathOf(directory, name));
  if (!wrapped) throw new StoreError('damaged', `The key of ${name} is gone from ${directory}.`);
  return wrapped;
}
