import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStores, type Stores } from '../open-stores.ts';
import { parseDocumentName } from '../document-name.ts';
import { migrate, openDatabase } from './database.ts';
import { lookBefore } from './look-before.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const DOCUMENT = parseDocumentName('board22222222222222222/board');

describe('what is looked at before the data is opened', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(join(tmpdir(), 'steady-before-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const open = (): Stores =>
    openStores({
      dataDir: folder,
      keysDir: join(folder, 'keys'),
      migrations: [],
      random,
      now: () => 0,
      onFatal: (error) => {
        throw error;
      },
    });

  /** A practice with one document. */
  async function inUse(): Promise<void> {
    const stores = open();
    await stores.store.create(DOCUMENT);
    stores.close();
  }
  const files = (): Record<string, string> =>
    Object.fromEntries(
      fs
        .readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
        // What SQLite makes to read: an index, and a log with nothing in it.
        .filter((path) => !path.endsWith('-shm') && fs.statSync(path).size > 0)
        .map((path) => [path, createHash('sha256').update(fs.readFileSync(path)).digest('hex')]),
    );

  it('[S62] keys without their data: refused, and no practice begins anew', async () => {
    await inUse();
    const keys = fs.readdirSync(join(folder, 'keys'), { recursive: true });
    for (const name of ['steady.sqlite', 'steady.sqlite-wal', 'steady.sqlite-shm'])
      fs.rmSync(join(folder, name), { force: true });
    for (const how of ['gone', 'empty']) {
      if (how === 'empty') fs.writeFileSync(join(folder, 'steady.sqlite'), '');
      expect(open, how).toThrow('There are keys in');
    }
    expect(fs.readdirSync(join(folder, 'keys'), { recursive: true })).toEqual(keys);
  });

  it('[S63] a refused start changes no file: what is in the log stays there', async () => {
    await inUse();
    const stores = open();
    await stores.store.create(parseDocumentName('board33333333333333333/board'));
    const left = `${folder}-left`;
    fs.cpSync(folder, left, { recursive: true });
    stores.close();
    fs.rmSync(folder, { recursive: true });
    fs.renameSync(left, folder);
    expect(fs.statSync(join(folder, 'steady.sqlite-wal')).size).toBeGreaterThan(0);
    const file = fs.openSync(join(folder, 'steady.sqlite'), 'r+');
    fs.writeSync(file, Buffer.alloc(4096, 7), 0, 4096, 4096);
    fs.closeSync(file);
    const before = files();
    for (let start = 0; start < 2; start += 1)
      expect(open).toThrow(expect.objectContaining({ kind: 'damaged' }));
    expect(files()).toEqual(before);
  });

  it('[S63] says which table is damaged, and leaves those of single boards to them', () => {
    const path = join(folder, 'a');
    const all = { module: 'all', steps: ['CREATE TABLE everybodys (x)'] };
    const each = {
      module: 'each',
      steps: ['CREATE TABLE boards_own (x)'],
      perBoard: ['boards_own'],
    };
    const database = openDatabase(path);
    migrate(database, [all, each]);
    const rootOf = (table: string) =>
      Number(
        database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table)?.[
          'rootpage'
        ],
      );
    const pages = { everybodys: rootOf('everybodys'), boards_own: rootOf('boards_own') };
    database.close();
    expect(lookBefore(path, [all, each])).toEqual({ isNew: false, hasDocuments: false });

    const bytes = fs.readFileSync(path);
    const damaged = (page: number) => {
      const copy = Buffer.from(bytes);
      copy.fill(9, (page - 1) * 4096, page * 4096);
      fs.writeFileSync(path, copy);
    };
    damaged(pages.boards_own);
    expect(() => lookBefore(path, [all, each])).not.toThrow();
    damaged(pages.everybodys);
    expect(() => lookBefore(path, [all, each])).toThrow('where everybody needs it (everybodys');
  });

  it('finds nothing where nothing is', () => {
    expect(lookBefore(join(folder, 'none'), [])).toEqual({ isNew: true, hasDocuments: false });
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});
