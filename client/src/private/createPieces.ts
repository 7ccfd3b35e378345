import type { DraftId } from '@steady/shared/private/ids.ts';
import {
  byTime,
  readWriting,
  type Writing,
  type WritingPlace,
} from '@steady/shared/private/writing.ts';
import { createSignal, type Accessor } from 'solid-js';
import type { TextUndo } from '../text/textUndo.ts';
import type { Piece } from './space.ts';
import { makeTextUndoOf } from './textUndo.ts';

/**
 * The pieces of a space as one list. It changes when a piece comes, goes or is filed otherwise; a letter in
 * one of two thousand reads none of them anew.
 */
export interface Pieces {
  readonly list: Accessor<readonly Piece[]>;
  undoOf(id: DraftId): TextUndo | undefined;
  /** Something changed in the document: looks whether it concerns the list. */
  refresh(): void;
}

interface Known {
  readonly place: WritingPlace;
  writing: Writing | undefined;
  undo: TextUndo | undefined;
  stop(): void;
}

export function createPieces(
  ids: () => readonly DraftId[],
  placeOf: (id: DraftId) => WritingPlace | undefined,
): Pieces {
  const [list, setList] = createSignal<readonly Piece[]>([]);
  const known = new Map<DraftId, Known>();
  let isDirty = true;

  const learn = (id: DraftId, place: WritingPlace) => {
    const piece: Known = { place, writing: readWriting(place), undo: undefined, stop };
    const observed = () => {
      piece.writing = readWriting(place);
      isDirty = true;
    };
    place.head.observe(observed);
    known.set(id, piece);
    isDirty = true;
    function stop(): void {
      place.head.unobserve(observed);
    }
  };
  const forget = (id: DraftId, piece: Known) => {
    piece.stop();
    known.delete(id);
    isDirty = true;
  };

  return {
    list,
    undoOf(id) {
      const piece = known.get(id);
      if (piece !== undefined) piece.undo ??= makeTextUndoOf(piece.place);
      return piece?.undo;
    },
    refresh() {
      const there = new Set(ids());
      for (const [id, piece] of known) if (!there.has(id)) forget(id, piece);
      for (const id of there) {
        const place = placeOf(id);
        const before = known.get(id);
        if (before !== undefined && before.place.head !== place?.head) forget(id, before);
        if (place !== undefined && !known.has(id)) learn(id, place);
      }
      if (!isDirty) return;
      isDirty = false;
      const pieces = [...known].flatMap(([id, { writing }]) =>
        writing === undefined ? [] : [{ id, writing }],
      );
      setList(pieces.toSorted((one, other) => byTime(other.writing, one.writing)));
    },
  };
}
