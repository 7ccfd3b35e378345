import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePersonId } from '@steady/shared/ids.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPractice, type Practice } from '../open-practice.ts';
import { StoreError } from '../store/store.ts';
import { TOUCH_EVERY_MS } from './limits.ts';
import { hashSecret } from './secrets.ts';
import { makeSignedIn } from './signed-in.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

describe('who is signed in', () => {
  let folder: string;
  let practice: Practice;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'steady-signed-in-'));
    const dirs = { dataDir: join(folder, 'data'), keysDir: join(folder, 'keys') };
    practice = openPractice(dirs, random, (error) => {
      throw error;
    });
    const id = makePersonId(random);
    const { people, sessions } = practice.access;
    const person = { id, name: 'Ruth', email: 'ruth@practice.example' };
    await people.addFirst({ ...person, passwordHash: undefined, lockMs: 0 });
    await sessions.start(
      {
        id: 'a session',
        tokenHash: hashSecret('a cookie'),
        startedAt: 0,
        idleMs: 2 * TOUCH_EVERY_MS,
        endsAt: 10 * TOUCH_EVERY_MS,
        device: { browser: 'firefox', kind: 'computer' },
      },
      id,
    );
  });
  afterEach(() => {
    practice.close();
    rmSync(folder, { recursive: true });
  });

  const findAt = (now: number, touch = practice.access.sessions.touch) =>
    makeSignedIn({
      store: { ...practice.access, sessions: { ...practice.access.sessions, touch } },
      sealer: practice.boardSealer,
      now: () => now,
    }).find('a cookie');

  it('stays so by being there', async () => {
    for (let times = 1; times < 9; times += 1)
      expect(await findAt(times * TOUCH_EVERY_MS)).toMatchObject({ id: 'a session' });
    expect(await findAt(10 * TOUCH_EVERY_MS)).toBeUndefined();
  });

  it('reads on while the disk is full: that they were there is written later', async () => {
    const refuse = (kind: 'full' | 'unavailable') => () =>
      Promise.reject(new StoreError(kind, 'x'));
    expect(await findAt(TOUCH_EVERY_MS, refuse('full'))).toMatchObject({ id: 'a session' });
    await expect(findAt(TOUCH_EVERY_MS, refuse('unavailable'))).rejects.toThrow('x');
  });
});
