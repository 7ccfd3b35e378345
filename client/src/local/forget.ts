import type { BoardId } from '@steady/shared/ids.ts';
import { copiesOf, forgetUnused } from './copies.ts';
import { openLocalDatabase } from './database.ts';
import { mark, markedBoards } from './marker.ts';

/** The copies of one board, of whoever used this device. */
export async function forgetBoard(boardId: BoardId): Promise<void> {
  const database = await openLocalDatabase();
  for (const { id } of await copiesOf(database, boardId)) await database.remove(id);
  mark(boardId, false);
  database.close();
}

/** What lay unused for two weeks; asked whenever the program starts. */
export async function forgetOld(now: number): Promise<void> {
  if (markedBoards().length === 0) return;
  const database = await openLocalDatabase();
  await forgetUnused(database, now);
  for (const boardId of markedBoards())
    if ((await copiesOf(database, boardId)).length === 0) mark(boardId, false);
  database.close();
}

/**
 * Everything of ours on this device: copies, keys, the program itself, what was remembered. Whatever a
 * browser does not let go of, the rest goes all the same.
 * @returns whether all of it is gone
 */
export async function forgetDevice(): Promise<boolean> {
  const databases = await indexedDB.databases().catch(() => []);
  const results = await Promise.allSettled([
    ...databases.flatMap(({ name }) => (name === undefined ? [] : [removed(name)])),
    caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))),
    navigator.serviceWorker
      .getRegistrations()
      .then((all) => Promise.all(all.map((one) => one.unregister()))),
  ]);
  localStorage.clear();
  sessionStorage.clear();
  return results.every(({ status }) => status === 'fulfilled');
}

function removed(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(new Error('not removed')));
  });
}
