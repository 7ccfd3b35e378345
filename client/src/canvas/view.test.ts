import { parseCardId } from './testing/ids.ts';
import { LANE_IDS } from '@steady/shared/board/lanes.ts';
import type { Lane } from '@steady/shared/board/laneSettings.ts';
import { LANE_GAP, LANE_WIDTH, slot } from '@steady/shared/board/place.ts';
import {
  createBindingId,
  createShapeId,
  isShape,
  type TLRecord,
  type TLShape,
} from '@tldraw/tlschema';
import { describe, expect, it } from 'vitest';
import type { CardHead } from '@steady/shared/board/arrange.ts';
import { deriveShapes, placeOf } from './derive.ts';
import { cardShapeId, isPaper, laneShapeId, PAGE_ID } from './ids.ts';
import { indexKey } from './indexKey.ts';
import { composeView } from './view.ts';

const lanes = (hidden: readonly string[] = []): Lane[] =>
  LANE_IDS.map((id, n) => ({ id, order: `a${n}`, hidden: hidden.includes(id), prompt: undefined }));

const card = (n: number, over: Partial<CardHead> = {}): CardHead => ({
  id: parseCardId(n),
  lane: 'needs',
  order: `a${n}`,
  place: { x: 24, y: 80 + n * 200, frame: 'lane:needs', index: `a${n}` },
  takenBack: false,
  ...over,
});

describe('cards and lanes as shapes', () => {
  const at = (cards: CardHead[], n: number, hidden: string[] = []) =>
    deriveShapes(lanes(hidden), cards).shapes.get(cardShapeId(parseCardId(n)));

  it('[D1] shows visible cards of visible lanes', () => {
    const cards = [card(1), card(2, { takenBack: true }), card(3, { lane: 'wins' })];
    expect(at(cards, 1)).toBeDefined();
    expect(at(cards, 2)).toBeUndefined();
    expect(at(cards, 3, ['wins'])).toBeUndefined();
    expect(deriveShapes(lanes(['wins']), cards).shapes.has(laneShapeId('wins'))).toBe(false);
  });

  it('[D2] cascades cards at the very same place by their ids', () => {
    const place = { x: 5, y: 5, frame: 'page', index: 'a1' };
    const cards = [card(2, { place }), card(1, { place }), card(3, { place })];
    const spots = [1, 2, 3].map((n) => at(cards, n)!.x);
    expect(spots).toEqual([5, 29, 53]);
    expect([1, 2, 3].map((n) => at(cards.toReversed(), n)!.x)).toEqual(spots);
  });

  it('[D3] gives a card without a place the next free slot of its lane', () => {
    const cards = [
      card(1, { place: { ...slot(0), frame: 'lane:needs', index: 'a1' } }),
      card(2, { place: undefined }),
    ];
    expect(at(cards, 2)).toMatchObject(slot(1));
  });

  it('[D3] keeps a card of a shown lane in sight when the frame it stood in is hidden', () => {
    const lost = card(1, { place: { x: 1, y: 1, frame: 'lane:wins', index: 'a1' } });
    expect(at([lost], 1, ['wins'])).toMatchObject(slot(0));
  });

  it('moves cards with their lane, and finds the place again that they stand in', () => {
    const cards = [card(1, { place: { x: 10, y: 90, frame: 'lane:requests', index: 'a1' } })];
    const { shapes, lanes: boxes } = deriveShapes(lanes(), cards);
    const shape = shapes.get(cardShapeId(parseCardId(1)))!;
    expect(shape.x).toBe(LANE_WIDTH + LANE_GAP + 10);
    expect(placeOf(shape, boxes)).toEqual(cards[0]!.place);
  });
});

describe('view', () => {
  const frame = (name: string, parent: TLShape['parentId'] = PAGE_ID): TLShape => ({
    typeName: 'shape',
    type: 'frame',
    id: createShapeId(name),
    x: 0,
    y: 0,
    rotation: 0,
    index: indexKey('a1'),
    parentId: parent,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: { w: 10, h: 10, name: '', color: 'black' },
  });
  const arrow = (name: string): TLShape => ({ ...frame(name), type: 'arrow' });
  const binding = (name: string, from: string, to: string, terminal = 'end'): TLRecord =>
    ({
      typeName: 'binding',
      type: 'arrow',
      id: createBindingId(name),
      fromId: createShapeId(from),
      toId: createShapeId(to),
      meta: {},
      props: { terminal },
    }) as unknown as TLRecord;
  const view = (records: TLRecord[]) => composeView(records, new Map(), new Map(), new Map());
  const shape = (records: TLRecord[], name: string) => {
    const found = view(records).get(createShapeId(name));
    if (found === undefined || !isShape(found)) throw new Error(`no ${name}`);
    return found;
  };

  it('[V1] puts a shape whose parent is missing or no frame on the page', () => {
    expect(shape([frame('a', createShapeId('gone'))], 'a').parentId).toBe(PAGE_ID);
    expect(shape([arrow('b'), frame('a', createShapeId('b'))], 'a').parentId).toBe(PAGE_ID);
  });

  it('[V2] breaks a cycle at its smallest id, wherever one begins', () => {
    const cycle = [
      frame('b', createShapeId('c')),
      frame('c', createShapeId('a')),
      frame('a', createShapeId('b')),
      frame('d', createShapeId('c')),
    ];
    for (const records of [cycle, cycle.toReversed()]) {
      expect(shape(records, 'a').parentId).toBe(PAGE_ID);
      expect(shape(records, 'b').parentId).toBe(createShapeId('c'));
      expect(shape(records, 'd').parentId).toBe(createShapeId('c'));
    }
  });

  it('[V3] hides a binding with a dead end, and one of two for the same end', () => {
    const shown = view([
      arrow('arrow'),
      frame('there'),
      binding('dead', 'arrow', 'gone', 'start'),
      binding('one', 'arrow', 'there'),
      binding('two', 'arrow', 'there'),
    ]);
    expect([...shown.keys()].filter((id) => id.startsWith('binding:'))).toEqual(['binding:one']);
  });

  it('[V4] separates siblings with the same index, the same way everywhere', () => {
    const records = [frame('c'), frame('a'), frame('b')];
    const keys = ['a', 'b', 'c'].map((name) => shape(records, name).index);
    expect(new Set(keys).size).toBe(3);
    expect(keys).toEqual(keys.toSorted());
    expect(['a', 'b', 'c'].map((name) => shape(records.toReversed(), name).index)).toEqual(keys);
  });

  it('[V5] lays paper below whatever is sent to the back', () => {
    const low = { ...frame('low'), index: indexKey('Zx') };
    const { shapes } = deriveShapes(lanes(), []);
    const shown = composeView([low], shapes, new Map(), new Map());
    for (const record of shown.values()) {
      if (isShape(record) && isPaper(record.id)) expect(record.index < low.index).toBe(true);
    }
  });

  it('[V6] names parents before children', () => {
    const order = [...view([frame('child', createShapeId('mother')), frame('mother')]).keys()];
    expect(order.indexOf('shape:mother')).toBeLessThan(order.indexOf('shape:child'));
  });

  it('keeps the identity of what did not change', () => {
    const records = [frame('a', createShapeId('gone'))];
    const before = view(records);
    const after = composeView(records, new Map(), new Map(), before);
    expect(after.get('shape:a')).toBe(before.get('shape:a'));
  });
});
