import type { BoardId } from '../ids.ts';
import { utf8, concat } from './bytes.ts';
import { makeCode, type PrivateCode } from './code.ts';
import { KEY_BYTES, NONCE_BYTES, type Bytes, type CryptoPort } from './cryptoPort.ts';
import {
  keyIds,
  putKey,
  putWrapped,
  removeWrapped,
  wrappedIn,
  type PrivateDocument,
} from './document.ts';
import { makeKeyId, type KeyId } from './ids.ts';
import { sealValue, type SealKey } from './sealedValue.ts';
import { unwrapKeys, wrapKeys, type RawKey, type WrapFor } from './wrappedKeys.ts';

/**
 * A key as a device keeps it: neither `key` nor `carrier` can be taken out of it as bytes. To hand a key
 * over, `carried` is opened with `carrier` for as long as that takes.
 */
export interface KeptKey<Key> extends SealKey<Key> {
  readonly carrier: Key;
  /** nonce │ the key's bytes, sealed by `carrier` */
  readonly carried: Bytes;
}

/** A new key. Its bytes are gone when this returns. */
export async function makeKeptKey<Key>(port: CryptoPort<Key>): Promise<KeptKey<Key>> {
  return keepKey(port, {
    id: makeKeyId(port.random),
    raw: port.random(new Uint8Array(KEY_BYTES)),
  });
}

/** @param raw is emptied */
export async function keepKey<Key>(
  port: CryptoPort<Key>,
  { id, raw }: RawKey,
): Promise<KeptKey<Key>> {
  const forCarrier = port.random(new Uint8Array(KEY_BYTES));
  const carrier = await port.importKey(forCarrier);
  forCarrier.fill(0);
  const key = await port.importKey(raw);
  const nonce = port.random(new Uint8Array(NONCE_BYTES));
  const sealed = await port.encrypt(carrier, nonce, carriedAs(id), raw);
  raw.fill(0);
  return { id, key, carrier, carried: concat(nonce, sealed) };
}

/** Says in the document that this key is there, so that no other device makes one unknowingly. */
export async function registerKey<Key>(
  port: CryptoPort<Key>,
  document: PrivateDocument,
  boardId: BoardId,
  key: SealKey<Key>,
): Promise<void> {
  const seal = await sealValue(port, key, { boardId, of: 'key' }, new Uint8Array());
  putKey(document, key.id, seal);
}

/**
 * The key to seal with: of those that are here the first that the document names, the same on every
 * device that has them all; else one that is here and has to be registered.
 */
export function chooseKey<Key>(
  document: PrivateDocument,
  kept: ReadonlyMap<KeyId, KeptKey<Key>>,
): KeptKey<Key> | undefined {
  const named = keyIds(document).find((id) => kept.has(id));
  return named === undefined ? [...kept.values()][0] : kept.get(named);
}

/** A code that was made here. */
export interface NewCode {
  /** It is nowhere else. */
  readonly code: PrivateCode;
  /** Of what it opens, in the document. */
  readonly id: string;
  /** From now on the codes of its kind that were there before open nothing. */
  endEarlier(): void;
}

/**
 * Puts all keys of this device into the document, sealed by a new code. An earlier code of the same kind
 * opens until `endEarlier`: whoever has it on paper has nothing else, should the new one never be read.
 */
export async function wrapForCode<Key>(
  port: CryptoPort<Key>,
  document: PrivateDocument,
  boardId: BoardId,
  what: WrapFor,
  kept: Iterable<KeptKey<Key>>,
): Promise<NewCode> {
  const code = makeCode(port.random);
  const raws = await Promise.all([...kept].map((key) => rawOf(port, key)));
  const wrapped = await wrapKeys(port, what, code, boardId, raws);
  for (const { raw } of raws) raw.fill(0);
  const earlier = wrappedIn(document).filter((one) => one.what === what);
  const id = putWrapped(document, wrapped, port.random);
  const ids = earlier.map((one) => one.id);
  return { code, id, endEarlier: () => removeWrapped(document, ids) };
}

/**
 * Opens with a code what another device, or this person long ago, has put there. A code for another
 * device opens once; a recovery code stays.
 * @param keep keeps a key on this device; when it cannot, the code is as good as before
 * @returns undefined when it opens nothing
 */
export async function unwrapByCode<Key>(
  port: CryptoPort<Key>,
  document: PrivateDocument,
  boardId: BoardId,
  code: PrivateCode,
  keep: (key: RawKey) => Promise<void> = async () => {},
): Promise<readonly RawKey[] | undefined> {
  for (const { id, value, what } of wrappedIn(document)) {
    const keys = await unwrapKeys(port, code, boardId, value);
    if (keys === undefined) continue;
    // A code that opens once is spent when what it opened is kept, not before.
    for (const key of keys) await keep(key);
    if (what === 'hand-over') removeWrapped(document, [id]);
    return keys;
  }
  return undefined;
}

async function rawOf<Key>(port: CryptoPort<Key>, kept: KeptKey<Key>): Promise<RawKey> {
  const { id, carrier, carried } = kept;
  const nonce = carried.slice(0, NONCE_BYTES);
  const raw = await port.decrypt(carrier, nonce, carriedAs(id), carried.slice(NONCE_BYTES));
  if (raw?.length !== KEY_BYTES) throw new Error('a kept key does not open');
  return { id, raw };
}

const carriedAs = (id: KeyId): Bytes => utf8(`steady private 1\ncarried\n${id}`);
