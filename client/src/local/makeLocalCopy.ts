import type { CryptoPort } from '@steady/shared/private/cryptoPort.ts';
import * as v from 'valibot';
import * as Y from 'yjs';
import type { LocalDatabase, SealedBytes } from './database.ts';
import { COMPACT_AFTER_ROWS } from './limits.ts';

/**
 * A board's document, kept sealed on this device.
 *
 *   change in the document ─► sealed ─► a row here        (own changes and what comes from the server)
 *   rows ─► opened ─► the document                        (at the start, before any connection)
 *
 * K1  Every change is written as it comes, in the order in which it was made; nothing waits for a network.
 * K2  Rows are put together only into one that holds all of them, in the same transaction.
 * K3  A row that does not open is left out and counted: what was sent comes again from the server.
 * K4  Two pages of one copy write side by side: each row merges, whoever wrote it, and each page shows
 *     what the other one wrote, also without a network.
 */
export interface LocalCopy {
  /** What is not on the server's disk yet, of earlier pages too. */
  readonly unsaved: ReadonlySet<string>;
  readonly state: CopyState;
  /** Rows that did not open. */
  readonly damaged: number;
  /** Replaces what is kept beside the document. */
  keep(state: Partial<CopyState>): void;
  /** Resolves when all that was changed until now stands on this device. @throws what the browser says */
  settled(): Promise<void>;
  dispose(): void;
}

const copyStateSchema = v.object({
  /** Of the server that it came from; empty before anything came. */
  epoch: v.string(),
  /** Cards with words that the server does not have. */
  unsaved: v.array(v.string()),
  /** Entries of the ledger, as they came. */
  ledger: v.array(v.unknown()),
  /** Client id → seat. */
  claims: v.record(v.string(), v.string()),
  /** The board as HTTP last said. */
  board: v.optional(v.unknown()),
  /** Where its owner is in a home review, and what is written there. */
  review: v.optional(v.unknown()),
});
export type CopyState = v.InferOutput<typeof copyStateSchema>;
const EMPTY: CopyState = {
  epoch: '',
  unsaved: [],
  ledger: [],
  claims: {},
  board: undefined,
  review: undefined,
};

export const FROM_COPY = Symbol('copy');
/** Another page of this device wrote it, and keeps it. */
export const FROM_PAGE = Symbol('page');

export interface LocalCopyOptions {
  readonly id: string;
  readonly key: CryptoKey;
  readonly port: CryptoPort<CryptoKey>;
  readonly database: LocalDatabase;
  readonly doc: Y.Doc;
  /** The browser did not keep something: what is written stands on this page only. */
  readonly failed: (error: unknown) => void;
}

/** Brings the document to what is kept, then keeps it up with it. */
export async function makeLocalCopy(options: LocalCopyOptions): Promise<LocalCopy> {
  const { id, key, port, database, doc, failed } = options;
  const [rowPlace, statePlace] = ['row', 'state'].map((what) =>
    new TextEncoder().encode(`copy ${what} 1 ${id}`),
  );
  if (rowPlace === undefined || statePlace === undefined) throw new Error('two places');

  const pages = new BroadcastChannel(`copy ${id}`);
  const rows = await database.rows(id);
  const updates: Uint8Array[] = [];
  let damaged = 0;
  for (const [, row] of rows) {
    const update = await port.decrypt(key, row.nonce, rowPlace, row.sealed);
    if (update === undefined || !isApplied(doc, update)) damaged += 1; // [K3]
    else updates.push(update);
  }
  const last = rows.at(-1)?.[0] ?? 0;
  let state = await readState();
  let work: Promise<unknown> = Promise.resolve();
  let isDisposed = false;
  let isStateDue = false;
  // A copy that begins with a page that is open already.
  const isNew = rows.length === 0 && doc.store.clients.size > 0;
  if (isNew || rows.length > COMPACT_AFTER_ROWS) {
    // [K2] What came since stays: its number is higher.
    const whole = Y.encodeStateAsUpdate(doc);
    enqueue(async () => database.replaceRows({ copy: id, ...(await seal(rowPlace, whole)) }, last));
  }

  const changed = (update: Uint8Array, origin: unknown) => {
    if (origin === FROM_COPY || origin === FROM_PAGE || isDisposed) return;
    const bytes = update.slice();
    pages.postMessage(bytes);
    enqueue(
      async () => void (await database.addRow({ copy: id, ...(await seal(rowPlace, bytes)) })),
    );
  };
  doc.on('update', changed);
  pages.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data instanceof Uint8Array) Y.applyUpdate(doc, data, FROM_PAGE);
  });

  return {
    unsaved: new Set(state.unsaved),
    get state() {
      return state;
    },
    damaged,
    keep(part) {
      state = { ...state, ...part };
      if (isStateDue || isDisposed) return;
      isStateDue = true;
      enqueue(async () => {
        isStateDue = false;
        const text = new TextEncoder().encode(JSON.stringify(state));
        const hasUnsent = state.unsaved.length > 0;
        await database.putState(id, { ...(await seal(statePlace, text)), hasUnsent });
      });
    },
    async settled() {
      await work;
    },
    dispose() {
      isDisposed = true;
      doc.off('update', changed);
      pages.close();
    },
  };

  /** [K1] One after another. */
  function enqueue(step: () => Promise<void>): void {
    work = work.then(step).catch(failed);
  }

  async function seal(place: Uint8Array<ArrayBuffer>, content: Uint8Array): Promise<SealedBytes> {
    const nonce = port.random(new Uint8Array(12));
    return { nonce, sealed: await port.encrypt(key, nonce, place, new Uint8Array(content)) };
  }

  async function readState(): Promise<CopyState> {
    const kept = await database.state(id);
    if (kept === undefined || statePlace === undefined) return EMPTY;
    const text = await port.decrypt(key, kept.nonce, statePlace, kept.sealed);
    if (text === undefined) return EMPTY;
    try {
      return v.parse(copyStateSchema, JSON.parse(new TextDecoder().decode(text)));
    } catch {
      // Of another version: it is only what the server tells again.
      return EMPTY;
    }
  }
}

function isApplied(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update, FROM_COPY);
    return true;
  } catch {
    return false;
  }
}
