import type { RelativePositionJson } from '@steady/shared/protocol/presence.ts';
import type { Seat } from '@steady/shared/seats.ts';
import * as Y from 'yjs';

/** A selection bound to letters instead of numbers: it stays put while others write. */
export interface RelativeSelection {
  readonly anchor: RelativePositionJson;
  readonly head: RelativePositionJson;
}

export interface RemoteCaret extends RelativeSelection {
  /** Yjs client id: one person may write on two screens. */
  readonly client: number;
  readonly seat: Seat;
  readonly name: string;
}

/** The carets in one text: ours goes out, the others' come in. */
export interface Carets {
  set(selection: RelativeSelection | null): void;
  /** Calls at once and after every change. @returns how to stop */
  observe(changed: (others: readonly RemoteCaret[]) => void): () => void;
}

/** Indexes in a Y.Text; `head` is the end that moves. */
export interface Selected {
  readonly anchor: number;
  readonly head: number;
}

/** Bound to the letter on the left, as the editor's own selection is (mapping.ts). */
export function relativeSelection(text: Y.Text, { anchor, head }: Selected): RelativeSelection {
  const at = (index: number): RelativePositionJson =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, -1));
  return { anchor: at(anchor), head: at(head) };
}

/** @returns undefined when the position is in another text, or its letter has not arrived yet */
export function absoluteSelection(
  text: Y.Text,
  selection: RelativeSelection,
): Selected | undefined {
  const anchor = absoluteIndex(text, selection.anchor);
  const head = absoluteIndex(text, selection.head);
  return anchor === undefined || head === undefined ? undefined : { anchor, head };
}

function absoluteIndex(text: Y.Text, position: RelativePositionJson): number | undefined {
  const { doc } = text;
  const { item = null, type = null, tname = null } = position;
  if (doc === null || (item === null && type === null && tname === null)) return undefined;
  // Yjs would make a top-level type for any name that somebody sends, and keep it.
  if (item === null && type === null && !(tname !== null && doc.share.has(tname))) return undefined;
  const found = Y.createAbsolutePositionFromRelativePosition(
    Y.createRelativePositionFromJSON(position),
    doc,
  );
  return found?.type === text ? Math.min(found.index, text.length) : undefined;
}
