import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { CardId } from '../ids.ts';
import { PARTNER_A, PARTNER_B } from '../seats.ts';
import { isCard, readCard, readCards, type Card } from './card.ts';
import type { BoardDocument } from './document.ts';
import { CARD_KINDS, fieldsOf } from './kinds.ts';
import { LANE_IDS } from './lanes.ts';
import { MAX_CARDS, MAX_TEXT_LENGTH } from './limits.ts';
import { isOrderKey } from './order.ts';
import { FROM_CARD, FROM_SYSTEM } from './origins.ts';
import { BoardRefusal } from './refusal.ts';
import { aBoard, boards, seeded, sync } from './testing.ts';
import {
  addCard,
  bringBack,
  cardsOfLane,
  cloneCard,
  moveCard,
  setField,
  takeBack,
  wordsOf,
} from './writeCards.ts';

const random = seeded(3);
const need = (board: BoardDocument, text = '') =>
  addCard(board, { kind: 'need', by: PARTNER_A, text }, random);
const card = (board: BoardDocument, id: string): Card => {
  const found = readCard(board, id);
  if (found === undefined || !isCard(found)) throw new Error(`no card ${id}`);
  return found;
};
const texts = (board: BoardDocument, lane: Parameters<typeof cardsOfLane>[1]) =>
  cardsOfLane(board, lane).map(({ text }) => text.toString());
const why = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof BoardRefusal) return error.why;
    throw error;
  }
  return 'nothing';
};

describe('addCard', () => {
  it('puts a card at the end of its home lane, with every text it may ever hold', () => {
    const board = aBoard();
    for (const kind of CARD_KINDS) {
      const made = card(board, addCard(board, { kind, by: PARTNER_A }, random));
      for (const [name, type] of fieldsOf(kind))
        expect(made.words.has(name), `${kind}.${name}`).toBe(type === 'words');
      expect(cardsOfLane(board, made.lane).at(-1)?.id).toBe(made.id);
      expect(made.place?.frame).toBe(`lane:${made.lane}`);
    }
  });

  it('is one update, from the origin it was given', () => {
    const board = aBoard();
    const origins: unknown[] = [];
    board.doc.on('update', (_update, origin) => origins.push(origin));
    need(board);
    addCard(board, { kind: 'note', by: PARTNER_A }, random, FROM_SYSTEM);
    expect(origins).toEqual([FROM_CARD, FROM_SYSTEM]);
  });

  it('keeps both when two people add at the same spot at once, in one order everywhere', () => {
    const [a, b] = boards(2) as [BoardDocument, BoardDocument];
    const one = need(a, 'from A');
    const other = need(b, 'from B');
    sync(a, b);
    expect(cardsOfLane(a, 'needs').map(({ id }) => id)).toEqual([one, other].toSorted());
    expect(texts(b, 'needs')).toEqual(texts(a, 'needs'));
  });

  it('refuses a card too many and a text too long, and changes nothing', () => {
    const attacker = aBoard();
    const before = Y.encodeStateVector(attacker.doc);
    expect(why(() => need(attacker, 'x'.repeat(MAX_TEXT_LENGTH + 1)))).toBe('too-long');
    expect(Y.encodeStateVector(attacker.doc)).toEqual(before);
    attacker.doc.transact(() => {
      for (let n = 0; n < MAX_CARDS; n += 1) attacker.cards.set(`filler-${n}`, new Y.Map());
    });
    expect(why(() => need(attacker))).toBe('full');
  });
});

describe('moveCard', () => {
  it.each([
    [0, 'cab'],
    [1, 'acb'],
    [2, 'abc'],
  ])('puts the last card at place %i', (place, expected) => {
    const board = aBoard();
    const ids = ['a', 'b', 'c'].map((text) => need(board, text)) as [CardId, CardId, CardId];
    moveCard(board, ids[2], 'needs', place === 0 ? null : ids[place - 1]);
    expect(texts(board, 'needs').join('')).toBe(expected);
  });

  it('leaves the place on the canvas alone', () => {
    const board = aBoard();
    const id = need(board);
    const before = card(board, id).place;
    moveCard(board, id, 'parked');
    expect(card(board, id).lane).toBe('parked');
    expect(card(board, id).place).toEqual(before);
  });

  it('goes to the end when the neighbour has left meanwhile', () => {
    const board = aBoard();
    const [a, b, c] = ['a', 'b', 'c'].map((text) => need(board, text)) as [CardId, CardId, CardId];
    moveCard(board, b, 'parked');
    moveCard(board, a, 'needs', b);
    expect(texts(board, 'needs')).toEqual(['c', 'a']);
    expect(c).toBeDefined();
  });

  it('refuses a card that is gone', () => {
    const board = aBoard();
    const id = need(board);
    board.cards.delete(id);
    expect(why(() => moveCard(board, id, 'parked'))).toBe('gone');
  });

  it('moves between two cards that got the same key at once', () => {
    const [a, b] = boards(2) as [BoardDocument, BoardDocument];
    need(a, 'one');
    need(b, 'two');
    sync(a, b);
    const last = need(a, 'three');
    const [first] = cardsOfLane(a, 'needs');
    moveCard(a, last, 'needs', first?.id);
    expect(texts(a, 'needs')[1]).toBe('three');
    expect(new Set(cardsOfLane(a, 'needs').map(({ order }) => order)).size).toBe(3);
  });

  it('lets one of two concurrent moves of a card win, whole: never a lane of one and an order of the other alone', () => {
    const [a, b] = boards(2) as [BoardDocument, BoardDocument];
    const id = need(a, 'mine');
    sync(a, b);
    moveCard(a, id, 'requests', null);
    moveCard(b, id, 'parked', null);
    sync(a, b);
    expect(card(a, id).lane).toBe(card(b, id).lane);
    expect(isOrderKey(card(a, id).order)).toBe(true);
    expect(readCards(a).filter((one) => one.id === id)).toHaveLength(1);
  });

  it('converges, loses no card and keeps usable keys, whatever three people do at once', () => {
    const step = fc.record({
      who: fc.nat({ max: 2 }),
      act: fc.constantFrom('add', 'move', 'takeBack', 'bringBack', 'type', 'sync'),
      which: fc.nat({ max: 30 }),
      lane: fc.constantFrom(...LANE_IDS),
      place: fc.nat({ max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.nat(), (steps, seed) => {
        const chance = seeded(seed);
        const all = boards(3);
        let added = 0;
        for (const { who, act, which, lane, place } of steps) {
          const board = all[who]!;
          const cards = readCards(board)
            .filter(isCard)
            .toSorted((x, y) => (x.id < y.id ? -1 : 1));
          const chosen = cards[which % Math.max(1, cards.length)];
          if (act === 'sync') sync(...all);
          else if (act === 'add' || chosen === undefined) {
            addCard(board, { kind: 'note', lane, by: PARTNER_A }, chance);
            added += 1;
          } else if (act === 'move')
            moveCard(
              board,
              chosen.id,
              lane,
              place === 0 ? null : cardsOfLane(board, lane)[place - 1]?.id,
            );
          else if (act === 'type') chosen.text.insert(place % (chosen.text.length + 1), 'x');
          else if (act === 'takeBack') takeBack(board, chosen.id);
          else bringBack(board, chosen.id);
        }
        sync(...all);
        const [first, ...others] = all.map((board) => board.doc.toJSON());
        for (const other of others) expect(other).toEqual(first);
        const found = readCards(all[0]!);
        expect(found).toHaveLength(added);
        expect(found.every(isCard)).toBe(true);
        expect(found.filter(isCard).every(({ order }) => isOrderKey(order))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('fields', () => {
  it('take their own values only', () => {
    const board = aBoard();
    const id = addCard(board, { kind: 'intention', by: PARTNER_A }, random);
    setField(board, id, 'reviewOn', '2026-11-30');
    setField(board, id, 'owners', [PARTNER_A, PARTNER_B]);
    expect(card(board, id).values.get('reviewOn')).toBe('2026-11-30');
    expect(why(() => setField(board, id, 'reviewOn', 'soon'))).toBe('not-a-value');
    expect(why(() => setField(board, id, 'cue', '2026-11-30'))).toBe('not-a-value');
    expect(why(() => setField(board, id, 'endsOn', '2026-11-30'))).toBe('not-a-value');
    setField(board, id, 'reviewOn', undefined);
    expect(card(board, id).values.has('reviewOn')).toBe(false);
  });

  it('make a missing text of a card from another program once', () => {
    const board = aBoard();
    const id = need(board);
    board.cards.get(id)?.delete('feelingOnTop');
    const made = wordsOf(board, id, 'feelingOnTop');
    expect(wordsOf(board, id, 'feelingOnTop')).toBe(made);
    expect(why(() => wordsOf(board, id, 'cue'))).toBe('not-a-value');
  });
});

describe('taking back', () => {
  it('keeps words and lane for the author, and brings them back as they were', () => {
    const board = aBoard();
    const id = need(board, 'said too early');
    takeBack(board, id);
    expect(card(board, id).takenBack).toBe(true);
    bringBack(board, id);
    expect(card(board, id)).toMatchObject({ takenBack: false, lane: 'needs' });
    expect(card(board, id).text.toString()).toBe('said too early');
  });
});

describe('cloneCard', () => {
  it('never shares a text with its original', () => {
    const board = aBoard();
    const id = need(board, 'one');
    const copy = cloneCard(board, id, PARTNER_B, undefined, random);
    card(board, copy).text.insert(0, 'not ');
    expect(card(board, id).text.toString()).toBe('one');
    expect(card(board, copy).by).toBe(PARTNER_B);
  });
});

describe('a malformed card', () => {
  it.each([
    ['no map', 'words'],
    ['no kind', new Y.Map([['lane', 'needs']])],
    [
      'plain words',
      new Y.Map([
        ['kind', 'need'],
        ['by', 'partner-a'],
        ['lane', 'needs'],
        ['order', 'a0'],
        ['text', 'plain'],
      ]),
    ],
  ])('with %s is a placeholder and hurts no other', (_name, value) => {
    const board = aBoard();
    const good = need(board, 'whole');
    const cards: Y.Map<unknown> = board.doc.getMap('cards');
    cards.set('broken', value);
    expect(readCard(board, 'broken')).toEqual({ id: 'broken', malformed: true });
    expect(texts(board, 'needs')).toEqual(['whole']);
    expect(card(board, good).text.toString()).toBe('whole');
  });
});
