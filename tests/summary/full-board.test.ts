import { describe, expect, it } from 'vitest';
import { readCards } from '@steady/shared/board/card.ts';
import { readLinks } from '@steady/shared/board/links.ts';
import { toRecord } from '@steady/client/canvas/record.ts';
import * as Y from 'yjs';
import { fullBoard } from '../support/summary/full-board.ts';

describe('the board that every form has to carry', () => {
  const { couple, cards } = fullBoard();

  it('has 120 cards, 40 links, 12 agreements in every state and 30 intentions', () => {
    expect(readCards(couple.board)).toHaveLength(120);
    expect(readLinks(couple.board)).toHaveLength(40);
    expect(cards.intention).toHaveLength(30);
    const states = cards.agreement.map((id) => couple.ledger.agreements.get(id)?.status ?? 'draft');
    expect(states).toHaveLength(12);
    expect(new Set(states)).toEqual(
      new Set(['draft', 'put-forward', 'agreed', 'reopened', 'withdrawn', 'paused', 'ended']),
    );
  });

  it('has a drawing that the canvas takes whole', () => {
    const refused = [...couple.board.canvas].filter(
      ([id, map]) => map instanceof Y.Map && toRecord(id, map.toJSON()) === undefined,
    );
    expect(refused.map(([id]) => id)).toEqual([]);
    expect(couple.board.canvas.size).toBeGreaterThan(10);
  });

  it('is the same board each time', () => {
    const again = fullBoard().couple;
    expect(Y.encodeStateAsUpdate(again.board.doc)).toEqual(Y.encodeStateAsUpdate(couple.board.doc));
    expect(again.entries.at(-1)?.hash).toBe(couple.entries.at(-1)?.hash);
  });
});
