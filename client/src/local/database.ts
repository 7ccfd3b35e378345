import { answerOf, endOf } from './answers.ts';

/**
 * What a device keeps of boards: sealed rows and, beside them, a key that opens only with a passcode.
 * The names here say nothing of what they are for.
 *
 *   copies   id → wrapped key, when it was used last
 *   rows     number → copy, nonce and sealed bytes; the order in which they were written
 *   states   copy → what is replaced as a whole
 */
const NAME = 'copies';

export interface SealedBytes {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer>;
}
export interface CopyRecord {
  readonly id: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  /** The copy's key, sealed under the passcode's and then under the device's. */
  readonly wrapped: SealedBytes;
  readonly deviceNonce: Uint8Array<ArrayBuffer>;
  readonly deviceKey: CryptoKey;
  /** ms since 1970, this device's clock. */
  readonly usedAt: number;
  /** Another server epoch came: kept apart until its owner has looked at it. */
  readonly setAside?: boolean;
}
export interface StateRecord extends SealedBytes {
  /** Whether some words are here only; in the open, so that they are not forgotten unread. */
  readonly hasUnsent: boolean;
}
export interface RowRecord extends SealedBytes {
  readonly copy: string;
}

export interface LocalDatabase {
  copies(): Promise<readonly CopyRecord[]>;
  copy(id: string): Promise<CopyRecord | undefined>;
  putCopy(copy: CopyRecord): Promise<void>;
  /** @returns numbers and rows, oldest first */
  rows(copy: string): Promise<ReadonlyArray<readonly [number, RowRecord]>>;
  addRow(row: RowRecord): Promise<number>;
  /** In one transaction: nothing is taken away that the new row does not hold. */
  replaceRows(row: RowRecord, upTo: number): Promise<void>;
  state(copy: string): Promise<StateRecord | undefined>;
  putState(copy: string, state: StateRecord): Promise<void>;
  /** The copy with all that belongs to it. */
  remove(id: string): Promise<void>;
  close(): void;
}

/** @throws DOMException when the browser keeps nothing for this page */
export async function openLocalDatabase(name: string = NAME): Promise<LocalDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => {
    const { result } = request;
    result.createObjectStore('copies', { keyPath: 'id' });
    result.createObjectStore('rows', { autoIncrement: true }).createIndex('copy', 'copy');
    result.createObjectStore('states');
  });
  const database = await answerOf(request);
  // Another tab forgets this device: it must not wait for this one.
  database.addEventListener('versionchange', () => database.close());

  const read = (store: string) => database.transaction(store).objectStore(store);
  const write = async (stores: string[], work: (of: (store: string) => IDBObjectStore) => void) => {
    const transaction = database.transaction(stores, 'readwrite');
    const ended = endOf(transaction);
    work((store) => transaction.objectStore(store));
    await ended;
  };

  return {
    copies: () => answerOf<CopyRecord[]>(read('copies').getAll()),
    copy: (id) => answerOf<CopyRecord | undefined>(read('copies').get(id)),
    putCopy: (copy) => write(['copies'], (of) => of('copies').put(copy)),
    async rows(copy) {
      const index = read('rows').index('copy');
      const [keys, rows] = await Promise.all([
        answerOf<IDBValidKey[]>(index.getAllKeys(copy)),
        answerOf<RowRecord[]>(index.getAll(copy)),
      ]);
      return rows.map((row, n) => [Number(keys[n]), row] as const);
    },
    async addRow(row) {
      let key = 0;
      await write(['rows'], (of) => {
        const added = of('rows').add(row);
        added.addEventListener('success', () => (key = Number(added.result)));
      });
      return key;
    },
    replaceRows: (row, upTo) =>
      write(['rows'], (of) => {
        const store = of('rows');
        const cursors = store.index('copy').openKeyCursor(IDBKeyRange.only(row.copy));
        cursors.addEventListener('success', () => {
          const cursor = cursors.result;
          if (cursor === null) return void store.add(row);
          if (Number(cursor.primaryKey) <= upTo) store.delete(cursor.primaryKey);
          cursor.continue();
        });
      }),
    state: (copy) => answerOf<StateRecord | undefined>(read('states').get(copy)),
    putState: (copy, state) => write(['states'], (of) => of('states').put(state, copy)),
    remove: (id) =>
      write(['copies', 'rows', 'states'], (of) => {
        of('copies').delete(id);
        of('states').delete(id);
        const store = of('rows');
        const cursors = store.index('copy').openKeyCursor(IDBKeyRange.only(id));
        cursors.addEventListener('success', () => {
          const cursor = cursors.result;
          if (cursor === null) return;
          store.delete(cursor.primaryKey);
          cursor.continue();
        });
      }),
    close: () => database.close(),
  };
}

/** Everything of every board goes from this device. */
export async function forgetLocalDatabase(name: string = NAME): Promise<void> {
  await answerOf(indexedDB.deleteDatabase(name));
}
