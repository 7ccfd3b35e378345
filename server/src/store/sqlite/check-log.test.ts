import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLog } from './check-log.ts';
import { openDatabase } from './database.ts';

const FRAME_BYTES = 24 + 4096;

/** The log of a database that is in use, as a process that ends leaves it. */
describe('the log beside the database', () => {
  let folder: string;
  let database: DatabaseSync;
  let count = 0;
  beforeAll(() => {
    folder = fs.mkdtempSync(join(tmpdir(), 'steady-log-'));
    database = openDatabase(join(folder, 'live'));
    database.exec('CREATE TABLE a (x)');
    for (let n = 0; n < 5; n += 1) put();
  });
  afterAll(() => {
    database.close();
    fs.rmSync(folder, { recursive: true });
  });

  const put = () => database.exec('INSERT INTO a VALUES (hex(randomblob(3000)))');

  /** @returns the database's path, after `work` on its files */
  function left(work: (log: string, index: string) => void = () => {}): string {
    const path = join(folder, `left-${(count += 1)}`);
    for (const end of ['', '-wal', '-shm'])
      fs.copyFileSync(`${join(folder, 'live')}${end}`, path + end);
    work(`${path}-wal`, `${path}-shm`);
    return path;
  }

  it('is whole', () => {
    expect(() => checkLog(left())).not.toThrow();
    expect(() => checkLog(join(folder, 'nothing there'))).not.toThrow();
  });

  it('[S60] is damaged wherever a bit of what was committed flips', () => {
    const { size } = fs.statSync(join(folder, 'live-wal'));
    const header = Array.from({ length: 32 }, (_, at) => at);
    const frames = Array.from({ length: Math.floor(size / 97) }, (_, n) => 32 + n * 97);
    for (const at of [...header, ...frames.filter((one) => one < size)]) {
      const path = left((log) => flip(log, at));
      expect(() => checkLog(path), `byte ${at}`).toThrow(/is damaged at (?:its|frame)/);
    }
  });

  it('[S60] is damaged when it is cut short, or gone', () => {
    const { size } = fs.statSync(join(folder, 'live-wal'));
    for (const bytes of [size - 1, size - FRAME_BYTES, 32, 31, 0])
      expect(() => checkLog(left((log) => fs.truncateSync(log, bytes))), `${bytes}`).toThrow(
        /is (damaged at frame|cut short)/,
      );
    expect(() => checkLog(left((log) => fs.rmSync(log)))).toThrow('is missing');
  });

  it('[S60] is not damaged by a last write that nobody was told of', () => {
    const torn = left((log) => fs.appendFileSync(log, Buffer.alloc(FRAME_BYTES * 2 + 7, 1)));
    expect(() => checkLog(torn)).not.toThrow();
  });

  it('says nothing against an index that is gone, damaged or of another log', () => {
    const shorter = (log: string) => fs.truncateSync(log, 1000);
    const gone = left((log, index) => (shorter(log), fs.rmSync(index)));
    const damaged = left((log, index) => (shorter(log), flip(index, 20)));
    const cut = left((log, index) => (shorter(log), fs.truncateSync(index, 40)));
    for (const path of [gone, damaged, cut]) expect(() => checkLog(path)).not.toThrow();

    const before = left();
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    put();
    fs.copyFileSync(`${before}-shm`, `${left()}-shm`);
    expect(() => checkLog(join(folder, `left-${count}`))).not.toThrow();
  });

  it('is whole after it was folded into the data file, began anew, or was closed well', () => {
    for (const mode of ['PASSIVE', 'RESTART', 'TRUNCATE']) {
      database.exec(`PRAGMA wal_checkpoint(${mode})`);
      expect(() => checkLog(left()), mode).not.toThrow();
      put();
      expect(() => checkLog(left()), mode).not.toThrow();
    }
    const path = left();
    openDatabase(path).close();
    expect(() => checkLog(path)).not.toThrow();
  });
});

function flip(path: string, at: number): void {
  const bytes = fs.readFileSync(path);
  bytes[at] = bytes[at]! ^ 4;
  fs.writeFileSync(path, bytes);
}
