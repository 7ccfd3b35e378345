import type { BoardId } from '@steady/shared/ids.ts';

/**
 * Whether the copy of a board holds words that were not sent, outside the database: when a browser has
 * taken the copy away, its person is told what went with it. Says nothing but that.
 */
const keyOf = (boardId: BoardId): string => `unsent ${boardId}`;

export const hadUnsent = (boardId: BoardId): boolean =>
  localStorage.getItem(keyOf(boardId)) !== null;

export function markUnsent(boardId: BoardId, isUnsent: boolean): void {
  if (isUnsent === hadUnsent(boardId)) return;
  if (isUnsent) localStorage.setItem(keyOf(boardId), '');
  else localStorage.removeItem(keyOf(boardId));
}
