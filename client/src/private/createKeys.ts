import type { BoardId } from '@steady/shared/ids.ts';
import type { CryptoPort } from '@steady/shared/private/cryptoPort.ts';
import { keyIds, wrappedIn, type PrivateDocument } from '@steady/shared/private/document.ts';
import type { KeyId } from '@steady/shared/private/ids.ts';
import {
  chooseKey,
  keepKey,
  makeKeptKey,
  registerKey,
  unwrapByCode,
  wrapForCode,
  type KeptKey,
} from '@steady/shared/private/keys.ts';
import type { SealKey } from '@steady/shared/private/sealedValue.ts';
import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js';
import type { OwnDocument } from './createOwnDocument.ts';
import type { KeyStore } from './keyStore.ts';
import type { SpaceKeys } from './space.ts';

/**
 * The keys of one person's private writing on this device.
 *
 * KR1 No key is made while the server's document names one: a second key would split what is written.
 * KR2 A key that the document names and this page does not know is looked for on the device first:
 *     another tab may have got it.
 * KR3 A key that is here is named in the document, so that other devices ask for it.
 * KR4 What a key opens is being opened before anybody is told that the key is here: else what is sealed
 *     looked like nothing for a moment.
 * KR5 A code is made once there is a connection, and ends the earlier one of its kind only when the server has it
 *     and it is about to be read: a page that ends before leaves the code on somebody's paper as it was.
 */
export interface Keys extends SpaceKeys {
  readonly isLoaded: Accessor<boolean>;
  /** Whether something can be sealed here. */
  readonly hasKey: Accessor<boolean>;
  /** Whether the document names a key. */
  readonly isKnown: Accessor<boolean>;
  /** Whether the document names one that is not here, beside one that is. */
  readonly isAnotherKnown: Accessor<boolean>;
  keyOf(id: KeyId): CryptoKey | undefined;
  current(): SealKey<CryptoKey> | undefined;
  onChange(hear: () => void): void;
}

export interface KeysOptions {
  readonly document: PrivateDocument;
  readonly boardId: BoardId;
  readonly port: CryptoPort<CryptoKey>;
  /** @returns undefined while it is not known what this device may keep: asked again */
  readonly openKeys: () => Promise<KeyStore | undefined>;
  readonly setTimer: (run: () => void, ms: number) => () => void;
  readonly own: Pick<OwnDocument, 'connection' | 'isSynced' | 'whenSaved'>;
  readonly report: (error: unknown) => void;
}

/** ms until it is asked again whether this device keeps anything. */
const ASK_AGAIN_MS = 2_000;

export function createKeys(options: KeysOptions): Keys {
  const { document, boardId, port, openKeys, setTimer, own, report } = options;
  const kept = new Map<KeyId, KeptKey<CryptoKey>>();
  const madeHere = new Set<KeyId>();
  const [version, setVersion] = createSignal(0);
  const [isLoaded, setLoaded] = createSignal(false);
  const [isKept, setKept] = createSignal(true);
  let store: KeyStore | undefined;
  let hear = () => {};

  /** Whatever reads the document or the keys reads it again. */
  const changed = () => setVersion((n) => n + 1);
  document.keys.observe(changed);
  document.codes.observe(changed);
  let cancelAgain = () => {};
  onCleanup(() => {
    cancelAgain();
    document.keys.unobserve(changed);
    document.codes.unobserve(changed);
  });

  const named = () => {
    version();
    return keyIds(document);
  };
  const missing = () => named().filter((id) => !kept.has(id));

  load().catch(report);
  // [KR2]
  createEffect(() => {
    if (isLoaded() && missing().length > 0) load().catch(report);
  });
  // [KR3]
  createEffect(() => {
    const key = isLoaded() && own.isSynced() ? currentKey() : undefined;
    if (key !== undefined && !named().includes(key.id))
      registerKey(port, document, boardId, key).catch(report);
  });

  const waiting: Array<() => void> = [];
  createEffect(() => {
    if (own.connection().kind === 'open') for (const go of waiting.splice(0)) go();
  });
  const whenOpen = (): Promise<void> =>
    own.connection().kind === 'open'
      ? Promise.resolve()
      : new Promise((resolve) => waiting.push(resolve));

  /** Whether a recovery code opens all of these. */
  const isCovered = (ids: Iterable<KeyId>): boolean => {
    version();
    const covered = new Set(
      wrappedIn(document).flatMap(({ what, keys }) => (what === 'recovery' ? keys : [])),
    );
    return [...ids].every((id) => covered.has(id));
  };

  return {
    isLoaded,
    isKept,
    hasKey: () => currentKey() !== undefined,
    isKnown: () => named().length > 0,
    isAnotherKnown: () => currentKey() !== undefined && missing().length > 0,
    hasRecovery: () => kept.size > 0 && isCovered(kept.keys()),
    needsRecovery: () => !isKept() && !isCovered(madeHere),
    isHandOverOpen(id) {
      version();
      return document.codes.has(id);
    },
    keyOf: (id) => kept.get(id)?.key,
    current: () => chooseKey(document, kept),
    onChange(run) {
      hear = run;
    },
    async make() {
      const key = await makeKeptKey(port);
      madeHere.add(key.id);
      await keep(key);
    },
    isOffline: () => own.connection().kind !== 'open',
    // [KR5]
    async showCode(what) {
      await whenOpen();
      const { code, id, endEarlier } = await wrapForCode(
        port,
        document,
        boardId,
        what,
        kept.values(),
      );
      await own.whenSaved();
      endEarlier();
      return { code, id };
    },
    async enterCode(code) {
      const keys = await unwrapByCode(port, document, boardId, code, async (raw) =>
        keep(await keepKey(port, raw)),
      );
      return keys !== undefined;
    },
  };

  function currentKey(): KeptKey<CryptoKey> | undefined {
    version();
    return chooseKey(document, kept);
  }

  async function load(): Promise<void> {
    store ??= await openKeys();
    if (store === undefined) {
      cancelAgain();
      cancelAgain = setTimer(() => void load().catch(report), ASK_AGAIN_MS);
      return;
    }
    setKept(store.isLasting());
    const before = kept.size;
    for (const key of await store.all()) kept.set(key.id, key);
    if (kept.size > before) told();
    setLoaded(true);
  }

  /** [KR4] */
  function told(): void {
    hear();
    changed();
  }

  async function keep(key: KeptKey<CryptoKey>): Promise<void> {
    store ??= await openKeys();
    if (store === undefined) throw new Error('it is not known whether this device keeps keys');
    await store.add(key);
    setKept(store.isLasting());
    kept.set(key.id, key);
    told();
  }
}
