import * as Y from 'yjs';
import type { BoardId } from '../ids.ts';
import type { CryptoPort } from './cryptoPort.ts';
import { putValue, valuesOf, type PrivateDocument } from './document.ts';
import type { DraftId } from './ids.ts';
import { MAX_SEALED_BYTES } from './limits.ts';
import { sealValue, type SealKey } from './sealedValue.ts';

/** What compaction has to know of a draft. */
export interface Compacted {
  readonly id: DraftId;
  readonly doc: Y.Doc;
  /** Values that are merged in `doc`. */
  readonly merged: Set<Uint8Array>;
  readonly isErased: boolean;
  /** Values from which they are sealed anew as one, as a rule and next time. */
  readonly compactAfter: number;
  compactFrom: number;
}

/**
 * Seals a draft anew as one value when it has become many.
 *
 * V22 Only values that are merged here are taken out, in the update that brings what holds them: whoever
 *     hears of the one hears of the other. What cannot be opened here stays, and so does what another
 *     device adds or merges at the same time.
 */
export async function compact<Key>(
  port: CryptoPort<Key>,
  key: SealKey<Key>,
  boardId: BoardId,
  document: PrivateDocument,
  draft: Compacted,
): Promise<void> {
  const values = valuesOf(document, draft.id);
  const merged = new Set(values.filter((value) => draft.merged.has(value)));
  if (merged.size < draft.compactFrom) return;
  // In the same turn as `merged`: it holds all of them, and what Yjs could not place yet as well.
  const whole = Y.encodeStateAsUpdate(draft.doc);
  const value = await sealValue(port, key, { boardId, of: 'draft', draft: draft.id }, whole);
  if (draft.isErased) return;
  // Many values that pass are better than one that does not; asked again when they are twice as many.
  draft.compactFrom = value.length > MAX_SEALED_BYTES ? merged.size * 2 : draft.compactAfter;
  if (value.length > MAX_SEALED_BYTES) return;
  draft.merged.add(putValue(document, draft.id, value, merged));
  for (const one of merged) draft.merged.delete(one);
}
