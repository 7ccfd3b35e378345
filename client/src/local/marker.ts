import { boardIdSchema, type BoardId } from '@steady/shared/ids.ts';
import * as v from 'valibot';

/**
 * Which boards this device keeps, outside the database: a browser that takes the database away by itself
 * leaves this, so that it can be said.
 */
const KEY = 'copies';

export function markedBoards(): readonly BoardId[] {
  try {
    return v.parse(v.array(boardIdSchema), JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  } catch {
    return [];
  }
}

/** @param boardId what an address says it is */
export const isMarked = (boardId: string): boolean =>
  markedBoards().some((marked) => marked === boardId);

export function mark(boardId: BoardId, isKept: boolean): void {
  const others = markedBoards().filter((id) => id !== boardId);
  const boards = isKept ? [...others, boardId] : others;
  if (boards.length === 0) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, JSON.stringify(boards));
}
