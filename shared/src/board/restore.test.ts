import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { CardId } from '../ids.ts';
import { PARTNER_A, PARTNER_B, THERAPIST } from '../seats.ts';
import { cardsThen, changesBetween, isReordered, type CardThen } from './changes.ts';
import { openBoard, type BoardDocument } from './document.ts';
import { LANE_IDS } from './lanes.ts';
import { linkCards, readLinks, unlinkCards } from './links.ts';
import { restoreBoard, restoreCard } from './restore.ts';
import { aBoard, boards, seeded, sync } from './testing.ts';
import { makeUndo } from './undo.ts';
import { putRecord, removeRecord, writeCanvas } from './writeCanvas.ts';
import { addCard, cardsOfLane, moveCard, setField, takeBack, wordsOf } from './writeCards.ts';

const random = seeded(6);
const add = (board: BoardDocument, text: string): CardId =>
  addCard(board, { kind: 'request', by: PARTNER_A, text }, random);
const then = (board: BoardDocument, id: CardId): CardThen => cardsThen(board).get(id)!;
const textOf = (board: BoardDocument, id: CardId) => wordsOf(board, id, 'text').toString();

function asItIs(board: BoardDocument): BoardDocument {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
  return openBoard(doc);
}

describe('restoring a card', () => {
  it('gives it its old words, fields and lane, in one update and one step of undo', () => {
    const board = aBoard();
    const id = add(board, 'Call me when you are late');
    setField(board, id, 'owners', undefined);
    const old = then(board, id);
    const undo = makeUndo(board);
    wordsOf(board, id, 'text').insert(0, 'Never ');
    wordsOf(board, id, 'when').insert(0, 'at noon');
    moveCard(board, id, 'parked');
    undo.stopCapturing();
    undo.clear();
    const changed = JSON.stringify(board.cards.toJSON());
    let updates = 0;
    board.doc.on('update', () => (updates += 1));

    restoreCard(board, old);
    expect(then(board, id)).toEqual(old);
    expect(updates).toBe(1);
    undo.undo();
    expect(JSON.stringify(board.cards.toJSON())).toBe(changed);
  });

  it('[W3] leaves the caret of another person between the words that stay', () => {
    const [mine, theirs] = boards(2) as [BoardDocument, BoardDocument];
    const id = add(mine, 'Please call me when you are late');
    const old = then(mine, id);
    wordsOf(mine, id, 'text').insert(6, ' always');
    sync(mine, theirs);
    const text = wordsOf(theirs, id, 'text');
    const caret = Y.createRelativePositionFromTypeIndex(text, text.toString().indexOf('when'));
    restoreCard(mine, old);
    sync(mine, theirs);
    const place = Y.createAbsolutePositionFromRelativePosition(caret, theirs.doc);
    expect(text.toString().slice(place?.index)).toBe('when you are late');
  });

  it('keeps what another person types into it meanwhile', () => {
    const [mine, theirs] = boards(2) as [BoardDocument, BoardDocument];
    const id = add(mine, 'We talk');
    const old = then(mine, id);
    wordsOf(mine, id, 'text').insert(7, ' later');
    sync(mine, theirs);
    wordsOf(theirs, id, 'text').insert(0, 'On Sunday: ');
    restoreCard(mine, old);
    sync(mine, theirs);
    expect(textOf(mine, id)).toBe('On Sunday: We talk');
    expect(textOf(theirs, id)).toBe('On Sunday: We talk');
  });

  it('brings back one that is gone, under its id, where it stood', () => {
    const board = aBoard();
    const id = add(board, 'Gone');
    const old = then(board, id);
    board.cards.delete(id);
    restoreCard(board, old);
    expect(then(board, id)).toEqual(old);
  });

  it('[W2] leaves what its author took back as it is', () => {
    const board = aBoard();
    const id = add(board, 'Mine');
    const old = then(board, id);
    wordsOf(board, id, 'text').insert(4, ' again');
    takeBack(board, id);
    restoreCard(board, old);
    expect(then(board, id)).toMatchObject({ takenBack: true, text: 'Mine again' });
    restoreCard(board, { ...old, id: add(board, 'Then hidden'), takenBack: true });
    expect(changesBetween(asItIs(board), board)).toEqual([]);
  });

  it('makes one readable again that a program has spoilt, and keeps what it can', () => {
    const board = aBoard();
    const id = add(board, 'Good');
    const old = then(board, id);
    board.cards.get(id)?.set('kind', 'spaceship');
    board.cards.get(id)?.set('unknown', 1);
    board.cards.get(id)?.delete('text');
    restoreCard(board, old);
    expect(then(board, id)).toEqual(old);
    expect(board.cards.get(id)?.get('unknown')).toBe(1);
  });

  it('[W4] writes nothing in a locked lane, nor what is too long', () => {
    const free = aBoard();
    const board = openBoard(free.doc, (lane) => lane === 'requests');
    const id = add(free, 'One');
    const other = addCard(free, { kind: 'need', by: PARTNER_B, text: 'Quiet' }, random);
    const old = asItIs(free);
    wordsOf(free, id, 'text').insert(0, 'No ');
    wordsOf(free, other, 'text').insert(0, 'No ');
    const before = JSON.stringify(free.doc.toJSON());
    expect(() => restoreBoard(board, old)).toThrow('locked');
    expect(() => restoreCard(board, then(old, id))).toThrow('locked');
    const long = { ...then(old, other), text: 'x'.repeat(12_001) };
    expect(() => restoreCard(board, long)).toThrow('too-long');
    expect(JSON.stringify(free.doc.toJSON())).toBe(before);
  });
});

describe('restoring a board', () => {
  it('[W1] brings back links and drawings, and keeps everything that is new', () => {
    const board = aBoard();
    const need = addCard(board, { kind: 'need', by: PARTNER_A, text: 'Plans' }, random);
    const request = add(board, 'Tell me');
    const grew = { kind: 'grew-from', from: request, to: need, by: PARTNER_A } as const;
    const link = linkCards(board, grew, random);
    writeCanvas(board, () => {
      putRecord(board, 'shape:kept', { x: 1, color: 'blue' });
      putRecord(board, 'shape:gone', { x: 2 });
    });
    const old = asItIs(board);
    unlinkCards(board, link);
    writeCanvas(board, () => {
      removeRecord(board, 'shape:gone');
      putRecord(board, 'shape:kept', { x: 9, opacity: 0.5 });
      putRecord(board, 'shape:new', { x: 3 });
    });
    const late = add(board, 'Since then');

    restoreBoard(board, old);
    expect(readLinks(board).map(({ id }) => id)).toEqual([link]);
    expect(textOf(board, late)).toBe('Since then');
    const { canvas } = board.doc.toJSON() as { canvas: Record<string, unknown> };
    expect(canvas['shape:kept']).toEqual({ x: 1, color: 'blue', opacity: 0.5 });
    expect(canvas['shape:gone']).toEqual({ x: 2 });
    expect(canvas['shape:new']).toEqual({ x: 3 });
  });

  it('[W1] brings back the order within a lane; what is new stands where it was put', () => {
    const board = aBoard();
    const [one, two, three] = ['One', 'Two', 'Three'].map((text) => add(board, text));
    const old = asItIs(board);
    const order = () => cardsOfLane(board, 'requests').map(({ text }) => text.toString());
    moveCard(board, three!, 'requests', null);
    moveCard(board, add(board, 'New'), 'requests', two);
    expect(order()).toEqual(['Three', 'One', 'Two', 'New']);
    expect(isReordered(old, board)).toBe(true);
    restoreCard(board, then(old, one!));
    expect(order()).toEqual(['Three', 'One', 'Two', 'New']);
    restoreBoard(board, old);
    expect(order().filter((text) => text !== 'New')).toEqual(['One', 'Two', 'Three']);
    expect(isReordered(old, board)).toBe(false);
  });

  it('[W4] puts nothing in another order in a locked lane', () => {
    const free = aBoard();
    const board = openBoard(free.doc, (lane) => lane === 'requests');
    add(free, 'One');
    const two = add(free, 'Two');
    const old = asItIs(free);
    moveCard(free, two, 'requests', null);
    expect(() => restoreBoard(board, old)).toThrow('locked');
  });

  it('leaves drawings alone that another version of the canvas made', () => {
    const board = aBoard();
    writeCanvas(board, () => putRecord(board, 'shape:one', { x: 1 }));
    const old = asItIs(board);
    board.meta.set('canvasSchema', '{"newer":true}');
    writeCanvas(board, () => putRecord(board, 'shape:one', { x: 2, props: 'new' }));
    restoreBoard(board, old);
    expect(board.canvas.get('shape:one')?.get('x')).toBe(2);
  });

  it('[W1][W2] after any edits: old words are back, new cards stay, and one undo is all of it', () => {
    const edit = fc.record({
      what: fc.constantFrom('add', 'type', 'cut', 'move', 'reorder', 'take back', 'drop'),
      at: fc.nat(7),
      text: fc.string({ unit: fc.constantFrom('a', 'é', '愛', ' ', '\n'), maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        const board = aBoard();
        for (const text of ['one', 'two words', 'three']) add(board, text);
        const old = asItIs(board);
        for (const { what, at, text } of edits) {
          const ids = [...cardsThen(board).keys()];
          const id = ids[at % Math.max(1, ids.length)];
          if (what === 'add' || id === undefined) add(board, text);
          else if (what === 'type') wordsOf(board, id, at > 3 ? 'text' : 'when').insert(0, text);
          else if (what === 'cut' && textOf(board, id) !== '')
            wordsOf(board, id, 'text').delete(0, 1);
          else if (what === 'move') moveCard(board, id, LANE_IDS[at]!);
          else if (what === 'reorder')
            moveCard(board, id, then(board, id).lane, at > 3 ? null : undefined);
          else if (what === 'take back') takeBack(board, id);
          else if (what === 'drop') board.cards.delete(id);
        }
        const before = cardsThen(board);
        const document = JSON.stringify(board.doc.toJSON());
        const undo = makeUndo(board);
        restoreBoard(board, old);

        const after = cardsThen(board);
        for (const [id, card] of cardsThen(old)) {
          const expected = before.get(id)?.takenBack === true ? before.get(id)! : card;
          expect(after.get(id)!).toEqual(expected);
        }
        for (const [id, card] of before)
          if (!old.cards.has(id)) expect(after.get(id)).toEqual(card);
        if (undo.canUndo()) undo.undo();
        expect(board.doc.toJSON()).toEqual(JSON.parse(document));
      }),
      { numRuns: 200 },
    );
  });
});

it('what was restored by the therapist is still called by who wrote it', () => {
  const board = aBoard();
  const id = add(board, 'Gone');
  const old = then(board, id);
  board.cards.delete(id);
  restoreCard(board, old);
  expect(then(board, id).by).not.toBe(THERAPIST);
});
