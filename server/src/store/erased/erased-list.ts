import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { boardIdSchema, type BoardId } from '@steady/shared/ids.ts';

/** Which boards were erased, and on which day (`YYYY-MM-DD`). Ids are random, and none is used twice. */
export type ErasedList = ReadonlyMap<BoardId, string>;

/**
 * One line a board, so that a person can read it and a damaged line costs itself only:
 *
 *   BOARD DAY CHECK      CHECK: the first 12 letters of the SHA-256 (base64url) of what stands before
 */
export function formatErased(list: ErasedList): string {
  const lines = [...list]
    .toSorted(([a, on], [b, later]) => compare(on, later) || compare(a, b))
    .map(([boardId, day]) => `${boardId} ${day} ${checkOf(boardId, day)}`);
  return [...HEAD, ...lines, ''].join('\n');
}

/** @returns what is whole, and how many lines are not */
export function parseErased(text: string): { readonly list: ErasedList; readonly damaged: number } {
  const list = new Map<BoardId, string>();
  let damaged = 0;
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [id, day = '', check, ...more] = line.split(' ');
    const parsed = v.safeParse(boardIdSchema, id);
    if (!parsed.success || more.length > 0 || check !== checkOf(parsed.output, day)) damaged += 1;
    else list.set(parsed.output, day);
  }
  return { list, damaged };
}

/** [S41] What is in any of them; of two days the earlier. */
export function mergeErased(...lists: readonly ErasedList[]): ErasedList {
  const merged = new Map<BoardId, string>();
  for (const list of lists)
    for (const [boardId, day] of list) {
      const known = merged.get(boardId);
      if (known === undefined || day < known) merged.set(boardId, day);
    }
  return merged;
}

const HEAD = [
  '# Boards that were deleted, and when. No copy of the data or of the keys brings them back.',
  '# Keep the newest copy of this file: lists are only ever put together.',
];

const checkOf = (boardId: BoardId, day: string): string =>
  createHash('sha256')
    .update(`steady erased 1\n${boardId}\n${day}`)
    .digest('base64url')
    .slice(0, 12);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
