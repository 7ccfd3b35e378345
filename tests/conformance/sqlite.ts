import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { DATABASE_FILE, openStores, type Stores } from '@steady/server/store/open-stores.ts';
import { makeBoardId, type BoardId, type RandomBytes } from '@steady/shared/ids.ts';

const random: RandomBytes = (bytes) => crypto.getRandomValues(bytes);

/** What a practice keeps on SQLite, and what a test may do to it behind its back. */
export function openFolder(dataDir: string, folder: string, now: () => number = Date.now) {
  let stores = open(dataDir, folder, now);
  return {
    stores: (): Stores => stores,
    database: (): DatabaseSync => stores.database,
    reopen() {
      stores.close();
      return (stores = open(dataDir, folder, now));
    },
    /** Puts back the data as `work` found it, as an old backup would; keys stay as they are now. */
    async withOldCopy(work: () => Promise<void>) {
      stores.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      cpSync(join(dataDir, DATABASE_FILE), join(folder, 'old'));
      await work();
      stores.close();
      cpSync(join(folder, 'old'), join(dataDir, DATABASE_FILE));
      return (stores = open(dataDir, folder, now));
    },
    aBoard(): BoardId {
      const boardId = makeBoardId(random);
      stores.boardSealer.create(boardId);
      return boardId;
    },
    destroyKey: (boardId: BoardId) => stores.boardSealer.destroy(boardId),
    /** From now on there is no room for another row. */
    fill() {
      const pages = Number(stores.database.prepare('PRAGMA page_count').get()?.['page_count']);
      stores.database.exec(`PRAGMA max_page_count = ${pages}`);
    },
    close: () => stores.close(),
  };
}

function open(dataDir: string, folder: string, now: () => number): Stores {
  return openStores({
    dataDir,
    keysDir: join(folder, 'keys'),
    migrations: [],
    now,
    random,
    onFatal: (error) => {
      throw error;
    },
  });
}

/** Damages sealed rows that have a board and a number. */
export function sealedDamage(database: () => DatabaseSync, table: 'ledger' | 'audit' | 'moments') {
  const renumber = (board: BoardId, from: number, to: number) =>
    void database()
      .prepare(`UPDATE ${table} SET seq = ? WHERE board = ? AND seq = ?`)
      .run(to, board, from);
  return {
    renumber,
    flip: (board: BoardId, seq: number) =>
      flipSealed(database(), table, `board = '${board}' AND seq = ${seq}`),
    swap(board: BoardId, seq: number, other: number) {
      renumber(board, seq, -1);
      renumber(board, other, seq);
      renumber(board, -1, other);
    },
    /** Puts an entry of one board in the place of the same entry of another. */
    move(from: BoardId, to: BoardId, seq: number) {
      database()
        .prepare(
          `UPDATE ${table} SET sealed = (SELECT sealed FROM ${table} WHERE board = ? AND seq = ?)
           WHERE board = ? AND seq = ?`,
        )
        .run(from, seq, to, seq);
    },
    remove(board: BoardId, seq: number) {
      database().prepare(`DELETE FROM ${table} WHERE board = ? AND seq = ?`).run(board, seq);
    },
  };
}

/** Flips one bit in the middle of a sealed row. */
export function flipSealed(database: DatabaseSync, table: string, where: string): void {
  const found = database.prepare(`SELECT sealed FROM ${table} WHERE ${where}`).get();
  const sealed = new Uint8Array(found!['sealed'] as Uint8Array);
  sealed[sealed.length >> 1]! ^= 4;
  database.prepare(`UPDATE ${table} SET sealed = ? WHERE ${where}`).run(sealed);
}
