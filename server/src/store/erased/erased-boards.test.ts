import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBoardId } from '@steady/shared/ids.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStores, type Stores } from '../open-stores.ts';
import type { StoreError } from '../store.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

describe('the erased boards of a practice', () => {
  let folder: string;
  let stores: Stores;
  let fatal: StoreError[];
  const open = () =>
    openStores({
      dataDir: join(folder, 'data'),
      keysDir: join(folder, 'keys'),
      migrations: [],
      now: Date.now,
      random,
      onFatal: (error) => void fatal.push(error),
    });
  const file = () => join(folder, 'keys', 'erased.list');
  beforeEach(() => {
    folder = fs.mkdtempSync(join(tmpdir(), 'steady-erased-'));
    fatal = [];
    stores = open();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    if (stores.database.isOpen) stores.close();
    fs.rmSync(folder, { recursive: true });
  });

  it('[S40] stands in both places when it is added, and adding it twice is once', () => {
    const boardId = makeBoardId(random);
    expect(fs.existsSync(file())).toBe(false);
    stores.erased.add(boardId, '2026-11-25');
    stores.erased.add(boardId, '2026-11-30');
    expect(stores.erased.list()).toEqual(new Map([[boardId, '2026-11-25']]));
    expect(fs.readFileSync(file(), 'utf8').match(new RegExp(boardId, 'g'))).toHaveLength(1);
    stores.close();
    stores = open();
    expect(stores.erased.list()).toEqual(new Map([[boardId, '2026-11-25']]));
  });

  it('[S40] a full disk beside the keys is made good at the next start', () => {
    const boardId = makeBoardId(random);
    const full = vi.spyOn(fs, 'writeFileSync').mockImplementation(() => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    });
    stores.erased.add(boardId, '2026-11-25');
    full.mockRestore();
    expect(fs.existsSync(file())).toBe(false);
    stores.close();
    stores = open();
    expect(fs.readFileSync(file(), 'utf8')).toContain(boardId);
  });

  it('[S40] is in neither place when the data has no room', () => {
    const pages = Number(stores.database.prepare('PRAGMA page_count').get()?.['page_count']);
    stores.database.exec(`PRAGMA max_page_count = ${pages}`);
    const before = () => stores.erased.list().size;
    let added = 0;
    const fill = () => {
      for (;;) {
        stores.erased.add(makeBoardId(random), '2026-11-25');
        added += 1;
      }
    };
    expect(fill).toThrow(expect.objectContaining({ kind: 'full' }));
    expect(before()).toBe(added);
    expect(fs.readFileSync(file(), 'utf8').match(/2026-11-25/g)).toHaveLength(added);
  });

  it.each([
    ['in the data', { errcode: 1034 }],
    ['beside the keys', { code: 'EIO', syscall: 'fsync' }],
  ])('[S13] an I/O error %s is told, and nothing is called done', (where, trouble) => {
    const ioError = Object.assign(new Error('disk I/O error'), trouble);
    const fail = () => {
      throw ioError;
    };
    if (where === 'beside the keys') vi.spyOn(fs, 'fsyncSync').mockImplementation(fail);
    else
      vi.spyOn(
        Object.getPrototypeOf(stores.database.prepare('SELECT 1')),
        'run',
      ).mockImplementation(fail);
    const add = () => stores.erased.add(makeBoardId(random), '2026-11-25');
    expect(add).toThrow(expect.objectContaining({ kind: 'unavailable' }));
    expect(fatal.map(({ cause }) => cause)).toEqual([ioError]);
  });
});
