import { nameOf } from './document-name.ts';
import { StoreError } from './store.ts';
import type { Append, Store } from './store.ts';

/**
 * Rows: a room whose disk is slow hears so before memory is spent; 10,000 is 7 s of a hundred rooms
 * of three people typing.
 */
export const MAX_QUEUED_ROWS = 10_000;
/** Bytes: room for eight step 2 of the greatest size; more means that the disk no longer keeps up. */
export const MAX_QUEUED_BYTES = 64 * 1024 * 1024;
/** Bytes: sealing and writing 1 MiB takes about 10 ms, and a commit holds up every room for so long. */
export const MAX_BATCH_BYTES = 1024 * 1024;
/** Rows: about 8 ms for 256 rows of 64 boards, for the same reason. */
export const MAX_BATCH_ROWS = 256;

/**
 * Gathers the appends of all rooms into few commits.
 *
 *   idle ──append──► gathering ──end of tick──► committing ──┬─ nothing queued ─► idle
 *                        ▲                                   └─ more queued ─► gathering
 *
 * S8  Appends of one tick share one commit, over all rooms; rows of a document keep their order.
 * S9  When a row is refused, the rows queued behind it for that document are refused too: they
 *     build on it, and storing them would leave a gap in the log. One room's missing or damaged
 *     document refuses nobody else's rows.
 * S10 The queue is bounded in rows and bytes; beyond that an append is refused at once.
 */
export interface GroupCommit {
  /**
   * @returns the row's sequence number, once it is on disk
   * @throws StoreError as Store.append; 'unavailable' when the queue is full
   */
  append(row: Append): Promise<number>;
  /** Resolves when nothing is queued or under way. */
  idle(): Promise<void>;
}

export interface GroupCommitOptions {
  /**
   * Least time between the starts of two commits, in ms. An edit after a quiet moment never waits;
   * under load one fsync then carries several edits.
   */
  readonly pauseMs?: number;
  readonly now?: () => number;
  /** Runs after everything that this turn of the event loop has read from sockets. */
  readonly endOfTick?: (run: () => void) => void;
  readonly after?: (ms: number, run: () => void) => void;
}

interface Queued {
  readonly row: Append;
  readonly done: PromiseWithResolvers<number>;
}

export function makeGroupCommit(
  store: Pick<Store, 'append'>,
  {
    pauseMs = 4,
    now = () => performance.now(),
    endOfTick = (run) => void setImmediate(run),
    after = (ms, run) => void setTimeout(run, ms),
  }: GroupCommitOptions = {},
): GroupCommit {
  let queue: Queued[] = [];
  /** Queued and under way. */
  let rows = 0;
  let bytes = 0;
  let busy = false;
  let startedAt = Number.NEGATIVE_INFINITY;
  let whenIdle: PromiseWithResolvers<void> | undefined;

  return {
    append(row) {
      if (rows >= MAX_QUEUED_ROWS || bytes + row.update.length > MAX_QUEUED_BYTES) {
        return Promise.reject(
          new StoreError('unavailable', `The disk does not keep up: ${rows} edits are waiting.`),
        );
      }
      const done = Promise.withResolvers<number>();
      queue.push({ row, done });
      rows += 1;
      bytes += row.update.length;
      if (!busy) gather();
      return done.promise;
    },
    idle() {
      if (!busy) return Promise.resolve();
      whenIdle ??= Promise.withResolvers();
      return whenIdle.promise;
    },
  };

  function gather(): void {
    busy = true;
    const waitMs = startedAt + pauseMs - now();
    const run = () => void commit();
    if (waitMs > 0) after(waitMs, run);
    else endOfTick(run);
  }

  async function commit(): Promise<void> {
    startedAt = now();
    const batch = take();
    await write(batch);
    if (queue.length > 0) return gather();
    busy = false;
    whenIdle?.resolve();
    whenIdle = undefined;
  }

  function take(): Queued[] {
    let count = 0;
    let size = 0;
    for (const { row } of queue) {
      size += row.update.length;
      if (count > 0 && (size > MAX_BATCH_BYTES || count >= MAX_BATCH_ROWS)) break;
      count += 1;
    }
    const batch = queue;
    queue = batch.splice(count);
    return batch;
  }

  async function write(batch: readonly Queued[]): Promise<void> {
    let numbers: readonly number[];
    try {
      numbers = await store.append(batch.map(({ row }) => row));
    } catch (error) {
      return refuse(batch, error);
    }
    for (const [index, { row, done }] of batch.entries()) {
      left(row);
      const seq = numbers[index];
      if (seq === undefined) done.reject(new StoreError('unavailable', 'A row has no number.'));
      else done.resolve(seq);
    }
  }

  async function refuse(batch: readonly Queued[], error: unknown): Promise<void> {
    const oneDocument = error instanceof StoreError && isAboutOneDocument(error);
    const documents = Map.groupBy(batch, ({ row }) => nameOf(row.id));
    if (oneDocument && documents.size > 1) {
      for (const part of documents.values()) await write(part);
      return;
    }
    const followers = oneDocument
      ? queue.filter(({ row }) => documents.has(nameOf(row.id)))
      : queue;
    const refused = new Set([...batch, ...followers]);
    queue = queue.filter((queued) => !refused.has(queued));
    for (const { row, done } of refused) {
      left(row);
      done.reject(error);
    }
  }

  function left(row: Append): void {
    rows -= 1;
    bytes -= row.update.length;
  }
}

function isAboutOneDocument({ kind }: StoreError): boolean {
  return kind === 'missing' || kind === 'damaged';
}
