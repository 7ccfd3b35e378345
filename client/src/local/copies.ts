import type { BoardId } from '@steady/shared/ids.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { ownOf, type CopyRecord, type LocalDatabase, type PasskeyRecord } from './database.ts';
import { CLOCK_MAY_DIFFER_MS, FORGET_AFTER_MS } from './limits.ts';
import { devicePasskeys } from './devicePasskeys.ts';

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
 * somebody may have set a year ahead: they are sent first, at the next contact. A copy that was used at a
 * time that is still to come was used under such a clock: its two weeks begin now.
 * @param now ms since 1970, this device's clock
 * @returns how many are gone
 */
export async function forgetUnused(database: LocalDatabase, now: number): Promise<number> {
  let forgotten = 0;
  for (const copy of await database.copies()) {
    const { id, usedAt } = copy;
    if (usedAt - now > CLOCK_MAY_DIFFER_MS) await used(database, copy, now);
    if (now - usedAt <= FORGET_AFTER_MS || (await hasUnsent(database, copy))) continue;
    await removeCopy(database, id);
    forgotten += 1;
  }
  return forgotten;
}

/** Words that are here only, also those for their writer alone, and of a past that was set aside. */
export async function hasUnsent(database: LocalDatabase, copy: CopyRecord): Promise<boolean> {
  for (const id of [copy.id, ownOf(copy.id)])
    if ((await database.copy(id))?.hasUnsent === true || (await database.hasUnsent(id)))
      return true;
  return (await database.asides(copy.id)).length > 0;
}

export const used = async (
  database: LocalDatabase,
  { id }: Pick<CopyRecord, 'id'>,
  now: number,
): Promise<void> => void (await database.changeCopy(id, { usedAt: now }));

/**
 * The copy with all that belongs to it; the device learns that its passkey opens nothing any more [A63].
 * @param known its passkey, when a browser may have taken the copy away already
 */
export async function removeCopy(
  database: LocalDatabase,
  id: string,
  known?: PasskeyRecord,
): Promise<void> {
  const passkey = (await database.copy(id))?.passkey ?? known;
  await database.remove(id);
  if (passkey !== undefined) devicePasskeys.letGo(passkey.credential);
}
