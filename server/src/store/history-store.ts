import type { Author, DocumentId } from './store.ts';

/**
 * What is kept of documents beyond what they say now: rows that a snapshot covers. They hold every word
 * that was ever written, deleted ones too.
 *
 * S50 Each row knows its month, and no more of its time.
 * S51 forget removes rows only that a snapshot covers and that were written before the month asked for:
 *     what a document says, its number, its epoch and its claims stay.
 * S52 Who wrote a row outlives it, sealed: nobody's part in a document is ever lost.
 */
export interface HistoryStore {
  /** Documents with rows written before `month`, whether a snapshot covers them yet or not. */
  older(month: Month): Promise<readonly DocumentId[]>;
  /**
   * Some of those rows, so that others have a turn; ask again until it is none.
   * @returns how many were removed
   * @throws StoreError 'damaged' when a row that is to go cannot be read; nothing was removed
   */
  forget(id: DocumentId, month: Month): Promise<number>;
  /** Who wrote each row, the first one first, of those that are gone too. @throws StoreError 'damaged' */
  authorsOf(id: DocumentId): Promise<readonly Author[]>;
  /** The month of the last row; undefined when there is none, or no such document. */
  lastMonthOf(id: DocumentId): Promise<Month | undefined>;
}

/** Months since the year 0: `2026-11` is 24,322. A setting in months needs no finer time. */
export type Month = number;

export function monthOf(at: number): Month {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** ms since 1970 of the beginning of a month, in UTC. */
export const beginOf = (month: Month): number => Date.UTC(Math.floor(month / 12), month % 12);

/** `2026-11` */
export const spellMonth = (month: Month): string =>
  new Date(beginOf(month)).toISOString().slice(0, 7);
