import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardId } from '../ids.ts';
import { PARTNER_A, PARTNER_B } from '../seats.ts';
import { CARD_KINDS, type CardKind } from './kinds.ts';
import type { BoardDocument } from './document.ts';
import { linkCards, mayLink, readLinks, unlinkCards, whatGrowsFrom } from './links.ts';
import { aBoard, boards, seeded, sync } from './testing.ts';
import { addCard } from './writeCards.ts';

const random = seeded(5);
const add = (board: BoardDocument, kind: CardKind): CardId =>
  addCard(board, { kind, by: PARTNER_A }, random);
const grow = (board: BoardDocument, from: CardId, to: CardId) =>
  linkCards(board, { kind: 'grew-from', from, to, by: PARTNER_A }, random);

describe('links', () => {
  it('run need → request → agreement → intention', () => {
    expect(whatGrowsFrom('need')).toContain('request');
    expect(whatGrowsFrom('request')).toContain('agreement');
    expect(whatGrowsFrom('agreement')).toContain('intention');
  });

  it('offer exactly what may be linked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CARD_KINDS), fc.constantFrom(...CARD_KINDS), (grown, from) => {
        expect(whatGrowsFrom(from).includes(grown)).toBe(mayLink('grew-from', grown, from));
      }),
    );
  });

  it('refuse themselves, sentences without sense, and cards that are gone', () => {
    const board = aBoard();
    const need = add(board, 'need');
    const request = add(board, 'request');
    expect(() => grow(board, need, need)).toThrow('not-linkable');
    expect(() => grow(board, need, request)).toThrow('not-linkable');
    board.cards.delete(need);
    expect(() => grow(board, request, need)).toThrow('gone');
    expect(readLinks(board)).toEqual([]);
  });

  it('are one when the same is said twice', () => {
    const board = aBoard();
    const need = add(board, 'need');
    const request = add(board, 'request');
    expect(grow(board, request, need)).toBe(grow(board, request, need));
    expect(readLinks(board)).toHaveLength(1);
  });

  it('are one, the same on all screens, when two people say it at once, and go together', () => {
    const [a, b] = boards(2) as [BoardDocument, BoardDocument];
    const need = add(a, 'need');
    const request = add(a, 'request');
    sync(a, b);
    grow(a, request, need);
    linkCards(b, { kind: 'grew-from', from: request, to: need, by: PARTNER_B }, random);
    sync(a, b);
    expect(a.links.size).toBe(2);
    expect(readLinks(a)).toHaveLength(1);
    expect(readLinks(b)).toEqual(readLinks(a));
    unlinkCards(b, readLinks(b)[0]!.id);
    sync(a, b);
    expect(readLinks(a)).toEqual([]);
  });

  it('do not show while one of their cards is missing', () => {
    const board = aBoard();
    const need = add(board, 'need');
    grow(board, add(board, 'request'), need);
    board.cards.delete(need);
    expect(readLinks(board)).toEqual([]);
  });
});
