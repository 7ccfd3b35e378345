import { addCard, takeBack } from '@steady/shared/board/writeCards.ts';
import { readCard, isCard } from '@steady/shared/board/card.ts';
import { PARTNER_B } from '@steady/shared/seats.ts';
import { createShapeId, type TLArrowBinding } from 'tldraw';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cardShapeId } from './ids.ts';
import { makeReplica, random, randomBytes, seededUpdate, type Replica } from './testing/replica.ts';

const END = {
  normalizedAnchor: { x: 0.5, y: 0.5 },
  isExact: false,
  isPrecise: false,
  snap: 'none',
} as const;

describe('binding', () => {
  let a: Replica;
  let b: Replica;
  beforeEach(() => {
    const update = seededUpdate();
    a = makeReplica(update, { clientId: 10 });
    b = makeReplica(update, { clientId: 11, seat: PARTNER_B });
  });
  afterEach(() => {
    a.dispose();
    b.dispose();
  });

  const exchange = () => {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'remote');
  };
  const geo = (replica: Replica, x = 0, y = 2000) => {
    const id = createShapeId();
    replica.editor.createShape({ id, type: 'geo', x, y, props: { w: 100, h: 80 } });
    return id;
  };
  const cards = (replica: Replica) =>
    [...replica.board.cards.keys()].map((id) => readCard(replica.board, id)!).filter(isCard);

  it('shows cards and lanes without a record of them', () => {
    expect([...a.board.canvas.keys()].sort()).toEqual(['document:document', 'page:page']);
    const shapes = a.editor.getCurrentPageShapes();
    expect(shapes.filter(({ type }) => type === 'card')).toHaveLength(4);
    expect(shapes.filter(({ type }) => type === 'lane')).toHaveLength(5);
  });

  it('[B1] writes what a person does and shows it to the other', () => {
    const id = geo(a);
    a.settle();
    exchange();
    expect(b.editor.getShape(id)).toEqual(a.editor.getShape(id));
  });

  it('[B2] keeps a move and a recolour of one shape', () => {
    const id = geo(a);
    a.settle();
    exchange();
    a.editor.updateShape({ id, type: 'geo', x: 500 });
    b.editor.updateShape({ id, type: 'geo', props: { color: 'green' } });
    a.settle();
    b.settle();
    exchange();
    for (const { editor } of [a, b])
      expect(editor.getShape(id)).toMatchObject({ x: 500, props: { color: 'green' } });
  });

  it('[B5] lets a deletion win', () => {
    const id = geo(a);
    a.settle();
    exchange();
    a.editor.deleteShapes([id]);
    b.editor.updateShape({ id, type: 'geo', x: 500 });
    a.settle();
    exchange();
    b.settle();
    exchange();
    expect(a.editor.getShape(id)).toBeUndefined();
    expect(b.editor.getShape(id)).toBeUndefined();
  });

  it('[B6] passes over a bad record and keeps it', () => {
    a.doc.transact(() => {
      a.board.canvas.set(
        'shape:bad',
        new Y.Map<unknown>([
          ['typeName', 'shape'],
          ['type', 'geo'],
          ['xy', ['left', 3]],
        ]),
      );
    });
    const id = geo(a);
    a.settle();
    exchange();
    expect(b.editor.getShape(id)).toBeDefined();
    expect(b.editor.getShape(createShapeId('bad'))).toBeUndefined();
    expect(b.board.canvas.has('shape:bad')).toBe(true);
  });

  it('[B7] sets the store back when this person may not write', () => {
    const id = geo(a);
    a.settle();
    const before = Y.encodeStateAsUpdate(a.doc);
    a.setMayWrite(false);
    expect(a.editor.getIsReadonly()).toBe(true);
    // An attacker in the console is not stopped by the tools.
    a.editor.store.put([{ ...a.editor.getShape(id)!, x: 9000 }]);
    a.settle();
    expect(a.editor.getShape(id)).toMatchObject({ x: 0 });
    expect(Y.encodeStateAsUpdate(a.doc)).toEqual(before);
  });

  it('moves a card by its place alone, and never changes its lane', () => {
    const card = cards(a)[0]!;
    a.editor.updateShape({ id: cardShapeId(card.id), type: 'card', x: -900, y: 300 });
    a.settle();
    exchange();
    const there = cards(b).find(({ id }) => id === card.id)!;
    expect(there.place).toMatchObject({ x: -900, y: 300, frame: 'page' });
    expect(there.lane).toBe(card.lane);
    expect(b.editor.getShape(cardShapeId(card.id))).toMatchObject({ x: -900, y: 300 });
    expect(b.board.canvas.size).toBe(2);
  });

  it('never deletes a card: own ones are taken back, others stay', () => {
    const own = cards(a)[0]!;
    a.editor.deleteShapes([cardShapeId(own.id)]);
    a.settle();
    expect(a.notices).toEqual(['taken-back']);
    expect(a.board.cards.has(own.id)).toBe(true);
    expect(a.editor.getShape(cardShapeId(own.id))).toBeUndefined();
    a.editor.undo();
    expect(a.editor.getShape(cardShapeId(own.id))).toBeDefined();

    const others = cards(b)[1]!;
    b.editor.deleteShapes([cardShapeId(others.id)]);
    b.settle();
    expect(b.notices).toEqual(['not-yours']);
    expect(b.editor.getShape(cardShapeId(others.id))).toBeDefined();
  });

  it('leaves cards standing when the frame around them is deleted', () => {
    const frame = createShapeId();
    const card = cardShapeId(cards(a)[0]!.id);
    a.editor.createShape({ id: frame, type: 'frame', x: -1000, y: 0, props: { w: 600, h: 600 } });
    a.editor.reparentShapes([card], frame);
    a.settle();
    exchange();
    expect(b.editor.getShape(card)).toMatchObject({ parentId: frame });
    const at = b.editor.getShapePageBounds(card);
    a.editor.deleteShapes([frame]);
    a.settle();
    exchange();
    expect(b.editor.getShape(card)).toMatchObject({ parentId: 'page:page' });
    expect(b.editor.getShapePageBounds(card)).toEqual(at);
  });

  it('copies a card with words of its own', () => {
    const card = cards(a)[0]!;
    const shape = cardShapeId(card.id);
    a.editor.select(shape);
    a.editor.duplicateShapes([shape], { x: 40, y: 40 });
    a.tick();
    const all = cards(a);
    expect(all).toHaveLength(5);
    const copy = all.find(
      ({ id, text }) => id !== card.id && text.toString() === card.text.toString(),
    )!;
    expect(copy.text).not.toBe(card.text);
    expect(a.editor.getSelectedShapeIds()).toEqual([cardShapeId(copy.id)]);
    expect(a.editor.getCurrentPageShapes().filter(({ type }) => type === 'card')).toHaveLength(5);
  });

  it('pastes a card whose first is gone, from the words on the clipboard', () => {
    const card = cards(a)[0]!;
    const content = a.editor.getContentFromCurrentPage([cardShapeId(card.id)])!;
    const stranger = makeReplica(seededUpdate(0), { clientId: 30 });
    stranger.editor.putContentOntoCurrentPage(structuredClone(content), { select: true });
    stranger.settle();
    expect(cards(stranger).map(({ text, kind }) => [text.toString(), kind])).toEqual([
      [card.text.toString(), card.kind],
    ]);
    stranger.dispose();
  });

  it('keeps an arrow bound to a card over a reload', () => {
    const card = cardShapeId(cards(a)[0]!.id);
    const arrow = createShapeId();
    a.editor.createShape({ id: arrow, type: 'arrow', x: -500, y: 0 });
    a.editor.createBinding<TLArrowBinding>({
      type: 'arrow',
      fromId: arrow,
      toId: card,
      props: {
        terminal: 'end',
        normalizedAnchor: { x: 0.5, y: 0.5 },
        isExact: false,
        isPrecise: false,
        snap: 'none',
      },
    });
    a.settle();
    const again = makeReplica(Y.encodeStateAsUpdate(a.doc), { clientId: 40 });
    expect(again.editor.getBindingsToShape(card, 'arrow')).toHaveLength(1);
    takeBack(again.board, cards(again)[0]!.id);
    expect(again.editor.getBindingsFromShape(arrow, 'arrow')).toHaveLength(0);
    again.dispose();
  });

  it('shows two cards at the very same place side by side', () => {
    const place = { x: 10, y: 10, frame: 'page', index: 'a1' };
    const bytes = randomBytes(random(3));
    const one = addCard(a.board, { kind: 'note', by: PARTNER_B, place }, bytes);
    const two = addCard(a.board, { kind: 'note', by: PARTNER_B, place }, bytes);
    const [first, second] = [one, two].sort().map((id) => a.editor.getShape(cardShapeId(id))!);
    expect([second!.x - first!.x, second!.y - first!.y]).toEqual([24, 24]);
  });

  it('undoes own steps only, cards and drawings in one row', () => {
    const card = cardShapeId(cards(a)[0]!.id);
    const before = a.editor.getShape(card)!;
    a.editor.markHistoryStoppingPoint();
    const id = geo(a);
    a.editor.markHistoryStoppingPoint();
    a.editor.updateShape({ id: card, type: 'card', x: -700, y: 0 });
    a.settle();
    const theirs = geo(b);
    b.settle();
    exchange();
    a.editor.undo();
    expect(a.editor.getShape(card)).toMatchObject({ x: before.x, y: before.y });
    a.editor.undo();
    expect(a.editor.getShape(id)).toBeUndefined();
    expect(a.editor.getCanUndo()).toBe(false);
    expect(a.editor.getShape(theirs)).toBeDefined();
    a.editor.redo();
    expect(a.editor.getShape(id)).toBeDefined();
  });

  it('brings an older board up once, for everybody', () => {
    const old = new Y.Doc();
    Y.applyUpdate(old, seededUpdate());
    const schema = JSON.parse(String(old.getMap('meta').get('canvasSchema')));
    schema.sequences['com.tldraw.binding.arrow'] = 0;
    old.getMap('meta').set('canvasSchema', JSON.stringify(schema));
    const arrow = createShapeId();
    a.editor.createShape({ id: arrow, type: 'arrow', x: 0, y: 0 });
    const card = cardShapeId(cards(a)[0]!.id);
    a.editor.createBinding<TLArrowBinding>({
      type: 'arrow',
      fromId: arrow,
      toId: card,
      props: { ...END, terminal: 'end' },
    });
    a.settle();
    Y.applyUpdate(old, Y.encodeStateAsUpdate(a.doc));
    const binding = [...old.getMap<Y.Map<unknown>>('canvas').entries()].find(([id]) =>
      id.startsWith('binding:'),
    )![1];
    binding.delete('props.snap');

    const one = makeReplica(Y.encodeStateAsUpdate(old), { clientId: 50 });
    expect(
      one.board.canvas
        .get([...one.board.canvas.keys()].find((id) => id.startsWith('binding:'))!)
        ?.get('props.snap'),
    ).toBe('none');
    expect(one.editor.getBindingsToShape(card, 'arrow')).toHaveLength(1);
    expect(one.undo.canUndo()).toBe(false);
    const before = Y.encodeStateVector(one.doc);
    makeReplica(Y.encodeStateAsUpdate(one.doc), { clientId: 51 }).dispose();
    expect(Y.encodeStateVector(one.doc)).toEqual(before);
    one.dispose();
  });

  it('stops writing when a newer program was here', () => {
    const id = geo(a);
    a.settle();
    const schema = JSON.parse(String(a.board.meta.get('canvasSchema')));
    schema.sequences['com.tldraw.shape'] += 1;
    a.board.meta.set('canvasSchema', JSON.stringify(schema));
    expect(a.notices).toEqual(['reload']);
    a.editor.store.put([{ ...a.editor.getShape(id)!, x: 9000 }]);
    a.settle();
    expect(a.board.canvas.get(id)?.get('xy')).toEqual([0, 2000]);
  });
});
