import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { laneFrame, PAGE_FRAME } from '../../board/place.ts';
import { CARD_KINDS, fieldsOf } from '../../board/kinds.ts';
import { LANE_IDS } from '../../board/lanes.ts';
import { setLaneHidden } from '../../board/laneSettings.ts';
import { LINK_KINDS, linkCards } from '../../board/links.ts';
import { BoardRefusal } from '../../board/refusal.ts';
import { aBoard, seeded } from '../../board/testing.ts';
import { addCard, takeBack } from '../../board/writeCards.ts';
import { PARTNER_A, PARTNER_B } from '../../seats.ts';
import { canvasPicture } from './canvasPicture.ts';
import { asked, draws, richText, ties } from './testing.ts';

const TYPES = ['draw', 'highlight', 'geo', 'arrow', 'line', 'note', 'text', 'frame'] as const;
const DASHES = ['draw', 'solid', 'dashed', 'dotted'];
const GEOS = [
  'rectangle',
  'ellipse',
  'star',
  'cloud',
  'heart',
  'oval',
  'x-box',
  'check-box',
  'arrow-up',
];
const HEADS = ['none', 'arrow', 'triangle', 'dot', 'diamond', 'square', 'bar', 'inverted'];

const coordinate = fc.integer({ min: -3000, max: 3000 });
/** Of any script, with markup, control characters and halves of pairs in it. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '<b>&"\'',
    'שלום, עולם',
    'مرحبا',
    '你好，世界',
    '👩‍👩‍👧',
    '\ud83d',
    'w'.repeat(300),
    '',
  ),
);

const aCard = fc.record({
  kind: fc.constantFrom(...CARD_KINDS),
  lane: fc.constantFrom(...LANE_IDS),
  text,
  fate: fc.constantFrom('shown', 'shown', 'taken-back', 'held-back'),
  place: fc.option(
    fc.record({
      x: coordinate,
      y: coordinate,
      frame: fc.constantFrom(PAGE_FRAME, laneFrame('wins'), 'shape:3', 'shape:0'),
    }),
    { nil: undefined },
  ),
});
const aShape = fc.record({
  type: fc.constantFrom(...TYPES),
  xy: fc.tuple(coordinate, coordinate),
  parent: fc.constantFrom('page:page', 'page:page', 'shape:0', 'shape:1', 'shape:gone'),
  rotation: fc.double({ min: -7, max: 7, noNaN: true }),
  opacity: fc.double({ min: 0, max: 1, noNaN: true }),
  dash: fc.constantFrom(...DASHES),
  fill: fc.constantFrom('none', 'semi', 'solid', 'pattern', 'fill'),
  geo: fc.constantFrom(...GEOS),
  heads: fc.tuple(fc.constantFrom(...HEADS), fc.constantFrom(...HEADS)),
  bend: fc.integer({ min: -200, max: 200 }),
  kind: fc.constantFrom('arc', 'arc', 'elbow'),
  size: fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 })),
  points: fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 12 }),
  text,
});
const aTie = fc.record({
  arrow: fc.nat({ max: 9 }),
  terminal: fc.constantFrom('start' as const, 'end' as const),
  to: fc.oneof(
    fc.nat({ max: 9 }).map((n) => `${n}`),
    fc.nat({ max: 7 }).map((n) => `card ${n}`),
  ),
  exact: fc.boolean(),
});
const aScene = fc.record({
  cards: fc.array(aCard, { maxLength: 8 }),
  shapes: fc.array(aShape, { maxLength: 10 }),
  ties: fc.array(aTie, { maxLength: 8 }),
  links: fc.array(
    fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 }), fc.constantFrom(...LINK_KINDS)),
    { maxLength: 6 },
  ),
  hidden: fc.subarray([...LANE_IDS], { maxLength: 3 }),
});

/** A word that stands in what must not be seen and nowhere else, in letters that nothing escapes. */
const SECRET = 'Zq7secret7qZ';

describe('pictures of random boards', () => {
  it('[P1] [P2] never hold what was taken or held back, and are well-formed', () => {
    fc.assert(
      fc.property(aScene, (scene) => {
        const board = aBoard();
        const random = seeded(9);
        const without = new Set<string>();
        const ids = scene.cards.map(({ kind, lane, text: words, fate, place }, n) => {
          const said = fate === 'shown' ? words : `${SECRET} ${words}`;
          const fields = fieldsOf(kind).flatMap(([name, type]) =>
            type === 'words' ? [[name, said]] : [],
          );
          const id = addCard(
            board,
            {
              kind,
              lane,
              by: n % 2 === 0 ? PARTNER_A : PARTNER_B,
              text: said,
              words: Object.fromEntries(fields) as object,
              ...(place === undefined ? {} : { place: { ...place, index: 'a1' } }),
            },
            random,
          );
          if (fate === 'taken-back') takeBack(board, id);
          if (fate === 'held-back') without.add(id);
          return id;
        });
        scene.shapes.forEach((shape, n) =>
          draws(board, `${n}`, shape.type, {
            xy: shape.xy,
            parentId: shape.parent,
            rotation: shape.rotation,
            opacity: shape.opacity,
            'props.dash': shape.dash,
            'props.fill': shape.fill,
            'props.geo': shape.geo,
            'props.w': shape.size[0],
            'props.h': shape.size[1],
            'props.bend': shape.bend,
            'props.kind': shape.kind,
            'props.arrowheadStart': shape.heads[0],
            'props.arrowheadEnd': shape.heads[1],
            'props.end': { x: shape.size[0], y: shape.size[1] },
            'props.text': shape.text,
            'props.name': shape.text,
            'props.richText': richText(shape.text),
            'props.segments': [
              { type: 'free', points: shape.points.map(([x, y]) => ({ x, y, z: 0.5 })) },
            ],
            'props.points': Object.fromEntries(
              shape.points.map(([x, y], at) => [`a${at}`, { index: `a${at}`, x, y }]),
            ),
          }),
        );
        for (const { arrow, terminal, to, exact } of scene.ties) {
          const card = to.startsWith('card ') ? ids[Number(to.slice(5))] : undefined;
          ties(board, `${arrow}`, terminal, card === undefined ? to : `card-${card}`, {
            'props.isExact': exact,
          });
        }
        for (const [from, to, kind] of scene.links) {
          const [subject, object] = [ids[from], ids[to]];
          if (subject === undefined || object === undefined) continue;
          try {
            linkCards(board, { kind, from: subject, to: object, by: PARTNER_A }, random);
          } catch (error) {
            if (!(error instanceof BoardRefusal)) throw error;
          }
        }
        for (const lane of scene.hidden) setLaneHidden(board, lane, true);

        const picture = canvasPicture(board, asked({ without }));
        if (picture === undefined) return;
        expect(picture.svg).not.toContain(SECRET);
        expect(picture.alt).not.toContain(SECRET);
        expect(picture.svg).not.toMatch(/NaN|Infinity|undefined/);
        const parser = new SaxesParser({ xmlns: true });
        parser.on('error', (error) => {
          throw error;
        });
        parser.write(picture.svg).close();
        expect(picture.width).toBeGreaterThan(0);
        expect(picture.width).toBeLessThan(100_000);
      }),
      { numRuns: process.env['EXTENSIVE'] === '1' ? 5_000 : 150 },
    );
  });
});
