import { nameOf } from '../document-name.ts';
import { StoreError } from '../store.ts';
import type { Append, Author, Store, StoredDocument, StoreErrorKind } from '../store.ts';

/** A store for tests: keeps nothing beyond the process, and does as the test says. */
export interface MemoryStore extends Store {
  /** From now on appends wait, as behind a slow disk, until `releaseCommits`. */
  holdCommits(): void;
  releaseCommits(): void;
  /** The next append is refused with this kind, and writes nothing. */
  failNext(kind: StoreErrorKind): void;
  /** Number of append calls that were committed: one transaction, one fsync each. */
  readonly commits: number;
}

interface Log {
  readonly epoch: string;
  readonly rows: Uint8Array[];
  readonly claims: Map<number, Author>;
  snapshot: { readonly seq: number; readonly state: Uint8Array } | undefined;
}

export function makeMemoryStore(): MemoryStore {
  const logs = new Map<string, Log>();
  let gate: PromiseWithResolvers<void> | undefined;
  let failure: StoreErrorKind | undefined;
  let commits = 0;
  let epochs = 0;

  return {
    get commits() {
      return commits;
    },
    holdCommits() {
      gate ??= Promise.withResolvers();
    },
    releaseCommits() {
      gate?.resolve();
      gate = undefined;
    },
    failNext(kind) {
      failure = kind;
    },

    async create(id) {
      const name = nameOf(id);
      if (logs.has(name)) throw new StoreError('exists', 'There is such a document already.');
      const log: Log = {
        epoch: `memory-${++epochs}`,
        rows: [],
        claims: new Map(),
        snapshot: undefined,
      };
      logs.set(name, log);
      return asStored(log);
    },

    async load(id) {
      const log = logs.get(nameOf(id));
      return log && asStored(log);
    },

    async append(rows) {
      // Copied before the wait: callers may hand in views of a socket's buffer.
      const copied = rows.map((row) => ({ ...row, update: row.update.slice() }));
      while (gate) await gate.promise;
      if (failure) {
        const kind = failure;
        failure = undefined;
        throw new StoreError(kind, `The test asked for '${kind}'.`);
      }
      const targets = copied.map((row) => found(row));
      commits += 1;
      return copied.map((row, index) => write(row, targets[index]));
    },

    async compact(id, seq, state) {
      const log = found({ id });
      if (!Number.isInteger(seq) || seq < 1 || seq > log.rows.length) {
        throw new RangeError(`No row ${seq} to take a snapshot at.`);
      }
      if (log.snapshot && log.snapshot.seq > seq) return;
      log.snapshot = { seq, state: state.slice() };
    },

    async erase(id) {
      logs.delete(nameOf(id));
    },
  };

  function found({ id }: Pick<Append, 'id'>): Log {
    const log = logs.get(nameOf(id));
    if (!log) throw new StoreError('missing', 'There is no such document.');
    return log;
  }
}

function write(row: Append, log: Log | undefined): number {
  if (!log) throw new StoreError('missing', 'There is no such document.');
  const seq = log.rows.push(row.update);
  for (const client of row.claims) {
    if (!log.claims.has(client)) log.claims.set(client, row.author);
  }
  return seq;
}

function asStored({ epoch, rows, claims, snapshot }: Log): StoredDocument {
  const updates = snapshot ? [snapshot.state, ...rows.slice(snapshot.seq)] : rows.slice();
  return {
    epoch,
    seq: rows.length,
    updates: updates.map((update) => update.slice()),
    claims: new Map(claims),
  };
}
