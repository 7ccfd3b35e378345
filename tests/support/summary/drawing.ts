import type { BoardDocument } from '@steady/shared/board/document.ts';
import { putRecord, writeCanvas } from '@steady/shared/board/writeCanvas.ts';
import type { CardId } from '@steady/shared/ids.ts';

const SHAPE = {
  typeName: 'shape',
  parentId: 'page:page',
  rotation: 0,
  isLocked: false,
  opacity: 1,
} as const;

const richText = (...lines: readonly string[]) => ({
  type: 'doc',
  content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

/** A cycle that somebody drew: a frame, notes, strokes, arrows, one of them between two cards. */
export function drawCycle(board: BoardDocument, from: CardId, to: CardId): void {
  const records: Readonly<Record<string, object>> = {
    'shape:frame-cycle': {
      ...SHAPE,
      type: 'frame',
      index: 'b01',
      xy: [3100, -400],
      'props.w': 900,
      'props.h': 700,
      'props.name': 'Our cycle',
      'props.color': 'black',
    },
    'shape:note-trigger': note('b02', [3160, -320], 'yellow', 'The door closes late'),
    'shape:note-meaning': note('b03', [3700, -320], 'light-blue', 'I think: it starts again'),
    'shape:note-rtl': note('b04', [3430, 20], 'light-green', 'אני שותקת · أصمت'),
    'shape:stroke-circle': {
      ...SHAPE,
      type: 'draw',
      index: 'b05',
      xy: [3380, -180],
      'props.color': 'violet',
      'props.fill': 'none',
      'props.dash': 'draw',
      'props.size': 'm',
      'props.segments': [{ type: 'free', points: circle(180, 40) }],
      'props.isComplete': true,
      'props.isClosed': true,
      'props.isPen': false,
      'props.scale': 1,
    },
    'shape:marker': {
      ...SHAPE,
      type: 'highlight',
      index: 'b06',
      xy: [3160, 200],
      'props.color': 'yellow',
      'props.size': 'l',
      'props.segments': [{ type: 'free', points: wave(400, 30) }],
      'props.isComplete': true,
      'props.isPen': false,
      'props.scale': 1,
    },
    'shape:words': {
      ...SHAPE,
      type: 'text',
      index: 'b07',
      xy: [3160, 240],
      'props.color': 'black',
      'props.size': 'm',
      'props.font': 'draw',
      'props.textAlign': 'start',
      'props.w': 320,
      'props.richText': richText('Round and round <b>&amp;</b>', '一圈又一圈'),
      'props.scale': 1,
      'props.autoSize': false,
    },
    'shape:box': {
      ...SHAPE,
      type: 'geo',
      index: 'b08',
      xy: [3660, 60],
      'props.geo': 'ellipse',
      'props.dash': 'dashed',
      'props.url': '',
      'props.w': 260,
      'props.h': 150,
      'props.growY': 0,
      'props.scale': 1,
      'props.labelColor': 'black',
      'props.color': 'green',
      'props.fill': 'semi',
      'props.size': 'm',
      'props.font': 'draw',
      'props.align': 'middle',
      'props.verticalAlign': 'middle',
      'props.richText': richText('Way out: we say stop'),
    },
    'shape:arrow-free': arrow('b09', [3380, -220], { x: 300, y: 0 }, 'then'),
    'shape:arrow-cards': arrow('b10', [0, 0], { x: 200, y: 120 }, ''),
    'binding:arrow-start': bound('shape:arrow-cards', from, 'start'),
    'binding:arrow-end': bound('shape:arrow-cards', to, 'end'),
  };
  writeCanvas(board, () => {
    for (const [id, properties] of Object.entries(records))
      putRecord(board, id, Object.fromEntries(Object.entries(properties)));
  });
}

function note(index: string, xy: readonly [number, number], color: string, words: string) {
  return {
    ...SHAPE,
    type: 'note',
    index,
    xy,
    'props.color': color,
    'props.labelColor': 'black',
    'props.size': 'm',
    'props.font': 'draw',
    'props.fontSizeAdjustment': 0,
    'props.align': 'middle',
    'props.verticalAlign': 'middle',
    'props.growY': 0,
    'props.url': '',
    'props.richText': richText(words),
    'props.scale': 1,
  };
}

function arrow(
  index: string,
  xy: readonly [number, number],
  end: { x: number; y: number },
  text: string,
) {
  return {
    ...SHAPE,
    type: 'arrow',
    index,
    xy,
    'props.kind': 'arc',
    'props.labelColor': 'black',
    'props.color': 'blue',
    'props.fill': 'none',
    'props.dash': 'draw',
    'props.size': 'm',
    'props.arrowheadStart': 'none',
    'props.arrowheadEnd': 'arrow',
    'props.font': 'draw',
    'props.start': { x: 0, y: 0 },
    'props.end': end,
    'props.bend': 20,
    'props.text': text,
    'props.labelPosition': 0.5,
    'props.scale': 1,
    'props.elbowMidPoint': 0.5,
  };
}

function bound(arrowId: string, card: CardId, terminal: 'start' | 'end') {
  return {
    typeName: 'binding',
    type: 'arrow',
    fromId: arrowId,
    toId: `shape:card-${card}`,
    'props.terminal': terminal,
    'props.normalizedAnchor': { x: 0.5, y: 0.5 },
    'props.isExact': false,
    'props.isPrecise': false,
    'props.snap': 'none',
  };
}

function circle(radius: number, points: number) {
  return Array.from({ length: points + 1 }, (_, n) => {
    const turn = (n / points) * 2 * Math.PI;
    return point(radius + radius * Math.sin(turn), radius - radius * Math.cos(turn));
  });
}

function wave(width: number, points: number) {
  return Array.from({ length: points + 1 }, (_, n) => point((n / points) * width, 8 * Math.sin(n)));
}

const point = (x: number, y: number) => ({
  x: Math.round(x * 100) / 100,
  y: Math.round(y * 100) / 100,
  z: 0.5,
});
