import { makeId, makePersonId } from '@steady/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { migrate, openDatabase } from '../database.ts';
import { makeAccessStore } from './access-store.ts';
import { accessMigrations } from './tables.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

/** A practice as an older version left it. */
function practiceOf(version: number) {
  const database = openDatabase(':memory:');
  migrate(database, [{ ...accessMigrations, steps: accessMigrations.steps.slice(0, version) }]);
  return database;
}

describe('the tables of access', () => {
  it('can be brought up again and again', () => {
    const database = practiceOf(0);
    migrate(database, [accessMigrations]);
    migrate(database, [accessMigrations]);
    const version = database.prepare('SELECT version FROM migrations').get()!['version'];
    expect(version).toBe(accessMigrations.steps.length);
  });

  it('of version 1: whoever was here is the first, and their devices begin locked', async () => {
    const database = practiceOf(1);
    const id = makePersonId(random);
    const session = makeId(random);
    database
      .prepare('INSERT INTO people VALUES (?, ?, ?, ?)')
      .run(id, 'Ruth', 'ruth@practice.example', 'a hash');
    database
      .prepare('INSERT INTO device_sessions VALUES (?, ?, ?, NULL, 0, 1, 1, 1000, 1000)')
      .run(session, Uint8Array.of(1), id);
    migrate(database, [accessMigrations]);

    const nothing = () => undefined;
    const store = makeAccessStore(database, nothing, { note: nothing, markErasing: nothing });
    expect(await store.people.first()).toEqual({
      id,
      name: 'Ruth',
      email: 'ruth@practice.example',
      passwordHash: 'a hash',
      isFirst: true,
      lockMs: 900_000,
    });
    expect(await store.sessions.find(Uint8Array.of(1), 2)).toMatchObject({
      id: session,
      device: { browser: 'other', kind: 'unknown' },
      provedAt: 0,
      lock: { activeAt: 0, locked: false },
    });
    expect(await store.locks.lockIdle(900_000)).toEqual([session]);
  });
});
