import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { PARTNER_A } from '../seats.ts';
import type { BoardDocument } from './document.ts';
import { aBoard, seeded } from './testing.ts';
import { touchOf } from './touch.ts';
import { addCard, moveCard, setField, takeBack, wordsOf } from './writeCards.ts';

const random = seeded(3);

/** The update of one transaction, as an honest client sends it. */
function updateOf({ doc }: BoardDocument, change: () => void): Uint8Array {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array) => void updates.push(update);
  doc.on('update', keep);
  change();
  doc.off('update', keep);
  return Y.mergeUpdates(updates);
}

function twoAgreements() {
  const board = aBoard();
  const add = (text: string) => addCard(board, { kind: 'agreement', by: PARTNER_A, text }, random);
  const watched = add('We eat');
  const other = add('We walk');
  setField(board, watched, 'endsOn', '2027-01-01');
  return { board, watched, other, touch: touchOf(board, [watched]) };
}
type World = ReturnType<typeof twoAgreements>;

describe('what an update touches', () => {
  it.each<readonly [string, (world: World) => void]>([
    ['a letter at the end', ({ board, watched }) => wordsOf(board, watched, 'text').insert(6, '.')],
    ['a letter in front', ({ board, watched }) => wordsOf(board, watched, 'text').insert(0, '.')],
    ['a letter less', ({ board, watched }) => wordsOf(board, watched, 'text').delete(1, 1)],
    ['a first letter', ({ board, watched }) => wordsOf(board, watched, 'scope').insert(0, 'x')],
    ['a new term', ({ board, watched }) => setField(board, watched, 'reviewOn', '2027-01-01')],
    ['another term', ({ board, watched }) => setField(board, watched, 'endsOn', '2027-02-01')],
    ['a term less', ({ board, watched }) => setField(board, watched, 'endsOn', undefined)],
    ['taking it back', ({ board, watched }) => takeBack(board, watched)],
    ['taking it away', ({ board, watched }) => board.cards.delete(watched)],
    ['another in its place', ({ board, watched }) => board.cards.set(watched, new Y.Map())],
  ])('sees %s', (_, change) => {
    const world = twoAgreements();
    expect(world.touch.touches(updateOf(world.board, () => change(world)))).toBe(true);
  });

  it.each<readonly [string, (world: World) => void]>([
    ['words of another card', ({ board, other }) => wordsOf(board, other, 'text').insert(0, 'x')],
    ['a move of another card', ({ board, other }) => moveCard(board, other, 'needs')],
    [
      'a new card',
      ({ board }) => void addCard(board, { kind: 'need', by: PARTNER_A, text: 'x' }, random),
    ],
  ])('is not woken by %s', (_, change) => {
    const world = twoAgreements();
    expect(world.touch.touches(updateOf(world.board, () => change(world)))).toBe(false);
  });
});
