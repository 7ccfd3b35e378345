import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { PARTNER_A } from '../seats.ts';
import { openBoard } from './document.ts';
import type { LaneId } from './lanes.ts';
import { FROM_CANVAS, makeTextOrigin } from './origins.ts';
import { BoardRefusal } from './refusal.ts';
import { rewordCard } from './reword.ts';
import { aBoard, seeded } from './testing.ts';
import { makeUndo } from './undo.ts';
import {
  addCard,
  bringBack,
  cardsOfLane,
  cloneCard,
  moveCard,
  parkCard,
  placeCards,
  setField,
  takeBack,
  wordsOf,
} from './writeCards.ts';

/** A card in Requests, which is locked, and one in Needs, which is not. */
function aLockedLane() {
  const locks = new Set<LaneId>();
  const { doc } = aBoard();
  const board = openBoard(doc, (lane) => locks.has(lane));
  const random = seeded(3);
  const undo = makeUndo(board);
  const add = (kind: 'request' | 'need', text = '') =>
    addCard(board, { kind, by: PARTNER_A, text }, random);
  const inside = add('request', 'call me');
  undo.stopCapturing();
  const outside = add('need', 'quiet');
  undo.stopCapturing();
  locks.add('requests');
  return { board, locks, random, undo, inside, outside, add };
}

const refusalOf = (write: () => unknown): string => {
  try {
    write();
    return 'nothing';
  } catch (error) {
    return error instanceof BoardRefusal ? error.why : String(error);
  }
};

describe('a locked lane', () => {
  it('[P43] takes no new card, no card from elsewhere, no change of one that is there', () => {
    const { board, random, inside, outside, add } = aLockedLane();
    const before = Y.encodeStateVector(board.doc);
    const writes = [
      () => add('request'),
      () => cloneCard(board, inside, PARTNER_A, undefined, random),
      () => moveCard(board, outside, 'requests'),
      () => moveCard(board, inside, 'needs'),
      () => moveCard(board, inside, 'requests', null),
      () => setField(board, inside, 'reviewOn', undefined),
      () => rewordCard(board, inside, [{ field: 'text', before: 'call me', after: 'call us' }]),
    ];
    expect(writes.map(refusalOf)).toEqual(writes.map(() => 'locked'));
    expect(Y.encodeStateVector(board.doc)).toEqual(before);
  });

  it('makes no field of words there, and still gives those to read', () => {
    const { board, inside } = aLockedLane();
    expect(wordsOf(board, inside, 'text').toString()).toBe('call me');
    board.cards.get(inside)?.delete('when');
    expect(refusalOf(() => wordsOf(board, inside, 'when'))).toBe('locked');
  });

  it('leaves other lanes, and places on the canvas, as they are', () => {
    const { board, inside, outside } = aLockedLane();
    moveCard(board, outside, 'parked');
    placeCards(board, new Map([[inside, { x: 9, y: 9, frame: 'page', index: 'a1' }]]), FROM_CANVAS);
    expect(cardsOfLane(board, 'parked').map(({ id }) => id)).toEqual([outside]);
    expect(cardsOfLane(board, 'requests')[0]?.place?.x).toBe(9);
  });

  it('lets an author take back what is there, and bring it back only afterwards', () => {
    const { board, locks, inside } = aLockedLane();
    takeBack(board, inside);
    expect(refusalOf(() => bringBack(board, inside))).toBe('locked');
    locks.clear();
    expect(refusalOf(() => bringBack(board, inside))).toBe('nothing');
  });

  it('lets what came after the lock be set aside, unless Parked is locked too', () => {
    const { board, locks, inside } = aLockedLane();
    locks.add('parked');
    expect(refusalOf(() => parkCard(board, inside))).toBe('locked');
    locks.delete('parked');
    parkCard(board, inside);
    expect(cardsOfLane(board, 'parked').map(({ id }) => id)).toEqual([inside]);
  });

  it('[U4] lets a step in it wait, and undoes it after the lock', () => {
    const { board, locks, undo, inside } = aLockedLane();
    locks.clear();
    const text = wordsOf(board, inside, 'text');
    board.doc.transact(() => text.insert(0, 'please '), makeTextOrigin());
    locks.add('requests');
    expect(undo.undo()).toBeNull();
    expect(text.toString()).toBe('please call me');
    locks.clear();
    expect(undo.undo()).not.toBeNull();
    expect(text.toString()).toBe('call me');
    locks.add('requests');
    expect(undo.redo()).toBeNull();
    locks.clear();
    undo.redo();
    expect(text.toString()).toBe('please call me');
  });
});
