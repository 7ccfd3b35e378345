import type { BoardDocument } from '../../board/document.ts';
import { putRecord, writeCanvas, type CanvasProperties } from '../../board/writeCanvas.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '../../seats.ts';
import type { PictureOptions } from './canvasPicture.ts';
import { pictureWords } from './words/index.ts';

/** Things that people draw, with everything that is not said as the canvas makes it. */
const SHAPE = {
  typeName: 'shape',
  parentId: 'page:page',
  index: 'a1',
  rotation: 0,
  isLocked: false,
  opacity: 1,
  xy: [0, 0],
};

export const richText = (...lines: readonly string[]) => ({
  type: 'doc',
  content: lines.map((text) => ({
    type: 'paragraph',
    ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
  })),
});

const STYLE = {
  'props.color': 'black',
  'props.size': 'm',
  'props.scale': 1,
};
const LABEL = {
  'props.labelColor': 'black',
  'props.font': 'sans',
  'props.align': 'middle',
  'props.verticalAlign': 'middle',
};

/** By the type of the shape. */
const DEFAULTS: Readonly<Record<string, CanvasProperties>> = {
  draw: {
    ...STYLE,
    'props.segments': [
      { type: 'free', points: [0, 20, 40, 60].map((x) => ({ x, y: x / 2, z: 0.5 })) },
    ],
    'props.fill': 'none',
    'props.dash': 'draw',
    'props.isComplete': true,
    'props.isClosed': false,
    'props.isPen': false,
  },
  highlight: {
    ...STYLE,
    'props.segments': [{ type: 'free', points: [0, 20, 40].map((x) => ({ x, y: 0, z: 0.5 })) }],
    'props.isComplete': true,
    'props.isPen': false,
  },
  geo: {
    ...STYLE,
    ...LABEL,
    'props.geo': 'rectangle',
    'props.w': 100,
    'props.h': 80,
    'props.growY': 0,
    'props.fill': 'none',
    'props.dash': 'solid',
    'props.richText': richText(''),
  },
  arrow: {
    ...STYLE,
    'props.kind': 'arc',
    'props.start': { x: 0, y: 0 },
    'props.end': { x: 200, y: 0 },
    'props.bend': 0,
    'props.elbowMidPoint': 0.5,
    'props.arrowheadStart': 'none',
    'props.arrowheadEnd': 'arrow',
    'props.labelColor': 'black',
    'props.fill': 'none',
    'props.dash': 'solid',
    'props.font': 'sans',
    'props.text': '',
    'props.labelPosition': 0.5,
  },
  line: {
    ...STYLE,
    'props.points': { a1: { index: 'a1', x: 0, y: 0 }, a2: { index: 'a2', x: 100, y: 40 } },
    'props.spline': 'line',
    'props.dash': 'solid',
  },
  note: {
    ...STYLE,
    ...LABEL,
    'props.fontSizeAdjustment': 0,
    'props.growY': 0,
    'props.richText': richText(''),
  },
  text: {
    ...STYLE,
    'props.font': 'sans',
    'props.textAlign': 'start',
    'props.w': 8,
    'props.autoSize': true,
    'props.richText': richText(''),
  },
  frame: { 'props.w': 400, 'props.h': 300, 'props.name': '', 'props.color': 'black' },
};

export function draws(
  board: BoardDocument,
  id: string,
  type: string,
  properties: CanvasProperties = {},
): void {
  writeCanvas(board, () =>
    putRecord(board, `shape:${id}`, { ...SHAPE, type, ...DEFAULTS[type], ...properties }),
  );
}

/** Ties an end of an arrow to something. */
export function ties(
  board: BoardDocument,
  arrow: string,
  terminal: 'start' | 'end',
  to: string,
  properties: CanvasProperties = {},
): void {
  writeCanvas(board, () =>
    putRecord(board, `binding:${arrow}-${terminal}`, {
      typeName: 'binding',
      type: 'arrow',
      fromId: `shape:${arrow}`,
      toId: `shape:${to}`,
      'props.terminal': terminal,
      'props.normalizedAnchor': { x: 0.5, y: 0.5 },
      'props.isExact': false,
      'props.isPrecise': false,
      'props.snap': 'none',
      ...properties,
    }),
  );
}

const NAMES = new Map<Seat, string>([
  [PARTNER_A, 'Ana'],
  [PARTNER_B, 'Ben'],
  [THERAPIST, 'Ruth'],
]);
const nameOf = (seat: Seat): string => NAMES.get(seat) ?? '';

/** As a summary asks for it; nothing is left out. */
export const asked = (over: Partial<PictureOptions> = {}): PictureOptions => ({
  without: new Set(),
  words: pictureWords('en', nameOf),
  nameOf,
  authorOf: ({ by }) => by,
  ...over,
});
