import type { BoardId } from '@steady/shared/ids.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { forgetKeysOf } from '../private/keyStore.ts';
import { copiesOf, copyId, forgetUnused, hasUnsent, removeCopy } from './copies.ts';
import { openLocalDatabase, type PasskeyRecord } from './database.ts';
import { mark, markedBoards } from './marker.ts';
import type { KeptCopy } from './openCopy.ts';
import { devicePasskeys } from './devicePasskeys.ts';
import { forgetUnsent, hadUnsent } from './unsentMark.ts';

/** @param seat whose copy of the board; of whoever used this device when left out */
export async function forgetBoard(boardId: BoardId, seat?: Seat): Promise<void> {
  const database = await openLocalDatabase();
  for (const { id } of await copiesOf(database, boardId))
    if (seat === undefined || id === copyId(boardId, seat)) {
      await removeCopy(database, id);
      forgetUnsent(boardId, id);
    }
  if ((await copiesOf(database, boardId)).length === 0) {
    mark(boardId, false);
    forgetUnsent(boardId);
  }
  database.close();
}

/**
 * This device has no seat on the board any more. One that is merely signed out (its time was over, or the
 * server was put back to before it came) keeps a copy with words that were not sent: a new link opens it.
 */
export async function forgetEnded(boardId: BoardId, isSignedOut: boolean): Promise<void> {
  if (!isSignedOut) return forgetBoard(boardId);
  const database = await openLocalDatabase();
  for (const copy of await copiesOf(database, boardId))
    if (!(await hasUnsent(database, copy))) await removeCopy(database, copy.id);
  const isKept = (await copiesOf(database, boardId)).length > 0;
  database.close();
  if (!isKept) await forgetBoard(boardId);
}

/**
 * Whoever leaves a board leaves nothing of it here: neither a copy nor the keys of what they wrote for
 * themselves, which is erased at the server. What a browser does not let go of opens nothing any more.
 */
export async function forgetLeft(
  boardId: BoardId,
  seat: Seat,
  kept: Pick<KeptCopy, 'forget'> | undefined,
): Promise<void> {
  await kept?.forget().catch(() => {});
  await Promise.allSettled([forgetBoard(boardId, seat), forgetKeysOf(boardId, seat)]);
}

/** What lay unused for two weeks; asked whenever the program starts. */
export async function forgetOld(now: number): Promise<void> {
  if (markedBoards().length === 0) return;
  const database = await openLocalDatabase();
  const there = new Set<BoardId>();
  for (const boardId of markedBoards())
    if ((await copiesOf(database, boardId)).length > 0) there.add(boardId);
  await forgetUnused(database, now);
  // One that the browser took away keeps its mark, so that its person is told.
  for (const boardId of there)
    if ((await copiesOf(database, boardId)).length === 0 && !hadUnsent(boardId))
      mark(boardId, false);
  database.close();
}

/**
 * Everything of ours on this device: copies, keys, the program itself, what was remembered. Whatever a
 * browser does not let go of, the rest goes all the same.
 * @returns whether all of it is gone
 */
export async function forgetDevice(): Promise<boolean> {
  // First, while it is known which they are: the device's own list may lose them [A63].
  const passkeys = await passkeysHere().catch(() => []);
  for (const { credential } of passkeys) devicePasskeys.letGo(credential);
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

/** Of all copies on this device. @throws DOMException */
export async function passkeysHere(): Promise<readonly PasskeyRecord[]> {
  if (markedBoards().length === 0) return [];
  const database = await openLocalDatabase();
  const copies = await database.copies();
  database.close();
  return copies.flatMap(({ passkey }) => passkey ?? []);
}

function removed(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(new Error('not removed')));
    // A page that does not let go of it: the rest must not wait for that.
    request.addEventListener('blocked', () => reject(new Error('held by another page')));
  });
}
