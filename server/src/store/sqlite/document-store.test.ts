import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeBoardId, makeParticipantId } from '@steady/shared/ids.ts';
import { openKeyring } from '../sealing/keyring.ts';
import { DATABASE_FILE, openStores } from '../open-stores.ts';
import type { Stores } from '../open-stores.ts';
import type { DocumentId, StoreError } from '../store.ts';
import { backupTo } from './backup.ts';
import { makeDocumentStore } from './document-store.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const author = makeParticipantId(random);
const SECRET = 'I feel safe when plans are kept';
const refused = (kind: string, words = '') =>
  expect.objectContaining({ kind, message: expect.stringContaining(words) });

describe('documents on SQLite', () => {
  let folder: string;
  let stores: Stores;
  let fatal: StoreError[];
  const dataDir = () => join(folder, 'data');
  const keysDir = () => join(folder, 'keys');
  const file = () => join(dataDir(), DATABASE_FILE);

  const open = () =>
    openStores({
      dataDir: dataDir(),
      keysDir: keysDir(),
      migrations: [],
      now: Date.now,
      random,
      onFatal: (error) => void fatal.push(error),
    });
  beforeEach(() => {
    folder = fs.mkdtempSync(join(tmpdir(), 'steady-documents-'));
    fatal = [];
    stores = open();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    if (stores.database.isOpen) stores.close();
    fs.rmSync(folder, { recursive: true });
  });
  function reopen(): void {
    stores.close();
    stores = open();
  }
  /** As after somebody copied a backup into place. */
  function openAsCopy(): void {
    stores.database.exec('INSERT INTO copied VALUES (1)');
    reopen();
  }
  const append = (id: DocumentId, text: string, claims: number[] = []) =>
    stores.store.append([{ id, author, update: new TextEncoder().encode(text), claims }]);
  async function aBoard(...texts: string[]): Promise<DocumentId> {
    const id: DocumentId = { boardId: makeBoardId(random), name: 'board' };
    await stores.store.create(id);
    for (const text of texts) await append(id, text);
    return id;
  }
  const texts = async (id: DocumentId) =>
    (await stores.store.load(id))?.updates.map((update) => new TextDecoder().decode(update));
  const keyFile = ({ boardId }: DocumentId) =>
    join(keysDir(), 'wrapped', boardId.charAt(0), `${boardId}.board.key`);

  it('[S7] holds nothing in plain text, author and claims included', async () => {
    await aBoard(SECRET);
    const bytes = fs.readFileSync(`${file()}-wal`);
    expect(bytes.includes('steady') || bytes.includes('documents')).toBe(true);
    stores.close();
    for (const name of fs.readdirSync(dataDir())) {
      const kept = fs.readFileSync(join(dataDir(), name));
      expect(kept.includes('plans are kept')).toBe(false);
      expect(kept.includes(author)).toBe(false);
    }
  });

  it('[S5] 200 flipped bits of the file: the whole document or an error, never less', async () => {
    const ids = await Promise.all(Array.from({ length: 3 }, () => aBoard()));
    for (let at = 0; at < 40; at += 1) {
      for (const id of ids) await append(id, `${at} ${'x'.repeat(at)}`, [at + 1]);
    }
    await stores.store.compact(ids[0]!, 20, new Uint8Array(3000).fill(1));
    const whole = new Map<DocumentId, unknown>();
    for (const id of ids) whole.set(id, await stores.store.load(id));
    stores.close();
    const good = fs.readFileSync(file());

    let errors = 0;
    let seed = 20261123;
    for (let trial = 0; trial < 200; trial += 1) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      const bad = Buffer.from(good);
      const bit = seed % (bad.length * 8);
      bad[bit >> 3]! ^= 1 << (bit & 7);
      fs.writeFileSync(file(), bad);
      for (const left of ['-wal', '-shm']) fs.rmSync(file() + left, { force: true });
      try {
        stores = open();
      } catch {
        errors += 1;
        continue;
      }
      for (const id of ids) {
        const loaded = await stores.store.load(id).catch((error: StoreError) => error.kind);
        // A name that was hit is a board that is not found: an answer nobody takes for an empty one.
        if (loaded === 'damaged' || loaded === undefined) errors += 1;
        else expect({ bit, document: loaded }).toEqual({ bit, document: whole.get(id) });
      }
      stores.close();
    }
    expect(errors).toBeGreaterThan(20);
    fs.writeFileSync(file(), good);
    stores = open();
  });

  it('[S5] names the row that is lost', async () => {
    const id = await aBoard('1', '2', '3');
    stores.database.exec('DELETE FROM log WHERE seq = 2');
    await expect(stores.store.load(id)).rejects.toEqual(refused('damaged', 'lost row 2'));
  });

  it('[S11] a crash between key and document leaves a board that can be made', async () => {
    const id: DocumentId = { boardId: makeBoardId(random), name: 'board' };
    stores.database.exec(
      "CREATE TEMP TRIGGER crash BEFORE INSERT ON documents BEGIN SELECT RAISE(ABORT, 'crash'); END",
    );
    await expect(stores.store.create(id)).rejects.toThrow();
    expect(fs.existsSync(keyFile(id))).toBe(true);
    reopen();

    expect(await stores.store.load(id)).toBeUndefined();
    await stores.store.create(id);
    await append(id, 'made');
    reopen();
    expect(await texts(id)).toEqual(['made']);
  });

  it('[S11] writes no row of a document whose key cannot be written', async () => {
    const id: DocumentId = { boardId: makeBoardId(random), name: 'board' };
    const full = vi.spyOn(fs, 'writeFileSync').mockImplementation(() => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    });
    await expect(stores.store.create(id)).rejects.toEqual(refused('full'));
    full.mockRestore();
    expect(await stores.store.load(id)).toBeUndefined();
    expect((await stores.store.create(id)).seq).toBe(0);
  });

  it('[S12] a lost key is an error, never an empty document', async () => {
    const id = await aBoard(SECRET);
    fs.rmSync(keyFile(id));
    reopen();
    await expect(stores.store.load(id)).rejects.toEqual(refused('damaged', 'KEYS_DIR'));
    await expect(append(id, 'more')).rejects.toEqual(refused('damaged', 'KEYS_DIR'));
    await expect(stores.store.create(id)).rejects.toEqual(refused('exists'));
  });

  it('[S12] does not start with boards and without their master key', async () => {
    await aBoard(SECRET);
    stores.close();
    fs.renameSync(keysDir(), join(folder, 'elsewhere'));
    expect(open).toThrow(refused('damaged', 'no master.key'));
    fs.rmSync(keysDir(), { recursive: true });
    fs.renameSync(join(folder, 'elsewhere'), keysDir());
    stores = open();
  });

  it('[S7] an erasure that a crash cut short is finished at the next start', async () => {
    const id = await aBoard(SECRET);
    const boom = vi.spyOn(fs, 'unlinkSync').mockImplementation(() => {
      throw new Error('killed');
    });
    await expect(stores.store.erase(id)).rejects.toThrow();
    boom.mockRestore();
    expect(await stores.store.load(id)).toBeUndefined();
    reopen();

    expect(fs.existsSync(keyFile(id))).toBe(false);
    expect(await stores.store.load(id)).toBeUndefined();
    expect(stores.database.prepare('SELECT count(*) AS rows FROM log').get()).toEqual({ rows: 0 });
    await stores.store.create(id);
  });

  it('[S13] after an I/O error nothing is reported as done', async () => {
    const id = await aBoard('before');
    const exec = stores.database.prepare('SELECT 1');
    const ioError = Object.assign(new Error('disk I/O error'), { errcode: 1034 });
    const commit = vi.spyOn(Object.getPrototypeOf(exec), 'run').mockImplementation(() => {
      throw ioError;
    });
    await expect(append(id, 'lost')).rejects.toEqual(refused('unavailable'));
    commit.mockRestore();

    expect(fatal).toHaveLength(1);
    expect(fatal[0]!.cause).toBe(ioError);
    await expect(append(id, 'more')).rejects.toEqual(refused('unavailable'));
    await expect(stores.store.load(id)).rejects.toEqual(refused('unavailable'));
    expect(fatal).toHaveLength(1);
  });

  it('[S14] a restored backup has a new epoch, also when the file was merely copied', async () => {
    const id = await aBoard('1', '2');
    const empty = await aBoard();
    await stores.store.compact(id, 1, new TextEncoder().encode('state'));
    const before = (await stores.store.load(id))!;
    await backupTo(file(), join(folder, 'backup'));
    await append(id, 'after the backup');
    expect((await stores.store.load(id))!.epoch).toBe(before.epoch);

    const epochs = new Set([before.epoch]);
    for (let times = 1; times <= 3; times += 1) {
      stores.close();
      fs.copyFileSync(join(folder, 'backup'), file());
      stores = open();
      const restored = (await stores.store.load(id))!;
      expect(restored.updates).toEqual(before.updates);
      expect(epochs.size).toBe(times);
      epochs.add(restored.epoch);
      await append(id, '3', [times]);
      await stores.store.compact(id, 3, new TextEncoder().encode('1+2+3'));
      await append(id, '4');
      await append(empty, '1');
      reopen();
      const later = (await stores.store.load(id))!;
      expect(later.epoch).toBe(restored.epoch);
      expect(await texts(id)).toEqual(['1+2+3', '4']);
      expect(await texts(empty)).toEqual(['1']);
    }
    expect(epochs.size).toBe(4);
  });

  it('[S14] a new epoch can be begun twice with nothing written in between', async () => {
    const id = await aBoard('1');
    const first = (await stores.store.load(id))!.epoch;
    openAsCopy();
    const second = (await stores.store.load(id))!.epoch;
    openAsCopy();
    const third = (await stores.store.load(id))!.epoch;
    expect(new Set([first, second, third]).size).toBe(3);
    await append(id, '2');
    expect(await texts(id)).toEqual(['1', '2']);
  });

  it('[S15] a backup is one whole file without any key, made while people write', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => aBoard(SECRET)));
    const backup = backupTo(file(), join(folder, 'backup'));
    let copied = false;
    void backup.finally(() => (copied = true));
    let rounds = 0;
    while (!copied) {
      rounds += 1;
      for (const id of ids) await append(id, `${rounds}`);
      await new Promise(setImmediate);
    }
    await backup;

    expect(fs.readdirSync(folder).toSorted()).toEqual(['backup', 'data', 'keys']);
    expect(fs.statSync(join(folder, 'backup')).mode & 0o777).toBe(0o600);
    const bytes = fs.readFileSync(join(folder, 'backup'));
    const master = fs.readFileSync(join(keysDir(), 'master.key'), 'latin1').split(' ').at(-1)!;
    expect(bytes.includes(Buffer.from(master, 'base64url'))).toBe(false);
    for (const id of ids)
      expect(bytes.includes(fs.readFileSync(keyFile(id)).subarray(21))).toBe(false);

    stores.close();
    for (const left of ['-wal', '-shm']) fs.rmSync(file() + left, { force: true });
    fs.copyFileSync(join(folder, 'backup'), file());
    stores = open();
    for (const id of ids) {
      const [first, ...rest] = (await texts(id))!;
      expect(first).toBe(SECRET);
      expect(rest).toEqual(rest.map((_, at) => `${at + 1}`));
    }
  });

  it('[S15] a backup replaces nothing and leaves nothing half done', async () => {
    await aBoard(SECRET);
    fs.writeFileSync(join(folder, 'backup'), 'older');
    await expect(backupTo(file(), join(folder, 'backup'))).rejects.toEqual(refused('exists'));
    await expect(backupTo(join(folder, 'none'), join(folder, 'other'))).rejects.toThrow();
    expect(fs.readdirSync(folder).toSorted()).toEqual(['backup', 'data', 'keys']);
  });

  it('MAX_OPEN_DOCUMENTS, MAX_OPEN_KEYS: an attacker with many boards pushes nobody out for good', async () => {
    const patient = await aBoard('1');
    const onFatal = (error: StoreError) => void fatal.push(error);
    const small = { directory: keysDir(), random, mayMakeMaster: false, onFatal, maxOpenKeys: 2 };
    const { database } = stores;
    const keyring = openKeyring(small);
    const store = makeDocumentStore({
      database,
      keyring,
      random,
      now: Date.now,
      onFatal,
      maxOpenDocuments: 2,
    });
    for (let attacker = 0; attacker < 5; attacker += 1) {
      const id: DocumentId = { boardId: makeBoardId(random), name: 'board' };
      await store.create(id);
      await store.append([{ id, author, update: new Uint8Array(1), claims: [] }]);
      const update = new TextEncoder().encode(`${attacker}`);
      await store.append([{ id: patient, author, update, claims: [] }]);
    }
    expect(await texts(patient)).toEqual(['1', '0', '1', '2', '3', '4']);
  });
});
