import { keysTouched } from '@steady/shared/board/authorship.ts';
import type { RandomBytes } from '@steady/shared/ids.ts';
import { FROM_CARD } from '@steady/shared/board/origins.ts';
import {
  beginNote,
  eraseNote,
  noteIds,
  openNotes,
  placeOfNote,
} from '@steady/shared/private/notes.ts';
import type { DraftId } from '@steady/shared/private/ids.ts';
import {
  noteShared,
  setDay,
  setRemoved,
  type WritingPlace,
} from '@steady/shared/private/writing.ts';
import { onCleanup } from 'solid-js';
import { createSaved } from '../board/createSaved.ts';
import { createOwnDocument, type ConnectOwn } from './createOwnDocument.ts';
import { createPieces } from './createPieces.ts';
import type { Space, SpaceState } from './space.ts';
import { today } from './today.ts';

export interface NotesOptions {
  readonly connect: ConnectOwn;
  readonly random: RandomBytes;
  readonly setTimer: (run: () => void, ms: number) => () => void;
  readonly now: () => Date;
}

/** The therapist's notes. The server can read them, and opens them to no other seat. */
export function createNotesSpace({ connect, random, setTimer, now }: NotesOptions): Space {
  const own = createOwnDocument('notes', connect, (doc, transaction) =>
    keysTouched(openNotes(doc).notes, transaction),
  );
  const document = openNotes(own.doc);
  const pieces = createPieces(
    () => noteIds(document),
    (id) => placeOfNote(document, id),
  );
  const { doc } = own;
  doc.on('afterTransaction', pieces.refresh);
  pieces.refresh();
  onCleanup(() => {
    doc.off('afterTransaction', pieces.refresh);
    own.dispose();
  });

  const state = (): SpaceState => {
    const connection = own.connection();
    if (connection.kind === 'closed') return { kind: 'closed', why: connection.why };
    return { kind: own.isSynced() ? 'open' : 'opening' };
  };
  const change: Pick<Space, 'setDay' | 'setRemoved' | 'noteShared'> = {
    setDay: (id, day) => withPlace(id, (place) => setDay(place, day, FROM_CARD)),
    setRemoved: (id, removed) => withPlace(id, (place) => setRemoved(place, removed, FROM_CARD)),
    noteShared: (id, card) => withPlace(id, (place) => noteShared(place, card, FROM_CARD)),
  };
  return {
    of: 'notes',
    state,
    pieces: pieces.list,
    placeOf: (id) => placeOfNote(document, id),
    undoOf: pieces.undoOf,
    begin(kind) {
      const at = now();
      const day = today(at);
      // One that is still without words is taken up again; erasing it could meet another device's first word.
      const empty = pieces
        .list()
        .find(({ id, writing }) => writing.day === day && !writing.removed && isEmpty(id));
      if (empty !== undefined) return empty.id;
      return beginNote(document, { kind, day, madeAt: at.getTime() }, random, FROM_CARD);
    },
    checkIn: () => undefined,
    choose() {},
    ...change,
    erase: (id) => eraseNote(document, id, FROM_CARD),
    leave() {},
    saved: createSaved(own.saved, own.connection, setTimer),
    isKeptHere: () => false,
    keepIn: () => Promise.resolve(),
    connection: own.connection,
    isSynced: own.isSynced,
    withheld: own.withheld,
    unopened: () => NOTHING,
    unsentWords: () =>
      noteIds(document).flatMap((id) => {
        const place = own.unsaved().has(id) ? placeOfNote(document, id) : undefined;
        return place === undefined ? [] : [place.text.toString()];
      }),
    tryNow: own.tryNow,
    opened: () => Promise.resolve(),
    keys: undefined,
  };

  function isEmpty(id: DraftId): boolean {
    return placeOfNote(document, id)?.text.length === 0;
  }

  function withPlace(id: DraftId, change: (place: WritingPlace) => void): void {
    const place = placeOfNote(document, id);
    if (place !== undefined) change(place);
  }
}

const NOTHING = { locked: false, damaged: false };
