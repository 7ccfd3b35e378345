import { promptIn } from '@steady/shared/board/prompts.ts';
import type { LaneBox } from '@steady/shared/board/arrange.ts';
import type { Card } from '@steady/shared/board/card.ts';
import { HOME_LANE } from '@steady/shared/board/kinds.ts';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import { CARD_SIZE } from '@steady/shared/board/place.ts';
import { filledFields, type Telling } from '@steady/shared/summary/picture/card.ts';
import { plain, wrap, type Paragraph } from '@steady/shared/summary/picture/lines.ts';
import {
  face,
  LABEL_PADDING,
  LABEL_SIZE,
  LINE_HEIGHT,
} from '@steady/shared/summary/picture/sizes.ts';
import type {
  TLArrowShape,
  TLDefaultColorStyle,
  TLFrameShape,
  TLGeoShape,
  TLShape,
  TLShapeId,
} from '@tldraw/tlschema';
import { cardShapeId, laneShapeId, PAGE_ID } from './ids.ts';
import { indexKey } from './indexKey.ts';

/** What is ours alone as shapes that every program of the engine's knows. */
const SHAPE = { typeName: 'shape', rotation: 0, isLocked: false, opacity: 1, meta: {} } as const;

const COLOURS: Readonly<Record<LaneId, TLDefaultColorStyle>> = {
  needs: 'orange',
  requests: 'blue',
  boundaries: 'violet',
  'next-week': 'green',
  appreciations: 'light-red',
  feelings: 'light-violet',
  wins: 'yellow',
  parked: 'grey',
};

export const laneAsFrame = ({ lane, x, y, w, h }: LaneBox, name: string): TLFrameShape => ({
  ...SHAPE,
  type: 'frame',
  id: laneShapeId(lane),
  parentId: PAGE_ID,
  index: indexKey('a0'),
  x,
  y,
  props: { w, h, name, color: COLOURS[lane] },
});

/** A rectangle as large as the card, with all of its words in it: the more they are, the smaller. */
export function cardAsGeo(
  card: Card,
  at: Pick<TLShape, 'x' | 'y' | 'parentId' | 'index'>,
  telling: Telling,
): TLGeoShape {
  const paragraphs = paragraphsOf(card, telling);
  const { scale, growY } = fitted(paragraphs);
  return {
    ...SHAPE,
    type: 'geo',
    id: cardShapeId(card.id),
    ...at,
    props: {
      geo: 'rectangle',
      w: CARD_SIZE.width,
      h: CARD_SIZE.height,
      growY,
      scale,
      color: COLOURS[HOME_LANE[card.kind]],
      labelColor: 'black',
      fill: 'solid',
      dash: 'solid',
      size: 's',
      font: 'sans',
      align: 'start',
      verticalAlign: 'start',
      url: '',
      richText: { type: 'doc', content: paragraphs.map(asNode) },
    },
  };
}

export const linkAsArrow = (id: TLShapeId): TLArrowShape => ({
  ...SHAPE,
  type: 'arrow',
  id,
  parentId: PAGE_ID,
  index: indexKey('a0'),
  x: 0,
  y: 0,
  props: {
    kind: 'arc',
    start: { x: 0, y: 0 },
    end: { x: 1, y: 1 },
    bend: 0,
    elbowMidPoint: 0.5,
    arrowheadStart: 'none',
    arrowheadEnd: 'dot',
    color: 'grey',
    labelColor: 'black',
    fill: 'none',
    dash: 'dotted',
    size: 's',
    font: 'sans',
    text: '',
    labelPosition: 0.5,
    scale: 1,
  },
});

function paragraphsOf(card: Card, telling: Telling): Paragraph[] {
  const { words, nameOf, authorOf } = telling;
  const author = authorOf(card);
  const prompt = promptIn(words.prompts, card.prompt);
  const head = prompt ?? words.kinds[card.kind];
  return [
    [{ text: author === undefined ? head : `${head} · ${nameOf(author)}`, bold: true }],
    ...plain(card.text.toString().trim()),
    ...filledFields(card, telling).flatMap(({ label, value }): Paragraph[] => [
      [{ text: `${label} `, bold: true }],
      ...plain(value),
    ]),
  ];
}

/** The engine's own text editor's nodes; an empty text is none. */
const asNode = (runs: Paragraph) => ({
  type: 'paragraph',
  content: runs
    .filter(({ text }) => text !== '')
    .map(({ text, bold }) => ({
      type: 'text',
      text,
      ...(bold === true ? { marks: [{ type: 'bold' }] } : {}),
    })),
});

/** Of the size that the card's words have on the canvas, about; then ever smaller, for one can come closer. */
const SCALES = [0.75, 0.6, 0.5, 0.4, 0.32, 0.25];

function fitted(paragraphs: readonly Paragraph[]): { scale: number; growY: number } {
  let least = { scale: 1, growY: 0 };
  for (const scale of SCALES) {
    const size = LABEL_SIZE.s * scale;
    const padding = LABEL_PADDING * scale;
    const lines = wrap(paragraphs, face('sans', size), CARD_SIZE.width - 2 * padding);
    const height = lines.length * size * LINE_HEIGHT + 2 * padding;
    least = { scale, growY: Math.max(0, Math.ceil(height - CARD_SIZE.height)) };
    if (least.growY === 0) return least;
  }
  return least;
}
