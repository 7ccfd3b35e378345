import fs from 'node:fs';
import { dirname } from 'node:path';
import type { RandomBytes } from '@steady/shared/ids.ts';

/**
 * Writes a whole file that is there, complete, after a power cut, or not there at all. Synchronous:
 * a key is made when a board is made, some times a day, and nothing may come between.
 */
export function writeDurably(path: string, bytes: Uint8Array | string): void {
  const unfinished = `${path}.new`;
  const file = fs.openSync(unfinished, 'w', 0o600);
  try {
    fs.writeFileSync(file, bytes);
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
  fs.renameSync(unfinished, path);
  syncDirectory(dirname(path));
}

/** For a file found from an earlier attempt, of which nobody knows how far it came. */
export function settle(path: string): void {
  const file = fs.openSync(path, 'r');
  try {
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
  syncDirectory(dirname(path));
}

/**
 * Overwrites, then removes. Overwriting is best effort: flash and copy-on-write file systems may
 * keep the old block, which SECURITY says.
 */
export function destroyDurably(path: string, random: RandomBytes): void {
  const file = openExisting(path);
  if (file === undefined) return;
  try {
    overwrite(file, random);
  } finally {
    fs.closeSync(file);
  }
  fs.unlinkSync(path);
  syncDirectory(dirname(path));
}

/**
 * Gives `from` the name of `to`, in one step, and then overwrites what stood there: best effort, as
 * in `destroyDurably`.
 */
export function replaceDurably(from: string, to: string, random: RandomBytes): void {
  const before = fs.openSync(to, 'r+');
  try {
    fs.renameSync(from, to);
    syncDirectory(dirname(to));
    overwrite(before, random);
  } finally {
    fs.closeSync(before);
  }
}

/** Makes one directory, for this user only, that is there after a power cut. */
export function makeDirectoryDurably(path: string): void {
  if (fs.existsSync(path)) return;
  fs.mkdirSync(path, { mode: 0o700, recursive: true });
  syncDirectory(dirname(path));
}

/** @returns undefined when there is no such file; every other error is thrown */
export function readIfThere(path: string): Buffer | undefined {
  try {
    return fs.readFileSync(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function overwrite(file: number, random: RandomBytes): void {
  fs.writeSync(file, random(new Uint8Array(fs.fstatSync(file).size)), 0, undefined, 0);
  fs.fsyncSync(file);
}

function openExisting(path: string): number | undefined {
  try {
    return fs.openSync(path, 'r+');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** A new name in a directory survives a power cut only after the directory itself is synced. */
function syncDirectory(path: string): void {
  const directory = fs.openSync(path, 'r');
  try {
    fs.fsyncSync(directory);
  } finally {
    fs.closeSync(directory);
  }
}
