import type { BoardId } from '@steady/shared/ids.ts';
import { keyIdSchema } from '@steady/shared/private/ids.ts';
import type { KeptKey } from '@steady/shared/private/keys.ts';
import type { Seat } from '@steady/shared/seats.ts';
import * as v from 'valibot';
import { answerOf, endOf } from '../local/answers.ts';

/**
 * Where a device keeps the keys of private writing, for one seat of one board.
 *
 * KS1 What is kept are keys that no script can take out as bytes (keys.ts, KeptKey).
 * KS2 A shared device keeps none: they live as long as the page.
 */
export interface KeyStore {
  /** Whether keys outlive the page. */
  isLasting(): boolean;
  all(): Promise<readonly KeptKey<CryptoKey>[]>;
  /** Resolves when it is kept. */
  add(key: KeptKey<CryptoKey>): Promise<void>;
}

/** Says nothing of what it is for. */
const DATABASE = 'keys';
const STORE = 'keys';

const placeOf = (boardId: BoardId, seat: Seat): string => `${boardId}/${seat}`;

/** @returns one that lasts, or one in memory where the browser keeps nothing for this page */
export async function openKeyStore(
  boardId: BoardId,
  seat: Seat,
  isShared: boolean,
): Promise<KeyStore> {
  const memory = makeMemoryKeyStore();
  if (isShared) return memory; // [KS2]
  // Private windows and strict settings: the person is told that the key is gone with the page.
  const database = await openDatabase().catch(() => undefined);
  return database === undefined ? memory : makeLastingKeyStore(database, placeOf(boardId, seat));
}

function makeLastingKeyStore(database: IDBDatabase, place: string): KeyStore {
  const memory = makeMemoryKeyStore();
  let isLasting = true;
  return {
    isLasting: () => isLasting,
    async all() {
      const store = database.transaction(STORE).objectStore(STORE);
      const rows: unknown = await answerOf(store.index('place').getAll(place));
      return [...parseKept(rows), ...(await memory.all())];
    },
    async add(key) {
      try {
        const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
        transaction.objectStore(STORE).put({ ...key, place });
        await endOf(transaction);
      } catch {
        // Some browsers keep data in a private window, and no keys.
        isLasting = false;
        await memory.add(key);
      }
    },
  };
}

export function makeMemoryKeyStore(): KeyStore {
  const keys = new Map<string, KeptKey<CryptoKey>>();
  return {
    isLasting: () => false,
    all: () => Promise.resolve([...keys.values()]),
    add: (key) => Promise.resolve(void keys.set(key.id, key)),
  };
}

/** Those of one seat of one board: what they sealed is gone. */
export async function forgetKeysOf(boardId: BoardId, seat: Seat): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction(STORE, 'readwrite');
  const ended = endOf(transaction);
  const store = transaction.objectStore(STORE);
  const found = store.index('place').getAllKeys(placeOf(boardId, seat));
  found.addEventListener('success', () => {
    for (const key of found.result) store.delete(key);
  });
  await ended;
  database.close();
}

/** Made when it is used: a page that did not come by https has no `CryptoKey`. */
const keptSchema = () =>
  v.object({
    id: keyIdSchema,
    key: v.instance(CryptoKey),
    carrier: v.instance(CryptoKey),
    carried: v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array),
  });

/** Whatever is not as this version keeps it stays there and is not used. */
function parseKept(rows: unknown): readonly KeptKey<CryptoKey>[] {
  if (!Array.isArray(rows)) return [];
  const schema = keptSchema();
  return rows.flatMap((row: unknown) => {
    const parsed = v.safeParse(schema, row);
    return parsed.success ? [parsed.output] : [];
  });
}

async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () => {
    const store = request.result.createObjectStore(STORE, { keyPath: ['place', 'id'] });
    store.createIndex('place', 'place');
  });
  const database = await answerOf(request);
  // Another tab forgets this device.
  database.addEventListener('versionchange', () => database.close());
  return database;
}
