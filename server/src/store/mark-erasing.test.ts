import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBoardId, makeParticipantId } from '@steady/shared/ids.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStores, type Stores } from './open-stores.ts';
import { keyNames } from './sealing/key-files.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const boardId = makeBoardId(random);
const id = { boardId, name: 'private', owner: makeParticipantId(random) } as const;

let folder: string;
let stores: Stores;
const open = () =>
  openStores({
    dataDir: join(folder, 'data'),
    keysDir: join(folder, 'keys'),
    migrations: [],
    now: Date.now,
    random,
    onFatal: (error) => {
      throw error;
    },
  });
beforeEach(async () => {
  folder = fs.mkdtempSync(join(tmpdir(), 'steady-marked-'));
  stores = open();
  await stores.store.create(id);
  stores.markErasing(id);
});
afterEach(() => {
  stores.close();
  fs.rmSync(folder, { recursive: true });
});
const keys = () => keyNames(join(folder, 'keys')).length;

it('[S7][V15] what was marked is gone with its key at the next start, when a crash came first', () => {
  expect(keys()).toBe(1);
  stores.close();
  stores = open();
  expect(keys()).toBe(0);
  expect(stores.database.prepare('SELECT * FROM documents').all()).toEqual([]);
});

it('[S7] and is gone once it is erased, or made anew', async () => {
  await stores.store.erase(id);
  expect(keys()).toBe(0);
  await stores.store.create(id);
  stores.markErasing(id);
  expect(await stores.store.load(id)).toBeUndefined();
  expect(await stores.store.create(id)).toMatchObject({ seq: 0, updates: [] });
  expect(stores.database.prepare('SELECT * FROM erasing_documents').all()).toEqual([]);
});

it('[V14] one that was marked and never made is made when its owner comes back, and stays', async () => {
  const never = { ...id, owner: makeParticipantId(random) };
  stores.markErasing(never);
  await stores.store.erase(never);
  expect(stores.database.prepare('SELECT name FROM erasing_documents').all()).toHaveLength(1);
  await stores.store.create(never);
  const row = { id: never, author: 'server', update: new Uint8Array([0, 0]), claims: [] } as const;
  await stores.store.append([row]);
  expect(await stores.store.load(never)).toMatchObject({ seq: 1 });
  stores.close();
  stores = open();
  expect(await stores.store.load(never)).toMatchObject({ seq: 1 });
});
