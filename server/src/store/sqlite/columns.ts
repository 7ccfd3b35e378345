import type { SQLOutputValue } from 'node:sqlite';
import { StoreError } from '../store.ts';

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

const notAs = (name: string) =>
  new StoreError('damaged', `The data file is damaged: column ${name} is not what was written.`);
