import type { BoardId } from '@steady/shared/ids.ts';
import { ownOf } from './database.ts';

/**
 * Which pages have left words in a copy that were not sent, outside the database: when a browser has taken
 * the copy away, its person is told what went with it. Says nothing but that.
 */
export interface MarksOutside {
  put(page: string): void;
  /** Only these pages' are left in the copy. */
  keep(pages: readonly string[]): void;
}

/** @param copyId that of a board, or of own writing beside it (database.ts, ownOf) */
export function marksOutside(copyId: string): MarksOutside {
  const prefix = `unsent ${copyId}#`;
  return {
    put(page) {
      try {
        localStorage.setItem(prefix + page, '');
      } catch {
        // A full device: the words are kept all the same, and less can be said should they go.
      }
    },
    keep(pages) {
      for (const key of keysUnder(prefix))
        if (!pages.includes(key.slice(prefix.length))) localStorage.removeItem(key);
    },
  };
}

export const hadUnsent = (boardId: BoardId): boolean => keysUnder(`unsent ${boardId}/`).length > 0;

/** Copies of a board are gone, with what was in them. @param copyId one seat's; all when left out */
export function forgetUnsent(boardId: BoardId, copyId?: string): void {
  const prefixes =
    copyId === undefined
      ? [`unsent ${boardId}/`]
      : [copyId, ownOf(copyId)].map((id) => `unsent ${id}#`);
  for (const key of prefixes.flatMap(keysUnder)) localStorage.removeItem(key);
}

function keysUnder(prefix: string): readonly string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
}
