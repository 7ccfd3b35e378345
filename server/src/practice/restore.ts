import fs from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BoardId } from '@steady/shared/ids.ts';
import type { Practice } from '../open-practice.ts';
import { addBesideKeys, readErased } from '../store/erased/erased-boards.ts';
import type { ErasedList } from '../store/erased/erased-list.ts';
import { DATABASE_FILE } from '../store/open-stores.ts';
import { checkBackup } from '../store/sqlite/backup.ts';
import { StoreError } from '../store/store.ts';
import { toStoreError } from '../store/trouble.ts';
import {
  auditOf,
  NotNow,
  whileStopped,
  withPractice,
  type Administration,
} from './administration.ts';

/**
 * Puts a backup in the place of the data. What was there is set aside, not deleted. Every document
 * gets a new epoch, so that newer copies on people's devices are set aside too, never merged; boards
 * that were deleted since the backup stay deleted, because they stand in the list of erased boards.
 */
export async function restore(administration: Administration, path: string): Promise<void> {
  const { config, say } = administration;
  if (path === '') throw new NotNow('Say which copy: npx pnpm practice restore PATH');
  const from = resolve(path);
  if (!fs.existsSync(from)) throw new NotNow(`There is no file ${from}. Nothing was changed.`);
  checkBackup(from);
  await whileStopped(administration, async () => {
    keepErased(administration);
    const aside = setAside(config.dataDir, administration.now());
    let gone: number;
    try {
      const database = join(config.dataDir, DATABASE_FILE);
      fs.copyFileSync(from, database);
      // A copy that was carried about may be anybody's to read, or nobody's to write.
      fs.chmodSync(database, 0o600);
      gone = await withPractice(administration, (practice) => settle(administration, practice));
    } catch (error) {
      putBack(config.dataDir, aside);
      throw error;
    }
    say(`The data is again as it was in ${from}.`);
    if (aside !== undefined) say(`What was there before is kept in ${aside}.`);
    say('Devices and open links are as they were then: take away anew what was taken away since.');
    if (gone > 0) say(`Boards that were deleted since then stay deleted: ${gone}.`);
  });
}

/** @returns where the data went; undefined when there was none */
function setAside(dataDir: string, now: number): string | undefined {
  const database = join(dataDir, DATABASE_FILE);
  if (!fs.existsSync(database)) return undefined;
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const aside = join(dataDir, `replaced-${stamp}`);
  fs.mkdirSync(aside, { mode: 0o700 });
  move(dataDir, aside);
  return aside;
}

function putBack(dataDir: string, aside: string | undefined): void {
  for (const name of PARTS) fs.rmSync(join(dataDir, name), { force: true });
  if (aside === undefined) return;
  move(aside, dataDir);
  fs.rmdirSync(aside);
}

/** SQLite's log holds what is not yet in the file: they belong together. */
const PARTS = ['', '-wal', '-shm'].map((suffix) => `${DATABASE_FILE}${suffix}`);

function move(from: string, to: string): void {
  for (const name of PARTS) {
    if (fs.existsSync(join(from, name))) fs.renameSync(join(from, name), join(to, name));
  }
}

/**
 * Boards that were deleted since are gone again already (S41). Every board without its key, though, means
 * another KEYS_DIR, and is refused rather than found out later.
 */
async function settle(administration: Administration, practice: Practice): Promise<number> {
  const all = await practice.access.boards.all();
  const open = all.filter(({ id }) => opens(practice, id));
  if (all.length > 0 && open.length === 0) {
    throw new NotNow('KEYS_DIR has the key of no board of this copy: is it the right one?');
  }
  const audit = auditOf(administration, practice);
  for (const { id } of open) await audit.append(id, { by: undefined, kind: 'put-back' });
  return practice.cameBack.length;
}

/** One board whose key is damaged is set aside, as anywhere. */
function opens({ boardSealer }: Practice, boardId: BoardId): boolean {
  try {
    return boardSealer.has(boardId);
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'damaged') return false;
    throw error;
  }
}

/**
 * [S41] What is replaced may know of boards that were deleted when KEYS_DIR was an older copy.
 * @throws NotNow when that cannot be kept: a board would come back
 */
function keepErased({ config, say }: Administration): void {
  const path = join(config.dataDir, DATABASE_FILE);
  if (!fs.existsSync(path)) return;
  const erased = erasedIn(path);
  if (erased === undefined) {
    say('The data that is replaced cannot be read. The list of deleted boards in KEYS_DIR counts.');
    return;
  }
  try {
    addBesideKeys(config.keysDir, erased);
  } catch (error) {
    throw new NotNow(
      `The list of deleted boards cannot be written in ${resolve(config.keysDir)}: ${toStoreError(error).message} Nothing was changed.`,
    );
  }
}

/** @returns undefined when the data cannot be read */
function erasedIn(path: string): ErasedList | undefined {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      return readErased(database);
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}
