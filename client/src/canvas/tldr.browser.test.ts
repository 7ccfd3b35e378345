import { setLaneHidden } from '@steady/shared/board/laneSettings.ts';
import { linkCards } from '@steady/shared/board/links.ts';
import { FROM_CANVAS } from '@steady/shared/board/origins.ts';
import { PAGE_FRAME } from '@steady/shared/board/place.ts';
import { aBoard, seeded } from '@steady/shared/board/testing.ts';
import { addCard, placeCards, takeBack } from '@steady/shared/board/writeCards.ts';
import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import { asked, draws, richText, ties } from '@steady/shared/summary/picture/testing.ts';
import {
  createTLSchema,
  defaultBindingSchemas,
  defaultShapeSchemas,
  parseTldrawJsonFile,
  type TLArrowBinding,
  type TLGeoShape,
  type TLStore,
} from 'tldraw';
import { describe, expect, it } from 'vitest';
import { cardShapeId } from './ids.ts';
import { anEngine } from './testing/engine.ts';
import { tldrFile } from './tldr.ts';

/** As any other program of the engine's opens it: with the engine's own shapes and nothing of ours. */
function opened(json: string | undefined): TLStore {
  const schema = createTLSchema({ shapes: defaultShapeSchemas, bindings: defaultBindingSchemas });
  const parsed = parseTldrawJsonFile({ json: json ?? '', schema });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const shapesIn = (store: TLStore) =>
  store.allRecords().filter((record) => record.typeName === 'shape');

describe('a drawing for elsewhere', () => {
  const random = seeded(4);

  it('is opened by the engine, with cards as shapes that everybody has', () => {
    const board = aBoard();
    const need = addCard(
      board,
      { kind: 'need', by: PARTNER_A, text: 'To rest\nat seven', words: { feelingOnTop: 'Tired' } },
      random,
    );
    const request = addCard(
      board,
      { kind: 'request', by: PARTNER_B, text: 'Quiet, please' },
      random,
    );
    linkCards(board, { kind: 'grew-from', from: request, to: need, by: PARTNER_B }, random);
    placeCards(
      board,
      new Map([[request, { x: -400, y: 40, frame: PAGE_FRAME, index: 'a3' }]]),
      FROM_CANVAS,
    );
    draws(board, 'frame', 'frame', { xy: [2000, 0], 'props.name': 'Our cycle' });
    draws(board, 'note', 'note', {
      parentId: 'shape:frame',
      'props.richText': richText('In a frame'),
      'props.url': '',
    });
    draws(board, 'lead', 'arrow', { 'props.text': 'leads on' });
    ties(board, 'lead', 'start', 'note');
    ties(board, 'lead', 'end', `card-${need}`);

    const store = opened(tldrFile(board, asked()));
    const card = store.get(cardShapeId(need)) as TLGeoShape;
    expect(card).toMatchObject({
      type: 'geo',
      parentId: 'shape:lane-needs',
      props: { w: 280, h: 152, color: 'orange' },
    });
    const words = JSON.stringify(card.props.richText);
    for (const word of ['Need · Ana', 'To rest', 'at seven', 'Feeling on top', 'Tired'])
      expect(words).toContain(word);
    expect(store.get(cardShapeId(request))).toMatchObject({
      x: -400,
      y: 40,
      parentId: 'page:page',
    });
    const bindings = store
      .allRecords()
      .filter((record): record is TLArrowBinding => record.typeName === 'binding');
    expect(
      bindings
        .filter(({ toId }) => toId === cardShapeId(need))
        .map(({ fromId }) => fromId)
        .toSorted(),
    ).toEqual(['shape:lead', expect.stringMatching(/^shape:link-/)]);
    expect(
      shapesIn(store)
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual([
      ...Array(2).fill('arrow'),
      ...Array(6).fill('frame'),
      ...Array(2).fill('geo'),
      'note',
    ]);
  });

  it('stands in an editor of the engine as it stood here', () => {
    const board = aBoard();
    for (let n = 0; n < 12; n += 1)
      addCard(
        board,
        { kind: n % 2 ? 'need' : 'request', by: PARTNER_A, text: `Card ${n}` },
        random,
      );
    draws(board, 'note', 'note', { xy: [10, 900], 'props.url': '' });
    const store = opened(tldrFile(board, asked()));
    const { editor, dispose } = anEngine(store);
    const cards = editor.getCurrentPageShapes().filter(({ type }) => type === 'geo');
    expect(cards).toHaveLength(12);
    for (const card of cards) expect(editor.getShapeUtil(card).getText(card)).toMatch(/Card \d+/);
    expect(editor.getShapePageBounds(cards[0]!.id)).toMatchObject({ w: 280, h: 152 });
    dispose();
  });

  it('[T1] holds nothing of a card that was taken back or left out, nor an arrow to it', () => {
    const board = aBoard();
    const [shown, taken, held] = ['To be told', 'Taken secret', 'Held secret'].map((text) =>
      addCard(board, { kind: 'need', by: PARTNER_A, text }, random),
    );
    takeBack(board, taken!);
    for (const [n, card] of [taken, held].entries()) {
      draws(board, `lead${n}`, 'arrow', { 'props.text': 'secret too' });
      ties(board, `lead${n}`, 'start', `card-${shown}`);
      ties(board, `lead${n}`, 'end', `card-${card}`);
    }
    draws(board, 'line', 'line', {});
    const file = tldrFile(board, asked({ without: new Set([held!]) }));
    expect(file).toContain('To be told');
    expect(file).not.toContain('secret');
    expect(file).not.toContain(held);
    opened(file);
  });

  it('makes much text smaller, so that it stays in its card', () => {
    const board = aBoard();
    const [short, long] = ['A few words', 'Many words '.repeat(60)].map((text) =>
      addCard(board, { kind: 'need', by: PARTNER_A, text }, random),
    );
    draws(board, 'line', 'line', {});
    const store = opened(tldrFile(board, asked()));
    const [one, other] = [short, long].map((id) => store.get(cardShapeId(id!)) as TLGeoShape);
    expect(one!.props).toMatchObject({ scale: 0.75, growY: 0 });
    expect(other!.props.scale).toBeLessThan(0.6);
    expect(other!.props.growY).toBe(0);
  });

  it('is none while nobody used the canvas, and leaves out lanes that are hidden', () => {
    const board = aBoard();
    addCard(board, { kind: 'need', by: PARTNER_A, text: 'To rest' }, random);
    expect(tldrFile(board, asked())).toBeUndefined();
    draws(board, 'line', 'line', {});
    setLaneHidden(board, 'needs', true);
    expect(tldrFile(board, asked())).not.toContain('To rest');
  });
});
