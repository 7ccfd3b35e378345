import type { BoardId, RandomBytes } from '@steady/shared/ids.ts';
import { boardWordsName } from '../document-name.ts';
import type { Keyring } from './keyring.ts';
import { makeNonces, seal, unseal } from './seal.ts';

/** Seals what a board says outside its documents: title, names of people, ledger entries. */
export interface BoardSealer {
  /** Makes the board's key. Once, before its first text is sealed. */
  create(boardId: BoardId): void;
  /**
   * @param place where it stands, such as `boards.title` or `ledger/17`: it opens nowhere else
   * @throws StoreError 'damaged' when the board's key is gone: none is made in its place
   */
  seal(boardId: BoardId, place: string, text: string): Uint8Array<ArrayBuffer>;
  /** @throws StoreError 'damaged' when it was changed or moved, or the board's key is gone */
  open(boardId: BoardId, place: string, sealed: Uint8Array): string;
  sealBytes(boardId: BoardId, place: string, bytes: Uint8Array): Uint8Array<ArrayBuffer>;
  /** @throws StoreError 'damaged' */
  openBytes(boardId: BoardId, place: string, sealed: Uint8Array): Uint8Array;
  /** False once it was destroyed. @throws StoreError 'damaged' when its key cannot be opened */
  has(boardId: BoardId): boolean;
  /** Destroys every key of this board: nothing of it can be opened, in old copies of the database neither. */
  destroy(boardId: BoardId): void;
}

export function makeBoardSealer(keyring: Keyring, random: RandomBytes): BoardSealer {
  const nonce = makeNonces(random);
  const sealBytes: BoardSealer['sealBytes'] = (boardId, place, bytes) =>
    seal(keyring.open(boardWordsName(boardId)), nonce(), placeOf(boardId, place), bytes);
  const openBytes: BoardSealer['openBytes'] = (boardId, place, sealed) =>
    unseal(keyring.open(boardWordsName(boardId)), placeOf(boardId, place), sealed);
  return {
    create(boardId) {
      keyring.make(boardWordsName(boardId));
    },
    seal: (boardId, place, text) => sealBytes(boardId, place, Buffer.from(text)),
    open: (boardId, place, sealed) => new TextDecoder().decode(openBytes(boardId, place, sealed)),
    sealBytes,
    openBytes,
    has: (boardId) => keyring.has(boardWordsName(boardId)),
    destroy(boardId) {
      keyring.destroyBoard(boardId);
    },
  };
}

const placeOf = (boardId: BoardId, place: string) => `steady 1 words\n${boardId}\n${place}`;
