import { StoreError } from '../store/store.ts';
import type { Append, Author, DocumentId, Store, StoredDocument } from '../store/store.ts';
import * as Y from 'yjs';
import { admit, type Change, type Known } from './admission/admit.ts';
import { NO_LIMITS, scanUpdate, type Scan } from './admission/scan.ts';
import { makeClaimList } from './claims.ts';
import type { Clock } from './clock.ts';
import {
  COMPACT_AFTER_ROWS,
  FOLD_BYTES,
  FOLD_EVERY_MS,
  FULL_RETRY_MS,
  MAX_CLAIMS_PER_AUTHOR,
  MAX_DOCUMENT_BYTES,
} from './limits.ts';
import { makeLiveCopy } from './live-copy.ts';
import { makeQueue } from './queue.ts';
import type { Session } from './room-of-session.ts';
import type { Upkeep } from './upkeep.ts';

export interface LiveWorld {
  readonly store: Pick<Store, 'load' | 'compact'>;
  readonly append: (row: Append) => Promise<number>;
  readonly clock: Clock;
  readonly upkeep: Upkeep;
  readonly report: (error: unknown) => void;
  /** An update is on disk: show it to everybody but its author's session. */
  readonly committed: (update: Uint8Array, seq: number, from: Session | undefined) => void;
  readonly claimed: (claims: Iterable<readonly [number, Author]>) => void;
  readonly readOnlyChanged: () => void;
  /** The store cannot be relied on: the room has to end. */
  readonly fail: (error: unknown) => void;
}

/**
 * A loaded document and its way to the disk.
 *
 *   offer ──admit──► queued ──append──► committed: copy, others, author
 *                       └──full──► refused: all that is queued is forgotten, read-only for a while
 *
 * R6  Admission sees what is stored and queued; readers see what is stored.
 * R7  The copy grows by what the store has taken, in its order.
 */
export interface Live {
  offer(
    scan: Scan,
    author: Author,
    mayWrite: boolean,
    by: { readonly from?: Session; readonly settled: (isStored: boolean) => void },
  ): 'queued' | 'known' | 'gap' | 'withheld';
  claim(author: Author, client: number): boolean;
  claimed(): Iterable<readonly [number, Author]>;
  stateVector(): Uint8Array;
  since(stateVector: ReadonlyMap<number, number>): Uint8Array;
  knows(client: number): boolean;
  withDocument<T>(read: (doc: Y.Doc) => T): T;
  appendAsServer(update: Uint8Array): Promise<void>;
  editAsServer(edit: (doc: Y.Doc) => void): Promise<void>;
  /** Another machine wrote up to `seq`: reads the log. */
  catchUp(seq: number): void;
  compact(): Promise<void>;
  settled(): Promise<void>;
  readonly isBusy: boolean;
  readonly isReadOnly: boolean;
  readonly epoch: string;
}

export function openLive(id: DocumentId, stored: StoredDocument, world: LiveWorld): Live {
  const { clock } = world;
  const copy = makeLiveCopy(stored.updates);
  const queue = makeQueue(copy);
  const claims = makeClaimList(stored.claims);
  let { seq } = stored;
  /** Rows behind the last snapshot. */
  let rows = Math.max(0, stored.updates.length - 1);
  let isReadOnly = false;
  /** Counts refusals: rows queued before one are forgotten by it. */
  let generation = 0;
  let foldedAt = Number.NEGATIVE_INFINITY;
  let isFoldPlanned = false;
  let isCatchingUp = false;
  let onSettled: (() => void)[] = [];

  const known: Known = {
    endOf: (client) => queue.endOf(client),
    notDeleted: (ranges) => queue.notDeleted(ranges),
    depthOf: (client, clock) => queue.depthOf(client, clock),
    ownerOf: (client) => claims.ownerOf(client),
    claimsOf: (author) => claims.claimsOf(author),
  };

  const live: Live = {
    offer(scan, author, mayWrite, by) {
      const isTaken = mayWrite && !isReadOnly;
      let admission = admit(scan, author, known);
      if (admission.kind === 'new' && !isTaken && admission.change.parts.length === 0) {
        // A step 2 names all deletions, also those that follow from others without being written, as
        // when two people set one key. Merging finds them, so that a reader is not told off.
        if (foldNow()) admission = admit(scan, author, known);
      }
      switch (admission.kind) {
        case 'refused':
          throw admission.error;
        case 'known':
          // What makes it known may only be queued, by an older connection of the same page: it is
          // saved when that is.
          if (queue.length === 0) return 'known';
          queue.whenSettled(by.settled);
          return 'queued';
        case 'gap':
          return isTaken ? 'gap' : 'withheld';
        case 'new':
          if (!isTaken) return 'withheld';
          enqueue(admission.change, author, by);
          return 'queued';
      }
    },
    claim(author, client) {
      const owner = claims.ownerOf(client);
      if (owner !== undefined) return owner === author;
      // Whoever never writes may show themselves on many pages too, and not on endless ones.
      if (claims.claimsOf(author) >= MAX_CLAIMS_PER_AUTHOR) return false;
      claims.add(author, [client]);
      world.claimed([[client, author]]);
      return true;
    },
    claimed: () => claims.entries(),
    stateVector: () => copy.stateVector(),
    since: (stateVector) => copy.since(stateVector),
    knows: (client) => copy.endOf(client) > 0,
    withDocument(read) {
      const doc = copy.toDoc();
      try {
        return read(doc);
      } finally {
        doc.destroy();
      }
    },
    appendAsServer(update) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const outcome = live.offer(scanUpdate(update, NO_LIMITS), 'server', true, {
        settled: (isStored) => (isStored ? resolve() : reject(notWritten())),
      });
      if (outcome === 'known') resolve();
      if (outcome === 'withheld') reject(notWritten());
      if (outcome === 'gap') reject(new Error('The update builds on what is not there.'));
      return promise;
    },
    editAsServer(edit) {
      const update = live.withDocument((doc) => {
        const before = Y.encodeStateVector(doc);
        edit(doc);
        return Y.encodeStateAsUpdate(doc, before);
      });
      return live.appendAsServer(update);
    },
    catchUp(upTo) {
      if (upTo <= seq || isCatchingUp) return;
      isCatchingUp = true;
      readLog()
        .catch(world.fail)
        .finally(() => (isCatchingUp = false));
    },
    async compact() {
      if (rows <= COMPACT_AFTER_ROWS) return;
      foldNow();
      const covered = rows;
      await world.store.compact(id, seq, copy.since(new Map()));
      rows -= covered; // only now: what failed is tried again
    },
    settled: () =>
      queue.length === 0 ? Promise.resolve() : new Promise((resolve) => onSettled.push(resolve)),
    get isBusy() {
      return queue.length > 0;
    },
    get isReadOnly() {
      return isReadOnly;
    },
    epoch: stored.epoch,
  };
  return live;

  function enqueue(change: Change, author: Author, by: Parameters<Live['offer']>[3]): void {
    const queuedIn = generation;
    const toStore = claims.store(change.parts.map(({ client }) => client));
    if (change.claims.length > 0) {
      claims.add(author, change.claims);
      world.claimed(change.claims.map((client) => [client, author] as const));
    }
    queue.add(change);
    world.append({ id, author, update: change.update, claims: toStore }).then(
      (number) => {
        if (queuedIn !== generation) return;
        copy.append(change); // [R7]
        queue.committed();
        seq = number;
        rows += 1;
        world.committed(change.update, seq, by.from);
        by.settled(true);
        afterSettling();
        lookAfterCopy();
      },
      (error: unknown) => {
        claims.unstore(toStore);
        if (queuedIn === generation) {
          generation += 1;
          queue.refused();
          if (error instanceof StoreError && error.kind === 'full') withdraw();
          else world.fail(error);
        }
        by.settled(false);
        afterSettling();
      },
    );
  }

  function notWritten(): StoreError {
    return new StoreError(isReadOnly ? 'full' : 'unavailable', 'Nothing can be written now.');
  }

  function withdraw(): void {
    isReadOnly = true;
    world.readOnlyChanged();
    clock.after(FULL_RETRY_MS, () => {
      isReadOnly = copy.bytes > MAX_DOCUMENT_BYTES;
      if (!isReadOnly) world.readOnlyChanged(); // everybody is asked for what was not taken
    });
  }

  function afterSettling(): void {
    if (queue.length > 0) return;
    const waiting = onSettled;
    onSettled = [];
    for (const settled of waiting) settled();
  }

  function lookAfterCopy(): void {
    if (!isReadOnly && copy.bytes > MAX_DOCUMENT_BYTES) {
      isReadOnly = true;
      world.readOnlyChanged();
    }
    if (isFoldPlanned || copy.unfoldedBytes < FOLD_BYTES + copy.bytes / 2) return;
    isFoldPlanned = true;
    world.upkeep(() => {
      isFoldPlanned = false;
      foldNow();
    });
  }

  /** @returns whether the copy now knows every deletion */
  function foldNow(): boolean {
    if (clock.now() - foldedAt < FOLD_EVERY_MS) return false;
    foldedAt = clock.now();
    try {
      copy.fold();
      return true;
    } catch (error) {
      world.report(error); // the copy is as it was, only longer
      return false;
    }
  }

  async function readLog(): Promise<void> {
    const log = await world.store.load(id);
    if (!log || log.epoch !== stored.epoch) throw new StoreError('unavailable', 'Another epoch.');
    for (const [client, author] of log.claims) {
      if (claims.ownerOf(client) === undefined) claims.add(author, [client]);
      claims.store([client]);
    }
    for (const update of log.updates) {
      const admission = admit(scanUpdate(update, NO_LIMITS), 'server', {
        ...copy,
        ownerOf: () => 'server',
        claimsOf: () => 0,
      });
      if (admission.kind !== 'new') continue;
      copy.append(admission.change);
      world.committed(admission.change.update, log.seq, undefined);
    }
    seq = Math.max(seq, log.seq);
  }
}
