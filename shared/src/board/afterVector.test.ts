import { toBase64 } from 'lib0/buffer';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { PARTNER_A } from '../seats.ts';
import { isNewerThan } from './afterVector.ts';
import type { BoardDocument } from './document.ts';
import { FROM_CANVAS } from './origins.ts';
import { boards, seeded, sync } from './testing.ts';
import { addCard, moveCard, placeCards, setField, takeBack, wordsOf } from './writeCards.ts';

const random = seeded(5);
const vectorOf = ({ doc }: BoardDocument): string => toBase64(Y.encodeStateVector(doc));

/** Two devices that know the same, one card, and what was known when its lane was locked. */
function locked() {
  const [here, away] = boards(2) as [BoardDocument, BoardDocument];
  const card = addCard(here, { kind: 'request', by: PARTNER_A, text: 'call me' }, random);
  sync(here, away);
  return { here, away, card, vector: vectorOf(here) };
}

describe('what a card says beyond a state vector', () => {
  it('is nothing while nobody writes', () => {
    const { here, card, vector } = locked();
    expect(isNewerThan(here, card, vector)).toBe(false);
  });

  it('is what an offline device wrote in its words', () => {
    const { here, away, card, vector } = locked();
    wordsOf(away, card, 'text').insert(4, 'to ');
    expect(isNewerThan(here, card, vector)).toBe(false);
    sync(here, away);
    expect(isNewerThan(here, card, vector)).toBe(true);
  });

  it('is a field, a move between lanes, and a card that is new', () => {
    const { here, away, card, vector } = locked();
    setField(away, card, 'reviewOn', undefined);
    expect(isNewerThan(away, card, vector)).toBe(false);
    wordsOf(away, card, 'when').insert(0, 'at six');
    expect(isNewerThan(away, card, vector)).toBe(true);
    moveCard(here, card, 'needs');
    expect(isNewerThan(here, card, vector)).toBe(true);
    const fresh = addCard(here, { kind: 'request', by: PARTNER_A }, random);
    expect(isNewerThan(here, fresh, vector)).toBe(true);
  });

  it('is not a place on the canvas, nor that the author took it back', () => {
    const { here, card, vector } = locked();
    placeCards(here, new Map([[card, { x: 5, y: 5, frame: 'page', index: 'a1' }]]), FROM_CANVAS);
    takeBack(here, card);
    expect(isNewerThan(here, card, vector)).toBe(false);
  });

  it('is nothing when the words were taken out again', () => {
    const { here, card, vector } = locked();
    const text = wordsOf(here, card, 'text');
    text.insert(0, 'please ');
    text.delete(0, 7);
    expect(isNewerThan(here, card, vector)).toBe(false);
  });

  it('is nothing for a card that is not there, or a vector that cannot be read', () => {
    const { here, card, vector } = locked();
    expect(isNewerThan(here, 'nothing', vector)).toBe(false);
    expect(isNewerThan(here, card, '')).toBe(false);
  });
});
