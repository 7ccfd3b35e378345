import type { KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { makeId } from '@steady/shared/ids.ts';
import type { RandomBytes } from '@steady/shared/ids.ts';
import { nameOf } from '../document-name.ts';
import { monthOf, type Month } from '../history-store.ts';
import { makeRecent } from '../recent.ts';
import type { Keyring } from '../sealing/keyring.ts';
import { makeNonces, seal } from '../sealing/seal.ts';
import { StoreError } from '../store.ts';
import type { Append, Store } from '../store.ts';
import { isFatal, toStoreError } from '../trouble.ts';
import { integer, text } from './columns.ts';
import { beginEpochsOfCopy } from './epochs.ts';
import { encodeClaims, encodeRow, encodeSnapshot, placeOf } from './formats.ts';
import { epochAt, lastEpoch, readClaims, readDocument, readEpochs } from './read-document.ts';
import type { Head } from './read-document.ts';
import { prepareStatements } from './statements.ts';

export interface DocumentStoreOptions {
  /** Opened by `openDatabase`, migrated with `storeMigrations`. */
  readonly database: DatabaseSync;
  readonly keyring: Keyring;
  readonly random: RandomBytes;
  /** ms since 1970: rows know their month. */
  readonly now: () => number;
  /** Told once of an I/O error: end the process. Nothing is reported as done after it. */
  readonly onFatal: (error: StoreError) => void;
  readonly maxOpenDocuments?: number;
}

/** Documents at hand for appending, about 500 bytes each. */
export const MAX_OPEN_DOCUMENTS = 10_000;

/** What an append needs to know about a document. */
interface Opened {
  readonly document: number;
  readonly key: KeyObject;
  /** Epoch of the rows that are written now. */
  readonly epoch: string;
  /** Of its last row. */
  month: Month;
}

/**
 * The Store on SQLite, one process. Everything in here is synchronous: a commit takes 0.25 ms, and
 * rows of one tick are gathered before it (group-commit.ts).
 *
 * S13 After an I/O error nothing is reported as done: the process must end.
 */
export function makeDocumentStore(options: DocumentStoreOptions): Store {
  const { database, keyring, random, now, onFatal } = options;
  const { maxOpenDocuments = MAX_OPEN_DOCUMENTS } = options;
  const statements = prepareStatements(database);
  const nonce = makeNonces(random);
  const openedDocuments = makeRecent<Opened>(maxOpenDocuments);
  let dead = false;

  guarded(() => {
    beginEpochsOfCopy(database, random);
    finishErasing();
  });

  return {
    async create(id) {
      const name = nameOf(id);
      return guarded(() => {
        if (find(name)) throw new StoreError('exists', 'There is such a document already.');
        finishErasingOf(name);
        // On disk before the row that makes the document, or the document could outlive its key.
        const key = keyring.make(name);
        const epoch = makeId(random);
        const document = inTransaction(() => {
          const added = statements.add.get(name);
          if (!added) throw new StoreError('unavailable', 'The document was not made.');
          const number = integer(added, 'document');
          statements.addEpoch.run(number, 0, epoch);
          return number;
        });
        remember(name, { document, key, epoch, month: NO_MONTH });
        return { epoch, seq: 0, updates: [], claims: new Map() };
      });
    },

    async load(id) {
      const name = nameOf(id);
      return guarded(() => {
        const head = find(name);
        return head && readDocument(statements, name, keyring.open(name), head);
      });
    },

    async append(rows) {
      return guarded(() => {
        const month = monthOf(now());
        try {
          return inTransaction(() => rows.map((row) => write(row, month)));
        } catch (error) {
          // What they remember of their last row may not be on disk.
          for (const { id } of rows) openedDocuments.delete(nameOf(id));
          throw error;
        }
      });
    },

    async compact(id, seq, state) {
      const name = nameOf(id);
      guarded(() => {
        const head = find(name);
        if (!head) throw missing();
        if (!Number.isInteger(seq) || seq < 1 || seq > head.seq) {
          throw new RangeError(`No row ${seq} to take a snapshot at.`);
        }
        const newest = statements.snapshot.get(head.document);
        if (newest && integer(newest, 'seq') > seq) return;
        inTransaction(() => putSnapshot(name, head, seq, state));
      });
    },

    async erase(id) {
      const name = nameOf(id);
      guarded(() => {
        // Marked first: after a crash in between, the rest is done at the next start.
        if (find(name)) statements.markErasing.run(name);
        openedDocuments.delete(name);
        keyring.destroy(name);
        finishErasingOf(name);
      });
    },
  };

  function write({ id, author, update, claims }: Append, month: Month): number {
    const name = nameOf(id);
    const opened = openedDocuments.get(name) ?? open(name);
    const { document, key, epoch } = opened;
    const advanced = statements.advance.get(claims.length, document);
    if (!advanced) throw missing();
    const seq = integer(advanced, 'seq');
    const place = placeOf('row', name, epoch, seq);
    if (month > opened.month) beginMonth(opened, month, seq); // [S50]
    statements.addRow.run(document, seq, seal(key, nonce(), place, encodeRow(author, update)));
    if (claims.length > 0) {
      const plain = encodeClaims(claims.map((client) => [client, author]));
      const claimsPlace = placeOf('claims', name, epoch, seq);
      statements.addClaims.run(document, seq, seal(key, nonce(), claimsPlace, plain));
    }
    return seq;
  }

  function beginMonth(opened: Opened, month: Month, seq: number): void {
    statements.addMonth.run(opened.document, month, seq);
    opened.month = month;
  }

  /** Folds the claims up to `seq` into one row: a board of years has thousands of client ids. */
  function putSnapshot(name: string, head: Head, seq: number, state: Uint8Array): void {
    const { document } = head;
    const key = keyring.open(name);
    const epochs = readEpochs(statements, name, document);
    const place = placeOf('snapshot', name, epochAt(epochs, seq), seq);
    statements.putSnapshot.run(document, seq, seal(key, nonce(), place, encodeSnapshot(state)));

    const claims = readClaims(statements, name, key, head, epochs);
    if (claims.length === 0) return;
    const claimsPlace = placeOf('claims', name, epochAt(epochs, head.seq), head.seq);
    statements.removeClaimsUpTo.run(document, head.seq);
    const sealed = seal(key, nonce(), claimsPlace, encodeClaims(claims));
    statements.addClaims.run(document, head.seq, sealed);
  }

  function find(name: string): Head | undefined {
    const row = statements.find.get(name);
    if (!row) return undefined;
    return {
      document: integer(row, 'document'),
      seq: integer(row, 'seq'),
      claims: integer(row, 'claims'),
    };
  }

  function open(name: string): Opened {
    const head = find(name);
    if (!head) throw missing();
    const epoch = lastEpoch(readEpochs(statements, name, head.document), name);
    const month = statements.lastMonth.get(head.document)?.['month'];
    return remember(name, {
      document: head.document,
      key: keyring.open(name),
      epoch,
      month: typeof month === 'number' ? month : NO_MONTH,
    });
  }

  function remember(name: string, opened: Opened): Opened {
    openedDocuments.set(name, opened);
    return opened;
  }

  /**
   * What was marked for it, here or together with whatever made it go (open-stores.ts): also one that never was
   * there, or whoever comes back could not make it.
   */
  function finishErasingOf(name: string): void {
    const mark = statements.erasingOf.get(name);
    if (!mark) return;
    keyring.destroy(name);
    if (mark['document'] === null) statements.unmarkErasing.run(name);
    else removeAll(integer(mark, 'document'), name);
  }

  function finishErasing(): void {
    for (const mark of statements.erasing.all()) finishErasingOf(text(mark, 'name'));
  }

  function removeAll(document: number, name: string): void {
    inTransaction(() => {
      for (const statement of statements.removal) statement.run(document);
      statements.unmarkErasing.run(name);
    });
  }

  /** [S2] As in database.ts, with prepared statements: this is the path of every edit. */
  function inTransaction<T>(work: () => T): T {
    statements.begin.run();
    try {
      const result = work();
      statements.commit.run();
      return result;
    } catch (error) {
      if (database.isTransaction && !isFatal(error)) statements.rollback.run();
      throw error;
    }
  }

  function guarded<T>(work: () => T): T {
    if (dead) throw new StoreError('unavailable', 'The disk failed: the server is stopping.');
    try {
      return work();
    } catch (error) {
      if (error instanceof RangeError) throw error;
      const trouble = toStoreError(error);
      if (isFatal(error)) {
        dead = true;
        onFatal(trouble);
      }
      throw trouble;
    }
  }
}

/** Before any. */
const NO_MONTH: Month = -1;

const missing = () => new StoreError('missing', 'There is no such document.');
