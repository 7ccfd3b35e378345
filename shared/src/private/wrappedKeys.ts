import type { BoardId } from '../ids.ts';
import { ascii, concat, utf8 } from './bytes.ts';
import type { PrivateCode } from './code.ts';
import { KEY_BYTES, NONCE_BYTES, type Bytes, type CryptoPort } from './cryptoPort.ts';
import { isKeyId, type KeyId } from './ids.ts';

/**
 * Keys on their way to another device, sealed by a code; pinned by golden bytes.
 *
 *   0  version (1) │ 1  what for │ 2  salt, 16 │ 18  n │ 19  n key ids, 22 each │ nonce, 12 │ n keys, sealed
 *
 * V24 Whoever carries it, as the server does, can open it only with the code; everything before the nonce
 *     is associated data.
 */
export type WrapFor = 'recovery' | 'hand-over';

/** A key as bytes: only while it is made or handed over. */
export interface RawKey {
  readonly id: KeyId;
  readonly raw: Bytes;
}

export async function wrapKeys<Key>(
  port: CryptoPort<Key>,
  what: WrapFor,
  code: PrivateCode,
  boardId: BoardId,
  keys: readonly RawKey[],
): Promise<Bytes> {
  const salt = port.random(new Uint8Array(SALT_BYTES));
  const head = concat(
    Uint8Array.of(VERSION, FOR[what]),
    salt,
    Uint8Array.of(keys.length),
    ...keys.map(({ id }) => utf8(id)),
  );
  const nonce = port.random(new Uint8Array(NONCE_BYTES));
  const wrapping = await wrappingKey(port, what, code, salt);
  const content = concat(...keys.map(({ raw }) => raw));
  const sealed = await port.encrypt(wrapping, nonce, associatedData(boardId, head), content);
  content.fill(0);
  return concat(head, nonce, sealed);
}

/** @returns what can be told without the code; undefined when this is no such value */
export function readWrapped(
  value: Uint8Array,
): { readonly what: WrapFor; readonly keys: readonly KeyId[] } | undefined {
  const what = value[0] === VERSION ? whatFor(value[1]) : undefined;
  const count = value[COUNT_AT] ?? 0;
  if (what === undefined || value.length <= IDS_AT + count * ID_LENGTH + NONCE_BYTES)
    return undefined;
  const keys: KeyId[] = [];
  for (let n = 0; n < count; n += 1) {
    const from = IDS_AT + n * ID_LENGTH;
    const id = ascii(value.subarray(from, from + ID_LENGTH));
    if (!isKeyId(id)) return undefined;
    keys.push(id);
  }
  return { what, keys };
}

/** @returns undefined when the code is another one, or the value was changed */
export async function unwrapKeys<Key>(
  port: CryptoPort<Key>,
  code: PrivateCode,
  boardId: BoardId,
  value: Uint8Array,
): Promise<readonly RawKey[] | undefined> {
  const read = readWrapped(value);
  if (read === undefined) return undefined;
  const headLength = IDS_AT + read.keys.length * ID_LENGTH;
  const head = value.slice(0, headLength);
  const wrapping = await wrappingKey(port, read.what, code, value.slice(SALT_AT, COUNT_AT));
  const content = await port.decrypt(
    wrapping,
    value.slice(headLength, headLength + NONCE_BYTES),
    associatedData(boardId, head),
    value.slice(headLength + NONCE_BYTES),
  );
  if (content?.length !== read.keys.length * KEY_BYTES) return undefined;
  return read.keys.map((id, n) => ({
    id,
    raw: content.slice(n * KEY_BYTES, (n + 1) * KEY_BYTES),
  }));
}

const VERSION = 1;
const FOR: Readonly<Record<WrapFor, number>> = { recovery: 1, 'hand-over': 2 };
const SALT_AT = 2;
const SALT_BYTES = 16;
const COUNT_AT = SALT_AT + SALT_BYTES;
const IDS_AT = COUNT_AT + 1;
const ID_LENGTH = 22;

const whatFor = (byte: number | undefined): WrapFor | undefined =>
  byte === FOR.recovery ? 'recovery' : byte === FOR['hand-over'] ? 'hand-over' : undefined;

const wrappingKey = <Key>(port: CryptoPort<Key>, what: WrapFor, code: PrivateCode, salt: Bytes) =>
  port.deriveKey(utf8(code), salt, utf8(`steady private 1 ${what}`));

const associatedData = (boardId: BoardId, head: Uint8Array): Bytes =>
  concat(utf8(`steady private 1\ncode\n${boardId}\n`), head);
