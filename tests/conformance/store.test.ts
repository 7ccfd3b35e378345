import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { nameOf } from '@steady/server/store/document-name.ts';
import { makeMemoryStore } from '@steady/server/store/memory/memory-store.ts';
import { DATABASE_FILE, openStores } from '@steady/server/store/open-stores.ts';
import type { DocumentId } from '@steady/server/store/store.ts';
import { storeConformance } from './store.ts';
import type { Damage, StoreUnderTest } from './store.ts';

storeConformance('memory', [], async () => {
  const store = makeMemoryStore();
  return { store, fill: () => store.failNext('full'), dispose: async () => undefined };
});

storeConformance('SQLite, in a file', ['reopen', 'withOldCopy', 'damage'], async () => {
  const folder = mkdtempSync(join(tmpdir(), 'steady-store-'));
  const dataDir = join(folder, 'data');
  let stores = open(dataDir, folder);
  const reopen = async () => {
    stores.close();
    stores = open(dataDir, folder);
    return stores.store;
  };
  return {
    ...under(() => stores.database),
    store: stores.store,
    reopen,
    async withOldCopy(work) {
      stores.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      cpSync(join(dataDir, DATABASE_FILE), join(folder, 'old'));
      await work();
      stores.close();
      cpSync(join(folder, 'old'), join(dataDir, DATABASE_FILE));
      stores = open(dataDir, folder);
      return stores.store;
    },
    async dispose() {
      stores.close();
      rmSync(folder, { recursive: true });
    },
  };
});

storeConformance('SQLite, in memory', ['damage'], async () => {
  const folder = mkdtempSync(join(tmpdir(), 'steady-store-'));
  const stores = open(':memory:', folder);
  return {
    ...under(() => stores.database),
    store: stores.store,
    async dispose() {
      stores.close();
      rmSync(folder, { recursive: true });
    },
  };
});

function open(dataDir: string, folder: string) {
  return openStores({
    dataDir,
    keysDir: join(folder, 'keys'),
    migrations: [],
    now: Date.now,
    random: (bytes) => crypto.getRandomValues(bytes),
    onFatal: (error) => {
      throw error;
    },
  });
}

function under(database: () => DatabaseSync): Pick<StoreUnderTest, 'damage' | 'fill'> {
  const number = (id: DocumentId) =>
    Number(
      database().prepare('SELECT document FROM documents WHERE name = ?').get(nameOf(id))?.[
        'document'
      ],
    );
  const flip = (table: string, id: DocumentId, where: string) => {
    const found = database()
      .prepare(`SELECT sealed FROM ${table} WHERE document = ? AND ${where}`)
      .get(number(id));
    const sealed = new Uint8Array(found!['sealed'] as Uint8Array);
    sealed[sealed.length >> 1]! ^= 4;
    database()
      .prepare(`UPDATE ${table} SET sealed = ? WHERE document = ? AND ${where}`)
      .run(sealed, number(id));
  };
  const damage: Damage = {
    flipBit: (id, seq) => flip('log', id, `seq = ${seq}`),
    flipBitOfSnapshot: (id) => flip('snapshots', id, 'seq > 0'),
    flipBitOfClaims: (id) => flip('claims', id, 'seq > 0'),
    swap(id, seq, other) {
      const renumber = database().prepare('UPDATE log SET seq = ? WHERE document = ? AND seq = ?');
      renumber.run(-1, number(id), seq);
      renumber.run(seq, number(id), other);
      renumber.run(other, number(id), -1);
    },
    move(from, to, seq) {
      database()
        .prepare(
          `UPDATE log SET sealed = (SELECT sealed FROM log WHERE document = ? AND seq = ?)
           WHERE document = ? AND seq = ?`,
        )
        .run(number(from), seq, number(to), seq);
    },
    removeRow(id, seq) {
      database().prepare('DELETE FROM log WHERE document = ? AND seq = ?').run(number(id), seq);
    },
    removeClaims(id) {
      database().prepare('DELETE FROM claims WHERE document = ?').run(number(id));
    },
  };
  return {
    damage,
    fill() {
      const pages = Number(database().prepare('PRAGMA page_count').get()?.['page_count']);
      database().exec(`PRAGMA max_page_count = ${pages}`);
    },
  };
}
