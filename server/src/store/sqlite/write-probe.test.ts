import { expect, it, vi } from 'vitest';
import type { StoreError } from '../store.ts';
import { migrate, openDatabase } from './database.ts';
import { makeWriteProbe, PROBE_EVERY_MS, probeMigrations } from './write-probe.ts';

/** What it asks the disk with, and what was told of it. */
function aProbe() {
  let now = 0;
  const database = openDatabase(':memory:');
  migrate(database, [probeMigrations]);
  const fatal: StoreError[] = [];
  return {
    database,
    fatal,
    canWrite: makeWriteProbe(
      database,
      () => now,
      (error) => void fatal.push(error),
    ),
    later: () => void (now += PROBE_EVERY_MS),
  };
}

it('says whether a row can be written now, and asks the disk at most once a second', () => {
  const { database, canWrite, later, fatal } = aProbe();
  expect(canWrite()).toBe(true);

  database.exec('PRAGMA query_only = ON');
  expect(canWrite()).toBe(true);
  later();
  expect(canWrite()).toBe(false);

  database.exec('PRAGMA query_only = OFF');
  later();
  expect(canWrite()).toBe(true);
  expect(fatal).toEqual([]);
});

it('[S13] tells of an I/O error that it meets first: whoever writes next would be told "done"', () => {
  const { database, canWrite, fatal } = aProbe();
  const ioError = Object.assign(new Error('disk I/O error'), { errcode: 1034 });
  const run = vi.spyOn(Object.getPrototypeOf(database.prepare('SELECT 1')), 'run');
  run.mockImplementation(() => {
    throw ioError;
  });
  expect(canWrite()).toBe(false);
  run.mockRestore();
  expect(fatal.map(({ cause }) => cause)).toEqual([ioError]);
});
