import type { CryptoPort } from '@steady/shared/private/cryptoPort.ts';
import { makeId } from '@steady/shared/ids.ts';
import * as Y from 'yjs';
import { type CopyState, hasWordsHereOnly, stateToBytes } from './copyState.ts';
import {
  StaleCopy,
  type CopyRecord,
  type LocalDatabase,
  type RowRecord,
  type Written,
} from './database.ts';
import { COMPACT_AFTER_ROWS, TRY_AGAIN_MS } from './limits.ts';
import { FROM_COPY, keysToBytes, readCopy, vectorOf } from './readCopy.ts';
import { makeSealing } from './sealing.ts';
import { makeUnsent } from './unsent.ts';
import type { MarksOutside } from './unsentMark.ts';

/**
 * A board's document, kept sealed on this device.
 *
 *   change in the document ─► sealed ─► a row here        (own changes and what comes from the server)
 *   rows ─► opened ─► the document                        (at the start, before any connection)
 *
 *   keeping ──the browser keeps nothing just now──► behind ──it does again──► keeping
 *      ├──the browser took the copy away──► the copy is written anew, whole ──► keeping
 *      ├──another page took it away──► gone
 *      └──another page began it anew──► stale
 *
 * K1  Every change is written as it comes, in the order in which it was made; nothing waits for a network.
 * K2  Rows are put together only into one that holds all of them, in the same transaction.
 * K3  A row that does not open is left out, and the copy is called not whole; so is one that holds less
 *     than what was written beside it says.
 * K4  Two pages of one copy write side by side: each row merges, whoever wrote it, and each page shows
 *     what the other one wrote, also without a network.
 * K5  What could not be written is owed, and written before anything later: a copy has no gaps.
 * K6  That something was not sent is known for as long as it is true, whatever other pages say (unsent.ts).
 */
export interface LocalCopy {
  /** What is not on the server's disk yet, of earlier pages too. */
  readonly unsaved: ReadonlySet<string>;
  readonly state: CopyState;
  /** Whether everything that was kept is there [K3]. */
  readonly isWhole: boolean;
  /** Replaces what is kept beside the document. */
  keep(state: Partial<Omit<CopyState, 'vector'>>): void;
  /** Replaces what this page knows to be not sent; nothing: the server has all that this page has [K6]. */
  keepUnsaved(keys: Iterable<string>): void;
  /** From now on other pages' changes reach the document, and what they have is asked for [K4]. */
  meetOthers(): void;
  /** Resolves when all that was changed until now was written, or was tried. */
  settled(): Promise<void>;
  dispose(): void;
}

export type Keeping = 'keeping' | 'behind' | 'gone' | 'stale';

/** Another page of this device wrote it, and keeps it. */
export const FROM_PAGE = Symbol('page');

export interface LocalCopyOptions {
  readonly record: CopyRecord;
  /** As it is to be written anew: what opens it may have changed since. */
  readonly anew?: () => CopyRecord;
  readonly key: CryptoKey;
  readonly port: CryptoPort<CryptoKey>;
  /** Opens it anew when the browser has closed it. */
  readonly open: () => Promise<LocalDatabase>;
  readonly doc: Y.Doc;
  /** Whether its person wants it still: then it was the browser that took it away. */
  readonly isWanted: () => boolean;
  /** What comes from the server is there again. */
  readonly isOwn: (origin: unknown) => boolean;
  readonly told: (keeping: Keeping) => void;
  readonly outside: MarksOutside;
  readonly setTimer: (run: () => void, ms: number) => () => void;
}

/** Brings the document to what is kept, then keeps it up with it. */
export async function makeLocalCopy(options: LocalCopyOptions): Promise<LocalCopy> {
  const { record, key, port, doc, isWanted, isOwn, told, outside, setTimer } = options;
  const { id, generation = 0 } = record;
  const sealing = makeSealing(record, key, port);
  /** It is open already, and may be written in or fetched while the copy is read. */
  let hasMore = doc.store.clients.size > 0;
  const meanwhile = (_update: Uint8Array, origin: unknown) => {
    hasMore ||= origin !== FROM_COPY;
  };
  doc.on('update', meanwhile);
  let database = await options.open();

  const pages = new BroadcastChannel(`copy ${id} ${generation}`);
  const read = await readCopy(doc, record, database, sealing);
  doc.off('update', meanwhile);
  const { isWhole } = read; // [K3]
  let { state } = read;
  const unsent = makeUnsent({
    page: makeId(port.random),
    found: read.found,
    keys: read.unsaved,
    seal: (keys) => sealing.seal('unsent', keysToBytes(keys)),
    outside,
  });
  if (read.isOld) unsent.missed();

  let keeping: Keeping = 'keeping';
  /** [K5] Oldest first. */
  const owed: Array<{ readonly update: Uint8Array; readonly isOwn: boolean }> = [];
  let isStateDue = false;
  let work: Promise<void> = Promise.resolve();
  let cancelTry = () => {};
  let isDisposed = false;
  const hasEnded = () => keeping === 'gone' || keeping === 'stale';

  if (hasMore || (isWhole && read.rowCount > COMPACT_AFTER_ROWS)) {
    // [K2] What came since stays: its number is higher; so does what could not be read [K3].
    const instead = isWhole ? { upTo: read.upTo } : {};
    const whole = Y.encodeStateAsUpdate(doc);
    work = attempt(async () => {
      const mark = hasMore ? await unsent.ofRow() : {};
      await write({ row: await rowOf(whole), ...instead, ...mark });
    });
  }

  const changed = (update: Uint8Array, origin: unknown) => {
    if (origin === FROM_COPY || origin === FROM_PAGE || hasEnded()) return;
    const bytes = update.slice();
    pages.postMessage(bytes);
    owed.push({ update: bytes, isOwn: isOwn(origin) });
    enqueue();
  };
  doc.on('update', changed);

  const heard = ({ data }: MessageEvent<unknown>) => {
    if (data instanceof Uint8Array) return Y.applyUpdate(doc, data, FROM_PAGE);
    if (typeof data !== 'object' || data === null) return;
    // It is replaced as a whole, and must not be by an older one of this page.
    if ('review' in data) state = { ...state, review: data.review };
    if ('has' in data && data.has instanceof Uint8Array) {
      pages.postMessage(Y.encodeStateAsUpdate(doc, data.has));
      if (state.review !== undefined) pages.postMessage({ review: state.review });
    }
  };

  return {
    get unsaved() {
      return unsent.keys;
    },
    get state() {
      return state;
    },
    isWhole,
    keep(part) {
      state = { ...state, ...part };
      if ('review' in part && !isDisposed) pages.postMessage({ review: part.review });
      stateIsDue();
    },
    keepUnsaved(keys) {
      if (unsent.keep(keys)) stateIsDue();
    },
    meetOthers() {
      if (isDisposed) return;
      pages.addEventListener('message', heard);
      pages.postMessage({ has: Y.encodeStateVector(doc) });
    },
    async settled() {
      await work;
    },
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      doc.off('update', changed);
      cancelTry();
      // What was changed until now is still written.
      void work.finally(() => {
        pages.close();
        database.close();
      });
    },
  };

  function stateIsDue(): void {
    if (isStateDue || isDisposed || hasEnded()) return;
    isStateDue = true;
    enqueue();
  }

  function enqueue(): void {
    work = work.then(() => attempt(writeDue));
  }

  /** [K1] [K5] */
  async function writeDue(): Promise<void> {
    while (owed.length > 0) {
      const batch = owed.slice();
      const update = Y.mergeUpdates(batch.map((one) => one.update));
      const isOwn = batch.some((one) => one.isOwn);
      await write({ row: await rowOf(update), ...(isOwn ? await unsent.ofRow() : {}) });
      owed.splice(0, batch.length);
    }
    if (!isStateDue) return;
    isStateDue = false;
    state = { ...state, vector: [...vectorOf(doc)] };
    const hasUnsent = hasWordsHereOnly(state);
    try {
      const sealed = await sealing.seal('state', stateToBytes(state));
      await write({ state: { ...sealed, hasUnsent }, ...(await unsent.due()) });
    } catch (error) {
      isStateDue = true;
      unsent.missed();
      throw error;
    }
  }

  async function attempt(step: () => Promise<void>): Promise<void> {
    if (hasEnded()) return;
    try {
      await step();
      become('keeping');
    } catch (error) {
      if (error instanceof StaleCopy && error.why === 'newer') return become('stale');
      await mend(error).then(
        () => become('keeping'),
        () => {
          if (hasEnded()) return;
          become('behind');
          cancelTry();
          cancelTry = setTimer(enqueue, TRY_AGAIN_MS);
        },
      );
    }
  }

  /** The browser took the copy away, or only closed it. @throws when it keeps nothing now */
  async function mend(error: unknown): Promise<void> {
    const isClosed = error instanceof DOMException && error.name === 'InvalidStateError';
    const isGone = error instanceof StaleCopy;
    if (!isClosed && !isGone) throw error;
    if (!isWanted()) return become('gone');
    if (isClosed) database = await options.open();
    if ((await database.copy(id)) === undefined) {
      const whole = Y.encodeStateAsUpdate(doc);
      await database.putCopy(options.anew?.() ?? record);
      const row = await rowOf(whole);
      await write({ row, upTo: Number.POSITIVE_INFINITY, ...(await unsent.ofRow()) });
      isStateDue = true;
      unsent.missed();
    }
    await writeDue();
  }

  function become(next: Keeping): void {
    if (keeping === next || hasEnded()) return;
    keeping = next;
    told(next);
  }

  async function rowOf(update: Uint8Array): Promise<RowRecord> {
    return { copy: id, ...(await sealing.seal('row', update)) };
  }

  async function write(written: Written): Promise<void> {
    unsent.written(written, await database.write(record, written));
  }
}
