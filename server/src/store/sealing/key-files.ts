import fs from 'node:fs';
import { join } from 'node:path';

/** Where things stand in KEYS_DIR. */
export const masterPath = (directory: string): string => join(directory, 'master.key');

/** The master key to come, while the keys are wrapped anew. */
export const nextMasterPath = (directory: string): string => join(directory, 'master.key.next');

/** Boards that were erased. */
export const erasedPath = (directory: string): string => join(directory, 'erased.list');

export const wrappedFolder = (directory: string): string => join(directory, 'wrapped');

/** 64 folders keep a directory small with thousands of boards. */
export function folderOf(directory: string, name: string): string {
  return join(wrappedFolder(directory), name.charAt(0));
}

export function pathOf(directory: string, name: string): string {
  return join(folderOf(directory, name), `${name.replaceAll('/', '.')}${EXTENSION}`);
}

/** @returns the names of all keys that are there; what a crash left unfinished is none of them */
export function keyNames(directory: string): string[] {
  const wrapped = wrappedFolder(directory);
  if (!fs.existsSync(wrapped)) return [];
  return fs
    .readdirSync(wrapped)
    .flatMap((folder) => fs.readdirSync(join(wrapped, folder)))
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => file.slice(0, -EXTENSION.length).replaceAll('.', '/'));
}

/** @returns every board of which there is a key file, also one that a crash left unfinished */
export function boardsWithKeys(directory: string): ReadonlySet<string> {
  const wrapped = wrappedFolder(directory);
  const files = fs.existsSync(wrapped)
    ? fs.readdirSync(wrapped).flatMap((folder) => fs.readdirSync(join(wrapped, folder)))
    : [];
  return new Set(files.map((file) => file.split('.')[0] ?? ''));
}

/** @returns paths of all key files of a board, also of those that a crash left unfinished */
export function pathsOfBoard(directory: string, boardId: string): string[] {
  const folder = folderOf(directory, boardId);
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((file) => file.startsWith(`${boardId}.`))
    .map((file) => join(folder, file));
}

const EXTENSION = '.key';
