import type { BoardId } from '@steady/shared/ids.ts';
import type { Seat } from '@steady/shared/seats.ts';
import type { CopyRecord, LocalDatabase } from './database.ts';
import { FORGET_AFTER_MS } from './limits.ts';

/** One board of one seat: two people who share a device have copies of their own. */
export const copyId = (boardId: BoardId, seat: Seat): string => `${boardId}/${seat}`;

/** Copies of a board on this device; there are two only where two people share it. */
export async function copiesOf(
  database: LocalDatabase,
  boardId: BoardId,
): Promise<readonly CopyRecord[]> {
  const all = await database.copies();
  return all.filter(({ id }) => id.startsWith(`${boardId}/`));
}

/**
 * Forgets what was not used for two weeks. Words that are here only are never forgotten by a clock, which
 * somebody may have set a year ahead: they are sent first, at the next contact.
 * @param now ms since 1970, this device's clock
 * @returns how many are gone
 */
export async function forgetUnused(database: LocalDatabase, now: number): Promise<number> {
  let forgotten = 0;
  for (const { id, usedAt } of await database.copies()) {
    if (now - usedAt <= FORGET_AFTER_MS) continue;
    if ((await database.state(id))?.hasUnsent === true) continue;
    await database.remove(id);
    forgotten += 1;
  }
  return forgotten;
}

export const used = (database: LocalDatabase, copy: CopyRecord, now: number): Promise<void> =>
  database.putCopy({ ...copy, usedAt: now });
