import fs from 'node:fs';
import { join, resolve } from 'node:path';
import type { BoardId } from '@steady/shared/ids.ts';
import { documentsOf } from '../board/documents.ts';
import type { Practice } from '../open-practice.ts';
import { DATABASE_FILE } from '../store/open-stores.ts';
import { checkBackup } from '../store/sqlite/backup.ts';
import { NotNow, whileStopped, withPractice, type Administration } from './administration.ts';

/**
 * Puts a backup in the place of the data. What was there is set aside, not deleted. Every document
 * gets a new epoch, so that newer copies on people's devices are set aside too, never merged; boards
 * that were deleted since the backup stay deleted, because their keys are destroyed.
 */
export async function restore(administration: Administration, path: string): Promise<void> {
  const { config, say } = administration;
  if (path === '') throw new NotNow('Say which copy: npx pnpm practice restore PATH');
  const from = resolve(path);
  if (!fs.existsSync(from)) throw new NotNow(`There is no file ${from}. Nothing was changed.`);
  checkBackup(from);
  await whileStopped(administration, async () => {
    const aside = setAside(config.dataDir, administration.now());
    let gone: number;
    try {
      fs.copyFileSync(from, join(config.dataDir, DATABASE_FILE));
      gone = await withPractice(administration, removeErased);
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

async function removeErased({ access, boardSealer, store }: Practice): Promise<number> {
  const gone: BoardId[] = [];
  // All are looked at before one is removed: keys of another practice must not look like erased ones.
  const all = await access.boards.all();
  for (const { id } of all) if (!boardSealer.has(id)) gone.push(id);
  if (all.length > 0 && gone.length === all.length) {
    throw new NotNow('KEYS_DIR has the key of no board of this copy: is it the right one?');
  }
  for (const id of gone) {
    const seats = await access.seats.ofBoard(id);
    const participants = seats.map(({ participantId }) => participantId);
    for (const document of documentsOf(id, participants)) await store.erase(document);
    await access.boards.remove(id);
  }
  return gone.length;
}
