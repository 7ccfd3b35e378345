import * as Y from 'yjs';
import type { RandomBytes } from '../ids.ts';
import { MAX_DRAFTS } from './limits.ts';
import { isDraftId, makeDraftId, type DraftId } from './ids.ts';
import { beginWriting, type Writing, type WritingPlace } from './writing.ts';

/**
 * The therapist's notes: a Yjs document that the server can read and nobody else opens, so that they are
 * there on any device of that account. Note id → map, with its words inside.
 */
export interface NotesDocument {
  readonly doc: Y.Doc;
  readonly notes: Y.Map<Y.Map<unknown>>;
}

export const openNotes = (doc: Y.Doc): NotesDocument => ({ doc, notes: doc.getMap('notes') });

/** @returns undefined when there is no such note, or it is malformed */
export function placeOfNote({ doc, notes }: NotesDocument, id: DraftId): WritingPlace | undefined {
  const head: unknown = notes.get(id);
  if (!(head instanceof Y.Map)) return undefined;
  const text: unknown = head.get('text');
  return text instanceof Y.Text ? { doc, head, text } : undefined;
}

export const noteIds = ({ notes }: NotesDocument): readonly DraftId[] =>
  [...notes.keys()].filter(isDraftId);

/** @returns undefined when there are MAX_DRAFTS already */
export function beginNote(
  document: NotesDocument,
  writing: Pick<Writing, 'kind' | 'day' | 'madeAt'>,
  random: RandomBytes,
  origin: unknown,
): DraftId | undefined {
  const { doc, notes } = document;
  if (notes.size >= MAX_DRAFTS) return undefined;
  const id = makeDraftId(random);
  doc.transact(() => {
    const head = new Y.Map<unknown>();
    const text = new Y.Text();
    head.set('text', text);
    notes.set(id, head);
    beginWriting({ doc, head, text }, writing, origin);
  }, origin);
  return id;
}

/** For good, on every device. */
export function eraseNote({ doc, notes }: NotesDocument, id: DraftId, origin: unknown): void {
  doc.transact(() => notes.delete(id), origin);
}
