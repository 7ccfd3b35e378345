import * as Y from 'yjs';
import type { BoardId } from '../ids.ts';
import type { CryptoPort } from './cryptoPort.ts';
import type { DraftId, KeyId } from './ids.ts';
import { keyOfValue, openValue } from './sealedValue.ts';

/** Whose transaction it is in a draft: what was opened. */
export const FROM_SEALED = Symbol('sealed');

/** Why a value does not open: its key is not here; or it is, and the value is not whole. */
export type Unopened = 'locked' | 'damaged';

export interface Opener {
  open(draft: DraftId, value: Uint8Array): Promise<Uint8Array | Unopened>;
  /** Whether the key of this value is here now. */
  hasKeyOf(value: Uint8Array): boolean;
}

export function makeOpener<Key>(
  port: CryptoPort<Key>,
  boardId: BoardId,
  keyOf: (id: KeyId) => Key | undefined,
): Opener {
  return {
    async open(draft, value) {
      const id = keyOfValue(value);
      if (id === undefined) return 'damaged';
      const key = keyOf(id);
      if (key === undefined) return 'locked';
      const place = { boardId, of: 'draft', draft } as const;
      return (await openValue(port, { id, key }, place, value)) ?? 'damaged';
    },
    hasKeyOf(value) {
      const id = keyOfValue(value);
      return id !== undefined && keyOf(id) !== undefined;
    },
  };
}

/** @returns false when it is no update, though its seal is whole: another program's, with our key */
export function mergeInto(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update, FROM_SEALED);
    return true;
  } catch {
    return false;
  }
}
