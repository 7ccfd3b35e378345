import { setLaneHidden } from '@steady/shared/board/laneSettings.ts';
import { linkCards } from '@steady/shared/board/links.ts';
import { addCard, bringBack, moveCard, takeBack } from '@steady/shared/board/writeCards.ts';
import { parseSeat, PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import { createEffect, createRoot } from 'solid-js';
import { describe, expect, it } from 'vitest';
import { createBoard, type Board } from './createBoard.ts';
import { aFilledDocument, aQuietConnection, aQuietLedger, people, seeded } from './testing.ts';

const random = seeded(21);

function open(cards: number, seat = PARTNER_A) {
  return createRoot((dispose) => {
    const board = createBoard({
      doc: aFilledDocument({ cards }),
      me: { seat, name: people.get(seat) ?? '' },
      people,
      random,
      ledger: aQuietLedger(),
      setTimer: () => () => {},
      connect: (options) => aQuietConnection(options),
    });
    return { board, dispose };
  });
}

/** Counts how often each of these is run again. */
function watch(board: Board, ids: readonly string[]) {
  const runs = new Map<string, number>();
  const lanes = new Map<string, number>();
  const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  const dispose = createRoot((end) => {
    for (const id of ids)
      createEffect(() => {
        board.cards.card(id);
        add(runs, id);
      });
    for (const lane of board.lanes.shown())
      createEffect(() => {
        board.cards.inLane(lane);
        add(lanes, lane);
      });
    return end;
  });
  runs.clear();
  lanes.clear();
  return { runs, lanes, dispose };
}

const idsOf = (board: Board) => board.lanes.shown().flatMap((lane) => board.cards.inLane(lane));
const cardId = (board: Board, id: string) => {
  const card = board.cards.card(id);
  if (card === undefined || 'malformed' in card) throw new Error('no card');
  return card.id;
};

describe('the grain', () => {
  it('[K1] a change of one card of 500 runs one card and no list', () => {
    const { board, dispose } = open(500);
    const ids = idsOf(board);
    const { runs, lanes } = watch(board, ids);
    const changed = board.cards.inLane('next-week')[3]!;
    board.document.cards.get(changed)?.set('cadence', 'daily');
    expect([...runs]).toEqual([[changed, 1]]);
    expect(lanes.size).toBe(0);
    dispose();
  });

  it('[K3] typing runs no card and no list', () => {
    const { board, dispose } = open(50);
    const { runs, lanes } = watch(board, idsOf(board));
    const card = board.cards.card(board.cards.inLane('needs')[0]!);
    if (card !== undefined && 'text' in card) card.text.insert(0, 'a letter');
    expect(runs.size).toBe(0);
    expect(lanes.size).toBe(0);
    dispose();
  });

  it('[K2] a move runs the two lanes and the card', () => {
    const { board, dispose } = open(50);
    const { runs, lanes } = watch(board, idsOf(board));
    const moved = cardId(board, board.cards.inLane('needs')[0]!);
    moveCard(board.document, moved, 'parked');
    expect([...runs.keys()]).toEqual([moved]);
    expect([...lanes.keys()].toSorted()).toEqual(['needs', 'parked']);
    dispose();
  });

  it('a link runs the two cards that it joins', () => {
    const { board, dispose } = open(50);
    const ids = idsOf(board);
    const runs = new Map<string, number>();
    const end = createRoot((stop) => {
      for (const id of ids)
        createEffect(() => {
          board.links.ofCard(id);
          runs.set(id, (runs.get(id) ?? 0) + 1);
        });
      return stop;
    });
    runs.clear();
    const by = { by: PARTNER_A };
    const need = addCard(board.document, { kind: 'need', ...by }, random);
    const request = cardId(board, board.cards.inLane('requests')[0]!);
    runs.clear();
    linkCards(board.document, { kind: 'grew-from', from: request, to: need, ...by }, random);
    expect([...runs.keys()]).toEqual([request]);
    expect(board.links.ofCard(need)).toMatchObject([{ side: 'from', other: request }]);
    end();
    dispose();
  });

  it('[K4] a card taken back is in no lane, and listed for its author alone', () => {
    for (const [seat, listed] of [
      [PARTNER_A, 1],
      [PARTNER_B, 0],
      [parseSeat('observer-1'), 0],
    ] as const) {
      const { board, dispose } = open(0, seat);
      const id = addCard(board.document, { kind: 'need', by: PARTNER_A }, random);
      takeBack(board.document, id);
      expect(board.cards.inLane('needs')).toEqual([]);
      expect(board.cards.takenBack()).toHaveLength(listed);
      bringBack(board.document, id);
      expect(board.cards.inLane('needs')).toEqual([id]);
      dispose();
    }
  });

  it('shows a malformed card as a placeholder in its lane', () => {
    const { board, dispose } = open(0);
    const id = addCard(board.document, { kind: 'need', by: PARTNER_A }, random);
    board.document.cards.get(id)?.delete('kind');
    expect(board.cards.card(id)).toEqual({ id, malformed: true });
    expect(board.cards.inLane('needs')).toEqual([id]);
    dispose();
  });

  it('keeps the cards of a hidden lane', () => {
    const { board, dispose } = open(10);
    setLaneHidden(board.document, 'needs', true);
    expect(board.lanes.shown()).not.toContain('needs');
    expect(board.cards.inLane('needs').length).toBeGreaterThan(0);
    dispose();
  });
});
