import { answerOf, endOf } from './answers.ts';

/**
 * What a device keeps of boards: sealed rows and, beside them, a key that opens only with a passcode, or
 * with a passkey of this device as well.
 * The names here say nothing of what they are for.
 *
 *   copies   id → wrapped key, generation, when it was used last
 *   rows     number → copy, nonce and sealed bytes; the order in which they were written
 *   states   copy → what is replaced as a whole; `copy aside …` → what was set aside;
 *            `copy unsent PAGE` → what that page wrote and the server does not have
 *
 * `copy own` is what the same seat writes for itself alone: it comes and goes with the copy.
 *
 * D1  A page writes only into the generation of the copy that it has opened, and only while the copy is
 *     there: `StaleCopy` otherwise, and nothing was written.
 * D2  A mark of what is unsent comes in the transaction of the words. It goes by the page that made it, or
 *     by one that names the version it has read.
 */
const NAME = 'copies';

export interface SealedBytes {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer>;
}
/** One more way to the copy's key [A60]. */
export interface PasskeyRecord {
  readonly credential: Uint8Array<ArrayBuffer>;
  /** What its authenticator is asked for an answer to. */
  readonly salt: Uint8Array<ArrayBuffer>;
  /** The same key, sealed under what that answer gives and then under the device's. */
  readonly wrapped: SealedBytes;
  readonly deviceNonce: Uint8Array<ArrayBuffer>;
  /** What stands in the device's list of passkeys. */
  readonly name: string;
}
export interface CopyRecord {
  readonly id: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  /** The copy's key, sealed under the passcode's and then under the device's. */
  readonly wrapped: SealedBytes;
  readonly deviceNonce: Uint8Array<ArrayBuffer>;
  readonly deviceKey: CryptoKey;
  readonly passkey?: PasskeyRecord | undefined;
  /** ms since 1970, this device's clock. */
  readonly usedAt: number;
  /** Counts the times it began anew, with another past; left out: 0. */
  readonly generation?: number;
  /** Something was written in this generation: no row at all is damage then. */
  readonly begun?: boolean;
  /** Whether `StateRecord` has such words; in the open, so that they are not forgotten unread. */
  readonly hasUnsent?: boolean;
}
export interface StateRecord extends SealedBytes {
  /** Whether words stand in it that are here only. */
  readonly hasUnsent: boolean;
}
/** That a page wrote what the server does not have; sealed: which things, as far as it is known. */
export interface UnsentRecord extends SealedBytes {
  /** Made up by each page anew. */
  readonly page: string;
  /** Counts up whenever that page writes more. */
  readonly version: number;
}
export interface SentMark {
  readonly page: string;
  /** Left out: whichever is there, for it is one's own. */
  readonly version?: number;
}
export interface RowRecord extends SealedBytes {
  readonly copy: string;
}
export interface Written {
  readonly row?: RowRecord;
  /** With a row that holds all of them: takes the rows up to this number away. */
  readonly upTo?: number;
  readonly state?: StateRecord;
  readonly unsent?: UnsentRecord;
  /** Takes these marks away [D2]. */
  readonly sent?: readonly SentMark[];
}
/** All of a copy, as it stood at one moment. */
export interface Content {
  /** Numbers and rows, oldest first. */
  readonly rows: ReadonlyArray<readonly [number, RowRecord]>;
  readonly state: StateRecord | undefined;
  readonly unsent: readonly UnsentRecord[];
}
export type Version = Pick<CopyRecord, 'id' | 'generation'>;

/** The copy began anew by another page, or is gone. */
export class StaleCopy extends Error {
  readonly why: 'newer' | 'gone';
  constructor(why: 'newer' | 'gone') {
    super(`the copy is ${why}`);
    this.why = why;
  }
}

export interface LocalDatabase {
  copies(): Promise<readonly CopyRecord[]>;
  copy(id: string): Promise<CopyRecord | undefined>;
  putCopy(copy: CopyRecord): Promise<void>;
  /**
   * In one transaction, so that nothing that another page notes meanwhile is undone.
   * @returns the copy as it was before; undefined when it is gone, and then it stays so
   */
  changeCopy(id: string, change: Partial<CopyRecord>): Promise<CopyRecord | undefined>;
  content(copy: string): Promise<Content>;
  /** Whether a page has left a mark that something was not sent. */
  hasUnsent(copy: string): Promise<boolean>;
  /**
   * In one transaction [D1].
   * @returns pages whose marks are left, when some were to be taken away [D2]
   * @throws StaleCopy DOMException
   */
  write(version: Version, written: Written): Promise<readonly string[] | undefined>;
  /**
   * Sets aside what a generation was, and begins the next, empty. [D1] does not hold for what is set
   * aside: it stays, whichever generation is there now.
   * @returns the copy as it is afterwards; undefined when it is gone
   */
  setAside(version: Version, aside: SealedBytes, name: string): Promise<CopyRecord | undefined>;
  asides(copy: string): Promise<readonly SealedBytes[]>;
  removeAsides(copy: string): Promise<void>;
  /** The copy with all that belongs to it. */
  remove(id: string): Promise<void>;
  close(): void;
}

const OWN = ' own';
/** What belongs to a copy, and is none of its own. */
export const ownOf = (id: string): string => `${id}${OWN}`;

const allUnder = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);
const asidesOf = (id: string) => allUnder(`${id} aside `);
const unsentOf = (id: string) => allUnder(`${id} unsent `);

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
  type Stores = Readonly<Record<'copies' | 'rows' | 'states', IDBObjectStore>>;
  const write = async (work: (stores: Stores, refuse: (why: Error) => void) => void) => {
    const transaction = database.transaction(['copies', 'rows', 'states'], 'readwrite');
    const ended = endOf(transaction);
    const [copies, rows, states] = ['copies', 'rows', 'states'].map((store) =>
      transaction.objectStore(store),
    );
    if (copies === undefined || rows === undefined || states === undefined) return;
    let refused: Error | undefined;
    work({ copies, rows, states }, (why) => {
      refused = why;
      transaction.abort();
    });
    await ended.catch((error: unknown) => {
      throw refused ?? error;
    });
  };
  /** The copy as it is now, or `undefined`. */
  const current = (copies: IDBObjectStore, id: string, use: (copy?: CopyRecord) => void) => {
    const asked: IDBRequest<CopyRecord | undefined> = copies.get(id);
    asked.addEventListener('success', () => use(asked.result));
  };
  /** [D2] */
  const takeAway = (
    states: IDBObjectStore,
    id: string,
    [mark, ...others]: readonly SentMark[],
    done: () => void,
  ) => {
    if (mark === undefined) return done();
    const place = `${id} unsent ${mark.page}`;
    const asked: IDBRequest<UnsentRecord | undefined> = states.get(place);
    asked.addEventListener('success', () => {
      if (mark.version === undefined || asked.result?.version === mark.version)
        states.delete(place);
      takeAway(states, id, others, done);
    });
  };
  /** Then does what is left to do, after the last one. */
  const deleteRows = (rows: IDBObjectStore, id: string, upTo: number, done = () => {}) => {
    const cursors = rows.index('copy').openKeyCursor(IDBKeyRange.only(id));
    cursors.addEventListener('success', () => {
      const cursor = cursors.result;
      if (cursor === null) return done();
      if (Number(cursor.primaryKey) <= upTo) rows.delete(cursor.primaryKey);
      cursor.continue();
    });
  };

  return {
    copies: async () =>
      (await answerOf<CopyRecord[]>(read('copies').getAll())).filter(({ id }) => !id.endsWith(OWN)),
    copy: (id) => answerOf<CopyRecord | undefined>(read('copies').get(id)),
    putCopy: (copy) => write(({ copies }) => void copies.put(copy)),
    async changeCopy(id, change) {
      let before: CopyRecord | undefined;
      await write(({ copies }) =>
        current(copies, id, (copy) => {
          before = copy;
          if (copy !== undefined) copies.put({ ...copy, ...change });
        }),
      );
      return before;
    },
    async content(copy) {
      const transaction = database.transaction(['rows', 'states']);
      const index = transaction.objectStore('rows').index('copy');
      const states = transaction.objectStore('states');
      const [keys, rows, state, unsent] = await Promise.all([
        answerOf<IDBValidKey[]>(index.getAllKeys(copy)),
        answerOf<RowRecord[]>(index.getAll(copy)),
        answerOf<StateRecord | undefined>(states.get(copy)),
        answerOf<UnsentRecord[]>(states.getAll(unsentOf(copy))),
      ]);
      return { rows: rows.map((row, n) => [Number(keys[n]), row] as const), state, unsent };
    },
    hasUnsent: async (copy) => (await answerOf(read('states').count(unsentOf(copy)))) > 0,
    async write({ id, generation = 0 }, { row, upTo, state, unsent, sent }) {
      let left: IDBRequest<UnsentRecord[]> | undefined;
      await write(({ copies, rows, states }, refuse) =>
        current(copies, id, (copy) => {
          if (copy === undefined) return refuse(new StaleCopy('gone'));
          if ((copy.generation ?? 0) !== generation) return refuse(new StaleCopy('newer'));
          const hasUnsent = state?.hasUnsent ?? copy.hasUnsent === true;
          if (copy.begun !== true || (copy.hasUnsent === true) !== hasUnsent)
            copies.put({ ...copy, begun: true, hasUnsent });
          if (state !== undefined) states.put(state, id);
          if (unsent !== undefined) states.put(unsent, `${id} unsent ${unsent.page}`);
          if (sent !== undefined)
            takeAway(states, id, sent, () => void (left = states.getAll(unsentOf(id))));
          if (row === undefined) return;
          if (upTo === undefined) rows.add(row);
          else deleteRows(rows, id, upTo, () => void rows.add(row));
        }),
      );
      return left?.result.map(({ page }) => page);
    },
    async setAside({ id, generation = 0 }, aside, name) {
      let after: CopyRecord | undefined;
      await write(({ copies, rows, states }) =>
        current(copies, id, (copy) => {
          if (copy === undefined) return;
          after = copy;
          states.put(aside, `${id} aside ${name}`);
          if ((copy.generation ?? 0) !== generation) return;
          after = { ...copy, generation: generation + 1, begun: false, hasUnsent: false };
          copies.put(after);
          states.delete(id);
          states.delete(unsentOf(id));
          deleteRows(rows, id, Number.POSITIVE_INFINITY);
        }),
      );
      return after;
    },
    asides: (copy) => answerOf<SealedBytes[]>(read('states').getAll(asidesOf(copy))),
    removeAsides: (copy) => write(({ states }) => void states.delete(asidesOf(copy))),
    remove: (id) =>
      write(({ copies, rows, states }) => {
        states.delete(asidesOf(id));
        for (const one of [id, ownOf(id)]) {
          copies.delete(one);
          states.delete(one);
          states.delete(unsentOf(one));
          deleteRows(rows, one, Number.POSITIVE_INFINITY);
        }
      }),
    close: () => database.close(),
  };
}
