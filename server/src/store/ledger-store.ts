import type { BoardId, ParticipantId } from '@steady/shared/ids.ts';
import type { Noted } from './audit-store.ts';

/**
 * Where promises are kept: one append-only list of entries per board, beside the documents and as
 * durable. The store knows no card and no promise: an entry is a number and a text.
 *
 * S20 append resolves only after its entries would survive a power cut; all of them or none.
 * S21 Entries of a board are 1, 2, 3 … without gaps; who builds on an older end is refused.
 * S22 A command is remembered together with what came of it: the same one again finds that. Who
 *     asked cannot be read from what is remembered.
 * S23 An entry that was changed, moved, cut or lost is an error, never a shorter ledger.
 * S24 erase removes everything of the board; once its key is destroyed as well (A9), old copies of
 *     the data cannot be read either.
 */
export interface LedgerStore {
  /** @returns the texts of the entries after `after`. @throws StoreError 'damaged' */
  load(boardId: BoardId, after?: number): Promise<readonly string[]>;
  /** @throws StoreError 'exists' when entries are there already that the caller has not seen */
  append(boardId: BoardId, commit: LedgerCommit): Promise<void>;
  /** What came of a command: numbers of its first and last entry (`first` > `last`: none). */
  find(command: CommandRef): Promise<{ readonly first: number; readonly last: number } | undefined>;
  erase(boardId: BoardId): Promise<void>;
}

export interface LedgerCommit {
  /** Number of the first entry; the board's last one is `first - 1`. */
  readonly first: number;
  readonly entries: readonly string[];
  readonly command: CommandRef | undefined;
  /** For the audit, in the same transaction (S30). */
  readonly noted?: readonly Noted[];
}

export interface CommandRef {
  readonly boardId: BoardId;
  readonly participantId: ParticipantId;
  readonly id: string;
}

/**
 * Sealed answers, apart from the ledger, each round under a key of its own.
 *
 * S25 After `destroy` no answer of the round can be read, in old copies of the data neither: put
 *     back, they count as not given, and the round goes on.
 */
export interface RoundStore {
  /** Durable when it resolves; replaces an earlier answer of the same person. */
  keep(round: RoundRef, who: string, text: string): Promise<void>;
  /** @returns who → text */
  read(round: RoundRef): Promise<ReadonlyMap<string, string>>;
  destroy(round: RoundRef): Promise<void>;
  /** Rounds that still have answers. */
  open(boardId: BoardId): Promise<readonly string[]>;
}

export interface RoundRef {
  readonly boardId: BoardId;
  readonly id: string;
}

/** Whole states of a board at moments that its ledger names: the start and the end of a session. */
export interface MomentStore {
  put(boardId: BoardId, seq: number, state: Uint8Array): Promise<void>;
  get(boardId: BoardId, seq: number): Promise<Uint8Array | undefined>;
  /** Of the moments that are kept, oldest first. */
  numbers(boardId: BoardId): Promise<readonly number[]>;
  remove(boardId: BoardId, seq: number): Promise<void>;
  erase(boardId: BoardId): Promise<void>;
}

export interface Promises {
  readonly ledger: LedgerStore;
  readonly rounds: RoundStore;
  readonly moments: MomentStore;
}
