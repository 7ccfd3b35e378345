import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { makeMemoryPromises } from '@steady/server/store/memory/memory-promises.ts';
import { DATABASE_FILE, openStores } from '@steady/server/store/open-stores.ts';
import {
  makeBoardId,
  makeCommandId,
  makeParticipantId,
  type RandomBytes,
} from '@steady/shared/ids.ts';
import { expect, it } from 'vitest';
import { promisesConformance } from './promises.ts';
import type { PromisesDamage, PromisesUnderTest } from './promises.ts';

const random: RandomBytes = (bytes) => crypto.getRandomValues(bytes);

promisesConformance('memory', [], async () => ({
  promises: makeMemoryPromises(),
  aBoard: () => makeBoardId(random),
  destroyKey: () => undefined,
  dispose: async () => undefined,
}));

promisesConformance('SQLite, in a file', ['reopen', 'withOldCopy', 'damage', 'fill'], async () => {
  const folder = mkdtempSync(join(tmpdir(), 'steady-promises-'));
  const dataDir = join(folder, 'data');
  let stores = open(dataDir, folder);
  return {
    ...under(() => stores),
    promises: stores.promises,
    async reopen() {
      stores.close();
      stores = open(dataDir, folder);
      return stores.promises;
    },
    async withOldCopy(work) {
      stores.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      cpSync(join(dataDir, DATABASE_FILE), join(folder, 'old'));
      await work();
      stores.close();
      cpSync(join(folder, 'old'), join(dataDir, DATABASE_FILE));
      stores = open(dataDir, folder);
      return stores.promises;
    },
    async dispose() {
      stores.close();
      rmSync(folder, { recursive: true });
    },
  };
});

promisesConformance('SQLite, in memory', ['damage', 'fill'], async () => {
  const folder = mkdtempSync(join(tmpdir(), 'steady-promises-'));
  const stores = open(':memory:', folder);
  return {
    ...under(() => stores),
    promises: stores.promises,
    async dispose() {
      stores.close();
      rmSync(folder, { recursive: true });
    },
  };
});

it('[S22] keeps no name of who asked: whose pause it was is in no table', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'steady-promises-'));
  const stores = open(':memory:', folder);
  const boardId = makeBoardId(random);
  stores.boardSealer.create(boardId);
  const command = { boardId, participantId: makeParticipantId(random), id: makeCommandId(random) };
  await stores.promises.ledger.append(boardId, { first: 1, entries: ['paused'], command });

  const rows = JSON.stringify(stores.database.prepare('SELECT * FROM commands').all());
  expect(rows).toContain(boardId);
  expect(rows).not.toContain(command.participantId);
  expect(rows).not.toContain(command.id);
  stores.close();
  rmSync(folder, { recursive: true });
});

function open(dataDir: string, folder: string) {
  return openStores({
    dataDir,
    keysDir: join(folder, 'keys'),
    migrations: [],
    random,
    onFatal: (error) => {
      throw error;
    },
  });
}

type Under = Pick<PromisesUnderTest, 'aBoard' | 'destroyKey' | 'damage' | 'fill'>;

function under(stores: () => ReturnType<typeof open>): Under {
  const database = (): DatabaseSync => stores().database;
  const flip = (table: string, where: string) => {
    const found = database().prepare(`SELECT sealed FROM ${table} WHERE ${where}`).get();
    const sealed = new Uint8Array(found!['sealed'] as Uint8Array);
    sealed[sealed.length >> 1]! ^= 4;
    database().prepare(`UPDATE ${table} SET sealed = ? WHERE ${where}`).run(sealed);
  };
  const renumber = (table: string, board: string, from: number, to: number) =>
    database()
      .prepare(`UPDATE ${table} SET seq = ? WHERE board = ? AND seq = ?`)
      .run(to, board, from);
  const damage: PromisesDamage = {
    flipEntry: (board, seq) => flip('ledger', `board = '${board}' AND seq = ${seq}`),
    swapEntries(board, seq, other) {
      renumber('ledger', board, seq, -1);
      renumber('ledger', board, other, seq);
      renumber('ledger', board, -1, other);
    },
    moveEntry(from, to, seq) {
      database()
        .prepare(
          `UPDATE ledger SET sealed = (SELECT sealed FROM ledger WHERE board = ? AND seq = ?)
           WHERE board = ? AND seq = ?`,
        )
        .run(from, seq, to, seq);
    },
    removeEntry(board, seq) {
      database().prepare('DELETE FROM ledger WHERE board = ? AND seq = ?').run(board, seq);
    },
    removeCount(board) {
      database().prepare('DELETE FROM ledgers WHERE board = ?').run(board);
    },
    flipAnswer: ({ id }, who) => flip('sealed_answers', `round = '${id}' AND who = '${who}'`),
    renameAnswer({ id }, who, other) {
      database()
        .prepare('UPDATE sealed_answers SET who = ? WHERE round = ? AND who = ?')
        .run(other, id, who);
    },
    flipMoment: (board, seq) => flip('moments', `board = '${board}' AND seq = ${seq}`),
    renumberMoment: (board, seq, other) => void renumber('moments', board, seq, other),
  };
  return {
    damage,
    aBoard() {
      const boardId = makeBoardId(random);
      stores().boardSealer.create(boardId);
      return boardId;
    },
    destroyKey: (boardId) => stores().boardSealer.destroy(boardId),
    fill() {
      const pages = Number(database().prepare('PRAGMA page_count').get()?.['page_count']);
      database().exec(`PRAGMA max_page_count = ${pages}`);
    },
  };
}
