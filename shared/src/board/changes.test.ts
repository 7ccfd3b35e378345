import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { CardId } from '../ids.ts';
import { PARTNER_A, PARTNER_B } from '../seats.ts';
import { changesBetween } from './changes.ts';
import { openBoard, type BoardDocument } from './document.ts';
import { aBoard, seeded } from './testing.ts';
import { addCard, bringBack, moveCard, setField, takeBack, wordsOf } from './writeCards.ts';

const random = seeded(5);
const add = (board: BoardDocument, text: string): CardId =>
  addCard(board, { kind: 'request', by: PARTNER_A, text }, random);

/** The board as it is now, for later. */
function asItIs(board: BoardDocument): BoardDocument {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
  return openBoard(doc);
}
const inShort = (was: BoardDocument, now: BoardDocument) =>
  changesBetween(was, now).map(({ kind, card }) => [kind, card.text]);

describe('what changed between two states of a board', () => {
  it('is nothing when nothing did', () => {
    const board = aBoard('weekly-conversation');
    add(board, 'The same');
    expect(changesBetween(asItIs(board), board)).toEqual([]);
  });

  it('tells new, changed, moved, taken back and brought back cards', () => {
    const board = aBoard();
    const [reworded, moved, hidden, shown] = ['one', 'two', 'three', 'four'].map((text) =>
      add(board, text),
    ) as [CardId, CardId, CardId, CardId];
    takeBack(board, shown);
    const was = asItIs(board);
    wordsOf(board, reworded, 'text').insert(3, ' more');
    moveCard(board, moved, 'parked');
    takeBack(board, hidden);
    bringBack(board, shown);
    add(board, 'five');

    expect(inShort(was, board)).toEqual([
      ['changed', 'one more'],
      ['taken-back', 'three'],
      ['brought-back', 'four'],
      ['new', 'five'],
      ['moved', 'two'],
    ]);
    expect(changesBetween(was, board)[0]).toMatchObject({
      fields: [{ field: 'text', was: { words: 'one' }, now: { words: 'one more' } }],
    });
    expect(changesBetween(was, board)[4]).toMatchObject({
      from: 'requests',
      card: { lane: 'parked' },
    });
  });

  it('names each field that changed, with what it said before', () => {
    const board = aBoard();
    const id = addCard(
      board,
      { kind: 'agreement', by: PARTNER_B, text: 'We tell', values: { topic: 'calendar' } },
      random,
    );
    const was = asItIs(board);
    wordsOf(board, id, 'ifThisSlips').insert(0, 'we say so');
    setField(board, id, 'topic', 'privacy');
    setField(board, id, 'reviewOn', '2026-12-01');
    expect(changesBetween(was, board)).toMatchObject([
      {
        kind: 'changed',
        fields: [
          { field: 'topic', was: { value: 'calendar' }, now: { value: 'privacy' } },
          { field: 'ifThisSlips', was: undefined, now: { words: 'we say so' } },
          { field: 'reviewOn', was: undefined, now: { value: '2026-12-01' } },
        ],
      },
    ]);
  });

  it('says nothing of what was written and taken back in between, or was hidden all along', () => {
    const board = aBoard();
    const hidden = add(board, 'hidden');
    takeBack(board, hidden);
    const was = asItIs(board);
    wordsOf(board, hidden, 'text').insert(0, 'still ');
    takeBack(board, add(board, 'never shown'));
    expect(changesBetween(was, board)).toEqual([]);
  });

  it('tells a card that is gone altogether', () => {
    const board = aBoard();
    const id = add(board, 'gone');
    const was = asItIs(board);
    board.cards.delete(id);
    expect(inShort(was, board)).toEqual([['gone', 'gone']]);
  });

  it('passes over malformed cards of either state', () => {
    const board = aBoard();
    const id = add(board, 'good');
    board.cards.set('not an id', new Y.Map());
    (board.cards as Y.Map<unknown>).set('nonsense', 7);
    const was = asItIs(board);
    board.cards.get(id)?.set('kind', 'spaceship');
    expect(changesBetween(was, board)).toEqual([]);
    expect(inShort(board, was)).toEqual([['new', 'good']]);
  });
});
