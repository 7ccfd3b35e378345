import * as Y from 'yjs';
import type { Compacted } from './compaction.ts';
import type { DraftId } from './ids.ts';
import type { Unopened } from './opening.ts';
import { placeOfDraft, textsOf } from './writing.ts';

/** One draft as its device has it: in the clear, and what is known of its sealed values. */
export interface Draft extends Compacted {
  /** Values that are being opened. */
  readonly opening: Set<Uint8Array>;
  /** Values that did not open, and why. */
  readonly closed: Map<Uint8Array, Unopened>;
  /** Typed and not in the document yet: waiting, and being sealed. */
  gathered: Uint8Array[];
  inHand: readonly Uint8Array[];
  sealing: Promise<void> | undefined;
  cancelTimer: (() => void) | undefined;
  /** Stands in the document; one that did and does no more was erased. */
  isStored: boolean;
  isErased: boolean;
}

export const makeDraft = (id: DraftId, compactAfter: number): Draft => ({
  id,
  doc: new Y.Doc(),
  merged: new Set(),
  opening: new Set(),
  closed: new Map(),
  gathered: [],
  inHand: [],
  sealing: undefined,
  cancelTimer: undefined,
  isStored: false,
  isErased: false,
  compactAfter,
  compactFrom: compactAfter,
});

export const isNew = ({ merged, opening, closed }: Draft, value: Uint8Array): boolean =>
  !merged.has(value) && !opening.has(value) && !closed.has(value);

/** [V27] A word is, and a check-in of which its writer says that it stays. */
export function isWorthSealing({ isStored, doc }: Draft): boolean {
  if (isStored) return true;
  const place = placeOfDraft(doc);
  return place.head.get('kept') === true || textsOf(place).some(({ length }) => length > 0);
}

export const isShown = ({ doc }: Draft): boolean => placeOfDraft(doc).head.has('kind');
