import type { SQLOutputValue } from 'node:sqlite';
import { StoreError } from '../store.ts';
import { toStoreError } from '../trouble.ts';

type Columns = Record<string, SQLOutputValue>;

/** Reads a column as what it must be: a damaged file can hold anything. */
export function integer(columns: Columns, name: string): number {
  const value = columns[name];
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw notAs(name);
}

export function text(columns: Columns, name: string): string {
  const value = columns[name];
  if (typeof value === 'string') return value;
  throw notAs(name);
}

export function blob(columns: Columns, name: string): Uint8Array {
  const value = columns[name];
  if (value instanceof Uint8Array) return value;
  throw notAs(name);
}

/**
 * For lists of many boards' rows: a damaged one is left out, so that it takes nobody else's away;
 * `pnpm practice check` tells of it.
 * @returns one, or none
 */
export function readable<T>(parse: (columns: Columns) => T, columns: Columns): T[] {
  try {
    return [parse(columns)];
  } catch (error) {
    if (toStoreError(error).kind === 'damaged') return [];
    throw error;
  }
}

const notAs = (name: string) =>
  new StoreError(
    'damaged',
    `The data file is damaged: column ${name} is not what was written. Restore a backup.`,
  );
