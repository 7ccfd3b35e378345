import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeCardId } from '../ids.ts';
import { beginNote, eraseNote, noteIds, openNotes, placeOfNote } from './notes.ts';
import { listOwnWriting, noteShared, readWriting, setRemoved } from './writing.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const HEAD = { kind: 'note', day: '2026-11-25', madeAt: 1 } as const;

describe('notes', () => {
  it('are one map each, with their words in it', () => {
    const notes = openNotes(new Y.Doc());
    const id = beginNote(notes, HEAD, random, 'me')!;
    const place = placeOfNote(notes, id)!;
    place.text.insert(0, 'ask about the calendar');
    const card = makeCardId(random);
    noteShared(place, card, 'me');
    expect(readWriting(place)).toEqual({ ...HEAD, removed: false, shared: [card] });
    setRemoved(place, true, 'me');
    expect(readWriting(place)?.removed).toBe(true);
    setRemoved(place, false, 'me');
    expect(readWriting(place)?.removed).toBe(false);
    expect(listOwnWriting([place])).toEqual([
      { kind: 'note', day: '2026-11-25', text: 'ask about the calendar' },
    ]);
    eraseNote(notes, id, 'me');
    expect(noteIds(notes)).toEqual([]);
  });

  it('are made in one step, and merge', () => {
    const [laptop, tablet] = [openNotes(new Y.Doc()), openNotes(new Y.Doc())];
    let updates = 0;
    laptop.doc.on('update', () => (updates += 1));
    const id = beginNote(laptop, HEAD, random, 'me')!;
    expect(updates).toBe(1);
    Y.applyUpdate(tablet.doc, Y.encodeStateAsUpdate(laptop.doc));
    placeOfNote(laptop, id)!.text.insert(0, 'one ');
    placeOfNote(tablet, id)!.text.insert(0, 'two ');
    Y.applyUpdate(tablet.doc, Y.encodeStateAsUpdate(laptop.doc));
    Y.applyUpdate(laptop.doc, Y.encodeStateAsUpdate(tablet.doc));
    const text = placeOfNote(tablet, id)!.text.toString();
    expect(text).toHaveLength(8);
    expect(placeOfNote(laptop, id)!.text.toString()).toBe(text);
  });

  it('that are malformed are passed over', () => {
    const notes = openNotes(new Y.Doc());
    const raw: Y.Map<unknown> = notes.doc.getMap('notes');
    raw.set('AAAAAAAAAAAAAAAAAAAAAA', 'text');
    raw.set('BBBBBBBBBBBBBBBBBBBBBB', new Y.Map([['text', 'plain']]));
    raw.set('not an id', new Y.Map());
    expect(noteIds(notes)).toHaveLength(2);
    for (const id of noteIds(notes)) expect(placeOfNote(notes, id)).toBeUndefined();
    expect(readWriting({ head: new Y.Doc().getMap('head') })).toBeUndefined();
  });
});
