import { expect, it } from 'vitest';
import { migrate, openDatabase } from './database.ts';
import { makeWriteProbe, PROBE_EVERY_MS, probeMigrations } from './write-probe.ts';

it('says whether a row can be written now, and asks the disk at most once a second', () => {
  let now = 0;
  const database = openDatabase(':memory:');
  migrate(database, [probeMigrations]);
  const canWrite = makeWriteProbe(database, () => now);
  expect(canWrite()).toBe(true);

  database.exec('PRAGMA query_only = ON');
  expect(canWrite()).toBe(true);
  now += PROBE_EVERY_MS;
  expect(canWrite()).toBe(false);

  database.exec('PRAGMA query_only = OFF');
  now += PROBE_EVERY_MS;
  expect(canWrite()).toBe(true);
});
