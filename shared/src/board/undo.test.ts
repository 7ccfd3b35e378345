import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { PARTNER_A } from '../seats.ts';
import { isCard, readCard } from './card.ts';
import type { BoardDocument } from './document.ts';
import { linkCards, readLinks } from './links.ts';
import { makeTextOrigin } from './origins.ts';
import { boards, seeded, sync } from './testing.ts';
import { makeUndo } from './undo.ts';
import { addCard, cardsOfLane, moveCard } from './writeCards.ts';

const random = seeded(9);
const add = (board: BoardDocument, text = '') =>
  addCard(board, { kind: 'need', by: PARTNER_A, text }, random);
const textOf = (board: BoardDocument, id: string): Y.Text => {
  const card = readCard(board, id);
  if (card === undefined || !isCard(card)) throw new Error('no card');
  return card.text;
};
const type = (board: BoardDocument, id: string, words: string) =>
  board.doc.transact(() => textOf(board, id).insert(0, words), makeTextOrigin());
const two = () => boards(2) as [BoardDocument, BoardDocument];

describe('undo', () => {
  it('[U2] starts with nothing, the template least of all', () => {
    const [a] = two();
    const undo = makeUndo(a);
    expect(undo.canUndo()).toBe(false);
    expect(a.lanes.size).toBeGreaterThan(0);
  });

  it('[U2] takes back own steps only', () => {
    const [a, b] = two();
    const undo = makeUndo(a);
    const mine = add(a);
    sync(a, b);
    add(b);
    sync(a, b);
    undo.undo();
    sync(a, b);
    expect(b.cards.has(mine)).toBe(false);
    expect(cardsOfLane(a, 'needs')).toHaveLength(1);
    expect(undo.canUndo()).toBe(false);
  });

  it('[U1] leaves a card on which somebody else has written since', () => {
    const [a, b] = two();
    const undo = makeUndo(a);
    const id = add(a, 'mine');
    sync(a, b);
    type(b, id, 'and theirs ');
    sync(a, b);
    undo.undo();
    sync(a, b);
    expect(textOf(a, id).toString()).toContain('and theirs');
    expect(textOf(b, id).toString()).toBe(textOf(a, id).toString());
  });

  it('[U1][U3] says by null that the card stays, and does not undo the step before instead', () => {
    const [a, b] = two();
    const undo = makeUndo(a);
    const first = add(a);
    undo.stopCapturing();
    const second = add(a);
    sync(a, b);
    type(b, second, 'theirs');
    sync(a, b);
    expect(undo.undo()).toBeNull();
    expect(a.cards.has(first)).toBe(true);
    expect(isCard(readCard(a, second)!)).toBe(true);
    expect(undo.canUndo()).toBe(true);
    undo.undo();
    expect(a.cards.has(first)).toBe(false);
  });

  it('[U1] still undoes a move of a card that others have written on', () => {
    const [a, b] = two();
    const undo = makeUndo(a);
    const id = add(a);
    undo.stopCapturing();
    moveCard(a, id, 'parked');
    sync(a, b);
    type(b, id, 'theirs');
    sync(a, b);
    undo.undo();
    expect(cardsOfLane(a, 'needs').map((card) => card.id)).toEqual([id]);
  });

  it('[U1] leaves it also when the words stand in another field', () => {
    const [a, b] = two();
    const undo = makeUndo(a);
    const id = add(a);
    sync(a, b);
    const field: unknown = b.cards.get(id)?.get('feelingUnderneath');
    if (field instanceof Y.Text) field.insert(0, 'lonely');
    sync(a, b);
    undo.undo();
    const card = readCard(a, id);
    expect(
      card !== undefined && isCard(card) && card.words.get('feelingUnderneath')?.toString(),
    ).toBe('lonely');
  });

  it('takes a card away that others only moved, and redo brings it back', () => {
    const [a, b] = two();
    const undo = makeUndo(a);
    const id = add(a, 'mine');
    sync(a, b);
    moveCard(b, id, 'parked');
    sync(a, b);
    undo.undo();
    expect(a.cards.has(id)).toBe(false);
    undo.redo();
    expect(textOf(a, id).toString()).toBe('mine');
  });

  it('is one stack for cards, words and links', () => {
    const [a] = two();
    const undo = makeUndo(a);
    const need = add(a);
    undo.stopCapturing();
    type(a, need, 'calm');
    undo.stopCapturing();
    const request = addCard(a, { kind: 'request', by: PARTNER_A }, random);
    undo.stopCapturing();
    linkCards(a, { kind: 'grew-from', from: request, to: need, by: PARTNER_A }, random);
    undo.undo();
    expect(readLinks(a)).toEqual([]);
    undo.undo();
    expect(a.cards.has(request)).toBe(false);
    undo.undo();
    expect(textOf(a, need).toString()).toBe('');
    undo.undo();
    expect(a.cards.has(need)).toBe(false);
  });
});
