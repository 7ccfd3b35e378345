import { makeBoardId } from '@steady/shared/ids.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { expect, it } from 'vitest';
import type { Board } from '../board/createBoard.ts';
import { copyId } from './copies.ts';
import { makeCopyKeys } from './copyKey.ts';
import { openLocalDatabase, ownOf } from './database.ts';
import { keepBoard } from './openCopy.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const keys = makeCopyKeys(crypto.subtle, random, 1_000);

it.each(['the board', 'one’s own writing'])(
  'keeps no other copy in the place of one with words of %s that were not sent',
  async (of) => {
    const boardId = makeBoardId(random);
    const id = copyId(boardId, PARTNER_A);
    const database = await openLocalDatabase();
    const { copy } = await keys.make(id, '246810', Date.now());
    await database.putCopy({ ...copy, hasUnsent: of === 'the board' });
    if (of !== 'the board') await database.putCopy({ ...copy, id: ownOf(id), hasUnsent: true });
    // Opened without its copy, by somebody who did not have the passcode at hand.
    const board = { me: { seat: PARTNER_A, name: 'Ana' } } as Board;
    expect(await keepBoard(boardId, board, '135790')).toBe('unsent');
    expect((await database.copy(id))?.wrapped).toEqual(copy.wrapped);
    await database.remove(id);
    database.close();
  },
);
