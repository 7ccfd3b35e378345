import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { PARTNER_A } from '../seats.ts';
import { cardsTouched, clientOfCard } from './authorship.ts';
import type { BoardDocument } from './document.ts';
import { aBoard, boards, seeded, sync } from './testing.ts';
import { addCard, moveCard, takeBack } from './writeCards.ts';

const random = seeded(11);

describe('whose card it is', () => {
  it('is told by the client id that made it, whoever changes it later', () => {
    const [a, b] = boards(2) as [BoardDocument, BoardDocument];
    const id = addCard(a, { kind: 'need', by: PARTNER_A }, random);
    sync(a, b);
    moveCard(b, id, 'parked');
    takeBack(b, id);
    sync(a, b);
    expect(clientOfCard(a, id)).toBe(a.doc.clientID);
    expect(clientOfCard(b, id)).toBe(a.doc.clientID);
  });

  it('is nobody for what is not there or came without a kind', () => {
    const board = aBoard();
    board.cards.set('odd', new Y.Map());
    expect(clientOfCard(board, 'odd')).toBeUndefined();
    expect(clientOfCard(board, 'none')).toBeUndefined();
  });
});

describe('what a transaction touched', () => {
  const touchedBy = (board: BoardDocument, change: () => void): string[] => {
    const touched = new Set<string>();
    const listen = (transaction: Y.Transaction) => {
      for (const id of cardsTouched(board, transaction)) touched.add(id);
    };
    board.doc.on('afterTransaction', listen);
    change();
    board.doc.off('afterTransaction', listen);
    return [...touched];
  };

  it('is the card that came, was typed on, moved or went', () => {
    const board = aBoard();
    const id = addCard(board, { kind: 'need', by: PARTNER_A }, random);
    const map = board.cards.get(id);
    expect(touchedBy(board, () => moveCard(board, id, 'parked'))).toEqual([id]);
    expect(
      touchedBy(board, () => {
        const text: unknown = map?.get('text');
        if (text instanceof Y.Text) text.insert(0, 'calm');
      }),
    ).toEqual([id]);
    expect(touchedBy(board, () => board.cards.delete(id))).toEqual([id]);
  });

  it('is no card when lanes or the canvas changed', () => {
    const board = aBoard();
    expect(touchedBy(board, () => board.canvas.set('shape:1', new Y.Map()))).toEqual([]);
    expect(touchedBy(board, () => board.lanes.get('needs')?.set('hidden', true))).toEqual([]);
  });
});
