import type { BoardId } from '@steady/shared/ids.ts';

/**
 * Where the audit of each board is kept: one append-only list of entries, beside the ledger and as
 * durable. The store knows not what an entry says.
 *
 * S30 append resolves only after its entry would survive a power cut. What is noted together with a
 *     change of access is written in the transaction of that change: both or neither.
 * S31 Entries of a board are 1, 2, 3 … without gaps, each made of the one before, whoever comes at once.
 * S32 An entry that was changed, moved, cut or lost is an error, never a shorter audit. It keeps nothing
 *     new from being noted: a seat must be taken away whatever the disk did to old entries.
 */
export interface AuditStore {
  append(noted: Noted): Promise<void>;
  /** @returns the texts of the entries `after` < number ≤ `upTo`. @throws StoreError 'damaged' */
  load(boardId: BoardId, after?: number, upTo?: number): Promise<readonly string[]>;
  /** @returns how many entries there are */
  count(boardId: BoardId): Promise<number>;
  erase(boardId: BoardId): Promise<void>;
}

/** One entry to come, made of the one before in whatever transaction writes it. */
export interface Noted {
  readonly boardId: BoardId;
  /** @param last undefined when it is the first, or when the one before cannot be read */
  readonly next: (seq: number, last: string | undefined) => string;
}
