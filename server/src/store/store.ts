import type { BoardId, ParticipantId } from '@steady/shared/ids.ts';

/**
 * Where documents are kept: one append-only log of Yjs updates per document, with snapshots that
 * make opening quick. An adapter is an adapter when `tests/conformance/store` passes on it.
 *
 * S1  append resolves only after its rows would survive a power cut.
 * S2  One append call is one transaction: all of its rows or none.
 * S3  Sequence numbers of a document are 1, 2, 3 … without gaps, in the order of append.
 * S4  load returns everything whose append resolved, and nothing that was refused.
 * S5  A damaged row is an error, never a shorter document.
 * S6  compact changes how fast a document opens, never what it says.
 * S7  erase destroys the document's key: neither rows nor old copies of rows can be read again.
 */
export interface Store {
  /**
   * @returns a new epoch's empty document
   * @throws StoreError 'exists'
   */
  create(id: DocumentId): Promise<StoredDocument>;

  /**
   * @returns the whole document, or undefined when there is none
   * @throws StoreError 'damaged' | 'unavailable'
   */
  load(id: DocumentId): Promise<StoredDocument | undefined>;

  /**
   * Commits rows of any number of documents in one transaction and one fsync.
   * @returns the sequence number given to each row, in the order of `rows`
   * @throws StoreError 'full' (nothing was written: go read-only) | 'unavailable' | 'missing'
   */
  append(rows: readonly Append[]): Promise<readonly number[]>;

  /** Adds a snapshot of the document as it was at `seq`. Rows up to `seq` stay until retention ends. */
  compact(id: DocumentId, seq: number, state: Uint8Array): Promise<void>;

  erase(id: DocumentId): Promise<void>;
}

export type DocumentName = 'board' | 'private' | 'notes';

/** `private` and `notes` have one document per owner; a board has one `board`. */
export interface DocumentId {
  readonly boardId: BoardId;
  readonly name: DocumentName;
  readonly owner?: ParticipantId;
}

/** Who wrote a row: a participant, or the server itself (seed, restore, repair). */
export type Author = ParticipantId | 'server';

export interface Append {
  readonly id: DocumentId;
  readonly author: Author;
  /** Yjs update, encoding V1, as admitted. At most MAX_STEP_2_BYTES. */
  readonly update: Uint8Array;
  /** Yjs client ids that this row claims for its author for the first time. */
  readonly claims: readonly number[];
}

export interface StoredDocument {
  /** Changes when a backup is restored: older copies on devices are then set aside, never merged. */
  readonly epoch: string;
  /** Sequence number of the last row; 0 when empty. */
  readonly seq: number;
  /** Snapshot (if any) first, then every later row, in order: apply them all. */
  readonly updates: readonly Uint8Array[];
  /** Yjs client id → who it belongs to, for ever. */
  readonly claims: ReadonlyMap<number, Author>;
}

export type StoreErrorKind = 'exists' | 'missing' | 'damaged' | 'full' | 'unavailable';

/** We are unwell: keep the data, retry or stop. Never the client's fault. */
export class StoreError extends Error {
  readonly kind: StoreErrorKind;
  constructor(kind: StoreErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.kind = kind;
  }
}
