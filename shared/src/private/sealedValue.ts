import type { BoardId } from '../ids.ts';
import { ascii, concat, utf8 } from './bytes.ts';
import { NONCE_BYTES, type Bytes, type CryptoPort } from './cryptoPort.ts';
import { isKeyId, type DraftId, type KeyId } from './ids.ts';
import { pad, unpad } from './padding.ts';

/**
 * One sealed value, as it stands in a private document; pinned by golden bytes.
 *
 *   0  version (1) │ 1  key id, 22 ASCII letters │ 23  nonce, 12 │ 35  ciphertext and tag
 *
 * V20 It opens with its own key, on its own board and in its own draft only: all three are associated data.
 * V21 Lengths are padded: what is typed in a moment looks like any other.
 */
export interface SealKey<Key> {
  readonly id: KeyId;
  readonly key: Key;
}

/** Where a value stands: it opens nowhere else. */
export type Place =
  | { readonly boardId: BoardId; readonly of: 'draft'; readonly draft: DraftId }
  /** Says that the key is there: sealed nothing. */
  | { readonly boardId: BoardId; readonly of: 'key' };

export async function sealValue<Key>(
  port: CryptoPort<Key>,
  { id, key }: SealKey<Key>,
  place: Place,
  content: Uint8Array,
): Promise<Bytes> {
  const nonce = port.random(new Uint8Array(NONCE_BYTES));
  const sealed = await port.encrypt(key, nonce, associatedData(place, id), pad(content));
  return concat(Uint8Array.of(VERSION), utf8(id), nonce, sealed);
}

/** @returns which key opens it; undefined when this is no value of this version */
export function keyOfValue(value: Uint8Array): KeyId | undefined {
  if (value[0] !== VERSION || value.length <= CONTENT_AT) return undefined;
  const id = ascii(value.subarray(KEY_AT, NONCE_AT));
  return isKeyId(id) ? id : undefined;
}

/** @returns undefined when it is damaged, stands elsewhere, or was sealed with another key */
export async function openValue<Key>(
  port: CryptoPort<Key>,
  { id, key }: SealKey<Key>,
  place: Place,
  value: Uint8Array,
): Promise<Bytes | undefined> {
  if (keyOfValue(value) !== id) return undefined;
  const nonce = value.slice(NONCE_AT, CONTENT_AT);
  const opened = await port.decrypt(key, nonce, associatedData(place, id), value.slice(CONTENT_AT));
  return opened && unpad(opened);
}

const VERSION = 1;
const KEY_AT = 1;
const NONCE_AT = KEY_AT + 22;
const CONTENT_AT = NONCE_AT + NONCE_BYTES;

/** [V20] */
function associatedData(place: Place, key: KeyId): Bytes {
  const draft = place.of === 'draft' ? place.draft : '';
  return utf8(`steady private 1\n${place.of}\n${place.boardId}\n${draft}\n${key}`);
}
