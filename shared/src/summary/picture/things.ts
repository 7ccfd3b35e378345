import { COVER, DRAWING, FRAME, PAPER } from './colours.ts';
import { drawHighlight, drawInk, groundOf } from './freehand.ts';
import { boxAround, corners, distance, grown, type Box, type Point } from './geometry.ts';
import { geoOutlines } from './geoOutlines.ts';
import { label } from './label.ts';
import { oneLine, wrap, type Line } from './lines.ts';
import { element, nothing, together, type Markup } from './markup.ts';
import { boundsOf, pathData, polyline, vertices, type Outline, type Step } from './outline.ts';
import { groundPath, stroke } from './pen.ts';
import type { Drawn, DrawnOf } from './records.ts';
import { paragraphsOf } from './richText.ts';
import { face, LABEL_SIZE, LINE_HEIGHT, NOTE_SIZE, STROKE, TEXT_SIZE } from './sizes.ts';
import { write } from './writing.ts';

/** Something drawn, in the space of its own shape: what it looks like, and where an arrow meets it. */
export interface Thing {
  readonly markup: Markup;
  /** A highlighter's lower layer, which lies under everything else. */
  readonly under?: Markup;
  /** Of all ink, for the picture's edge. */
  readonly ink: Box;
  /** What an arrow's anchor is a share of. */
  readonly box: Box;
  readonly edge: readonly Point[];
  readonly closed: boolean;
  /** Half of it keeps an arrow's head away; canvas units. */
  readonly strokeWidth: number;
  /** Text keeps an arrow without a head a little away, too. */
  readonly isText?: boolean;
}

/** @returns everything but arrows, which need to know where everything else stands */
export function drawThing(shape: Exclude<Drawn, { type: 'arrow' }>): Thing {
  switch (shape.type) {
    case 'draw':
      return drawDraw(shape);
    case 'highlight':
      return drawMarker(shape);
    case 'geo':
      return drawGeo(shape);
    case 'line':
      return drawLine(shape);
    case 'note':
      return drawNote(shape);
    case 'text':
      return drawText(shape);
    case 'frame':
      return drawFrame(shape);
    default:
      return shape satisfies never;
  }
}

function drawDraw(shape: DrawnOf<'draw'>): Thing {
  const { markup, box, line } = drawInk(shape);
  return {
    markup,
    ink: box,
    box: boxAround(line),
    edge: line,
    closed: shape['props.isClosed'],
    strokeWidth: STROKE[shape['props.size']],
  };
}

function drawMarker(shape: DrawnOf<'highlight'>): Thing {
  const { path, box, line } = drawHighlight(shape);
  return {
    markup: path(0.35),
    under: path(0.82),
    ink: box,
    box,
    edge: line,
    closed: false,
    strokeWidth: STROKE[shape['props.size']],
  };
}

function drawGeo(shape: DrawnOf<'geo'>): Thing {
  const w = Math.max(1, shape['props.w']);
  const h = Math.max(1, shape['props.h'] + shape['props.growY']);
  const scale = shape['props.scale'];
  const size = shape['props.size'];
  const dash = shape['props.dash'];
  const strokeWidth = STROKE[size] * scale;
  const { line: colour } = DRAWING[shape['props.color']];
  const { edge, inside } = geoOutlines(shape['props.geo'], {
    w,
    h,
    size,
    scale,
    strokeWidth,
    dash,
    seed: shape.id,
  });
  const bounds = boundsOf([edge]);
  const ground = groundOf(
    groundPath(edge, { dash, width: strokeWidth }),
    shape['props.fill'],
    colour,
    shape,
    bounds,
  );
  return {
    markup: together([
      ground,
      stroke([edge, ...inside], { dash, width: strokeWidth, colour, seed: shape.id }),
      label(
        paragraphsOf(shape['props.richText']),
        { x: 0, y: 0, w, h },
        {
          face: face(shape['props.font'], LABEL_SIZE[size] * scale),
          colour: DRAWING[shape['props.labelColor']].line,
          across: shape['props.align'],
          down: shape['props.verticalAlign'],
          scale,
        },
      ),
    ]),
    ink: grown(bounds, strokeWidth),
    box: bounds,
    edge: vertices(edge),
    closed: true,
    strokeWidth: STROKE[size],
  };
}

function drawLine(shape: DrawnOf<'line'>): Thing {
  const points = Object.values(shape['props.points']).toSorted((a, b) =>
    a.index < b.index ? -1 : 1,
  );
  const outline = shape['props.spline'] === 'cubic' ? spline(points) : polyline(points);
  const width = STROKE[shape['props.size']] * shape['props.scale'];
  const { line: colour } = DRAWING[shape['props.color']];
  const box = boundsOf([outline]);
  return {
    markup: stroke([outline], { dash: shape['props.dash'], width, colour, seed: shape.id }),
    ink: grown(box, width),
    box,
    edge: vertices(outline),
    closed: false,
    strokeWidth: STROKE[shape['props.size']],
  };
}

/** A smooth line through all of its points. */
function spline(points: readonly Point[]): Outline {
  const [start = { x: 0, y: 0 }] = points;
  const bend = 1.25 / 6;
  const steps = points.slice(1).map((to, n): Step => {
    const from = points[n] ?? start;
    const before = points[n - 1];
    const after = points[n + 2];
    return {
      kind: 'curve',
      c1:
        before === undefined
          ? from
          : { x: from.x + (to.x - before.x) * bend, y: from.y + (to.y - before.y) * bend },
      c2:
        after === undefined
          ? to
          : { x: to.x - (after.x - from.x) * bend, y: to.y - (after.y - from.y) * bend },
      to,
    };
  });
  return { start, steps, closed: false };
}

function drawNote(shape: DrawnOf<'note'>): Thing {
  const scale = shape['props.scale'];
  const w = NOTE_SIZE * scale;
  const h = (NOTE_SIZE + shape['props.growY']) * scale;
  const box = { x: 0, y: 0, w, h };
  const size = shape['props.fontSizeAdjustment'] || LABEL_SIZE[shape['props.size']];
  const labelColour = shape['props.labelColor'];
  return {
    markup: together([
      ...[3, 5].map((lower) =>
        element('rect', {
          x: lower * scale,
          y: 8 * scale,
          width: w - 2 * lower * scale,
          height: h - (12 - 2 * lower) * scale,
          rx: 4 * scale,
          fill: PAPER.ink,
          'fill-opacity': 0.08,
        }),
      ),
      element('rect', { width: w, height: h, rx: scale, fill: DRAWING[shape['props.color']].note }),
      label(paragraphsOf(shape['props.richText']), box, {
        face: face(shape['props.font'], size * scale),
        colour: labelColour === 'black' ? PAPER.ink : DRAWING[labelColour].line,
        across: shape['props.align'],
        down: shape['props.verticalAlign'],
        scale,
      }),
    ]),
    ink: { ...box, h: h + 4 * scale },
    box,
    edge: corners(box),
    closed: true,
    strokeWidth: STROKE[shape['props.size']],
  };
}

function drawText(shape: DrawnOf<'text'>): Thing {
  const scale = shape['props.scale'];
  const size = TEXT_SIZE[shape['props.size']] * scale;
  const look = face(shape['props.font'], size);
  const fixed = shape['props.autoSize'] ? undefined : Math.max(16, shape['props.w']) * scale;
  const lines = wrap(paragraphsOf(shape['props.richText']), look, fixed ?? Infinity);
  const lineHeight = size * LINE_HEIGHT;
  const w = fixed ?? ownWidth(lines, shape);
  const box = { x: 0, y: 0, w, h: Math.max(size, lines.length * lineHeight) };
  return {
    markup: write(lines, box, w, {
      face: look,
      lineHeight,
      colour: DRAWING[shape['props.color']].line,
      align: shape['props.textAlign'],
    }),
    ink: box,
    box,
    edge: corners(box),
    closed: true,
    strokeWidth: STROKE[shape['props.size']],
    isText: true,
  };
}

/** Text that is as wide as its words: as wide as they were on the screen that wrote them, if it told. */
function ownWidth(lines: readonly Line[], shape: DrawnOf<'text'>): number {
  const measured = Math.max(16 * shape['props.scale'], ...lines.map(({ width }) => width));
  const told = shape['props.w'];
  return told > measured * 0.8 && told < measured * 1.25 ? told : measured;
}

/** The name of a frame stands above it, in letters of this size. */
const FRAME_NAME = { family: 'sans', size: 14, weight: 400 } as const;

function drawFrame(shape: DrawnOf<'frame'>): Thing {
  const box = { x: 0, y: 0, w: shape['props.w'], h: shape['props.h'] };
  const name = oneLine(shape['props.name'].trim(), FRAME_NAME, Math.max(40, box.w - 12));
  const named = name.width > 0;
  return {
    markup: together([
      element('rect', { width: box.w, height: box.h, fill: FRAME.ground, stroke: FRAME.edge }),
      named
        ? together([
            element('rect', {
              y: -28,
              x: -1,
              width: name.width + 14,
              height: 24,
              rx: 4,
              fill: COVER,
            }),
            write([name], { x: 6, y: -26 }, name.width, {
              face: FRAME_NAME,
              lineHeight: 20,
              colour: PAPER.ink,
            }),
          ])
        : nothing,
    ]),
    ink: named
      ? { x: -1, y: -28, w: Math.max(box.w, name.width + 14) + 2, h: box.h + 29 }
      : grown(box, 1),
    box,
    edge: corners(box),
    closed: true,
    strokeWidth: 0,
  };
}

/** Whether a shape is so small that nobody would call it drawn: a tap that left a line of no length. */
export const isSpeck = ({ box }: Thing): boolean =>
  distance({ x: 0, y: 0 }, { x: box.w, y: box.h }) < 0.5;

export const framePath = (all: readonly Point[]): string =>
  pathData({ ...polyline(all), closed: true });
