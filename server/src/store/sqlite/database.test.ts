import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, migrate, openDatabase } from './database.ts';
import { storeMigrations } from './tables.ts';

describe('the database', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'steady-database-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('[S1] syncs at every commit', () => {
    const database = openDatabase(join(folder, 'a'));
    const setting = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get()!)[0];
    expect(setting('journal_mode')).toBe('wal');
    expect(setting('synchronous')).toBe(2);
    expect(setting('fullfsync')).toBe(1);
    expect(setting('checkpoint_fullfsync')).toBe(1);
    expect(setting('cell_size_check')).toBe(1);
    expect(setting('trusted_schema')).toBe(0);
    database.close();
  });

  it('is readable by its owner only', () => {
    openDatabase(join(folder, 'a')).close();
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o600);
  });

  it('[S5] refuses a file that is no database', () => {
    writeFileSync(join(folder, 'a'), 'x'.repeat(5000));
    expect(() => openDatabase(join(folder, 'a'))).toThrow(
      expect.objectContaining({ kind: 'damaged' }),
    );
  });

  it('runs each step of each module once, in order', () => {
    const database = openDatabase(':memory:');
    const one = { module: 'one', steps: ['CREATE TABLE a (x)'] };
    const two = { module: 'two', steps: ['CREATE TABLE b (x)'] };
    migrate(database, [one]);
    migrate(database, [one, two]);
    migrate(database, [
      { ...one, steps: [...one.steps, 'INSERT INTO a VALUES (1)'] },
      { ...two, steps: [...two.steps, 'INSERT INTO b SELECT x FROM a'] },
    ]);
    expect(database.prepare('SELECT x FROM b').all()).toEqual([{ x: 1 }]);
    expect(database.prepare('SELECT * FROM migrations ORDER BY module').all()).toEqual([
      { module: 'one', version: 2 },
      { module: 'two', version: 2 },
    ]);
  });

  it('leaves nothing of a step that failed', () => {
    const database = openDatabase(':memory:');
    const steps = [
      'CREATE TABLE a (x)',
      'INSERT INTO a VALUES (1); INSERT INTO nowhere VALUES (1)',
    ];
    expect(() => migrate(database, [{ module: 'one', steps }])).toThrow(
      'its tables of one are not as this version left them',
    );
    expect(database.prepare('SELECT * FROM a').all()).toEqual([]);
    migrate(database, [{ module: 'one', steps: [steps[0]!, 'INSERT INTO a VALUES (2)'] }]);
    expect(database.prepare('SELECT * FROM a').all()).toEqual([{ x: 2 }]);
  });

  it('refuses data that a newer version has used', () => {
    const database = openDatabase(':memory:');
    migrate(database, [{ module: 'one', steps: ['CREATE TABLE a (x)', 'CREATE TABLE b (x)'] }]);
    expect(() => migrate(database, [{ module: 'one', steps: ['CREATE TABLE a (x)'] }])).toThrow(
      'newer version',
    );
  });

  it('[S2] a transaction is all or nothing', () => {
    const database = openDatabase(':memory:');
    migrate(database, [{ module: 'one', steps: ['CREATE TABLE a (x)'] }]);
    expect(() =>
      inTransaction(database, () => {
        database.exec('INSERT INTO a VALUES (1)');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(database.prepare('SELECT * FROM a').all()).toEqual([]);
    expect(inTransaction(database, () => 'done')).toBe('done');
  });

  it('store 1: the tables of documents', () => {
    const database = openDatabase(':memory:');
    migrate(database, [{ ...storeMigrations, steps: storeMigrations.steps.slice(0, 1) }]);
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      .all()
      .map((row) => row['name']);
    expect(tables).toEqual([
      'migrations',
      'documents',
      'epochs',
      'log',
      'claims',
      'snapshots',
      'copied',
    ]);
  });
});
