import { getStroke, getStrokePoints, type StrokeOptions } from 'perfect-freehand';
import { COVER, DRAWING } from './colours.ts';
import { boxAround, clamp, grown, minus, type Box, type Point } from './geometry.ts';
import { element, number, nothing, tenth, together, type Markup } from './markup.ts';
import { hatching } from './pen.ts';
import type { PenPoint } from './penPoints.ts';
import type { DrawnOf, Fill } from './records.ts';
import { STROKE, TEXT_SIZE } from './sizes.ts';

/**
 * Lines drawn with a pen, a mouse or a finger. `perfect-freehand` makes an outline of them, as thick
 * as the pen was slow or pressed; the engine's own maker of outlines grew from it.
 */
export interface Ink {
  readonly markup: Markup;
  readonly box: Box;
  /** The middle of the line: what an arrow meets. */
  readonly line: readonly Point[];
}

export function drawInk(shape: DrawnOf<'draw'>): Ink {
  const points = shape['props.segments'];
  const { line: colour } = DRAWING[shape['props.color']];
  const width = (STROKE[shape['props.size']] + 1) * shape['props.scale'];
  const isPen = shape['props.isPen'];
  const closed = shape['props.isClosed'];
  const dash = shape['props.dash'];
  const options = dash === 'draw' ? byHand(width, isPen) : evenly(width, isPen);
  const line = middleOf(points, options);
  const box = grown(boxAround(line), width);
  if (line.length < 2 || (box.w <= 2 * width && box.h <= 2 * width && points.length < 3))
    return { markup: dot(points[0], width / 2, colour), box, line };
  const ground = closed
    ? groundOf(smooth(line, true), shape['props.fill'], colour, shape, box)
    : nothing;
  if (dash === 'draw') {
    const outline = getStroke(points.map(pressed), options).map(asPoint);
    return {
      markup: together([ground, element('path', { d: smooth(outline, true), fill: colour })]),
      box,
      line,
    };
  }
  const dashes =
    dash === 'solid'
      ? undefined
      : `${dash === 'dashed' ? number(width * 2) : '0.1'} ${number(width * 2)}`;
  const path = element('path', {
    d: smooth(line, closed),
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'stroke-dasharray': dashes,
  });
  return { markup: together([ground, path]), box, line };
}

/** A highlighter's stroke; drawn twice, under everything and, thinner, over it. */
export function drawHighlight(shape: DrawnOf<'highlight'>): {
  path: (opacity: number) => Markup;
  box: Box;
  line: readonly Point[];
} {
  const points = shape['props.segments'];
  const width = TEXT_SIZE[shape['props.size']] * 1.12 * shape['props.scale'];
  const line = middleOf(points, { size: 1 + width, streamline: 0.5 });
  const d = line.length > 1 ? smooth(line, false) : dotLine(points[0]);
  return {
    path: (opacity) =>
      element('path', {
        d,
        fill: 'none',
        stroke: DRAWING[shape['props.color']].highlight,
        'stroke-width': width,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
        opacity,
      }),
    box: grown(boxAround(line), width / 2),
    line,
  };
}

export function groundOf(
  d: string,
  fill: Fill,
  colour: string,
  { id, 'props.color': name }: Pick<DrawnOf<'draw'>, 'id' | 'props.color'>,
  box: Box,
): Markup {
  switch (fill) {
    case 'none':
      return nothing;
    case 'semi':
      return element('path', { d, fill: COVER });
    case 'solid':
      return element('path', { d, fill: DRAWING[name].wash });
    case 'fill':
      return element('path', { d, fill: colour });
    case 'pattern': {
      const clip = `hatch-${id.replace(/[^\w-]/g, '_')}`;
      return together([
        element('path', { d, fill: COVER }),
        element('clipPath', { id: clip }, element('path', { d })),
        element('path', {
          d: hatching(box),
          fill: 'none',
          stroke: colour,
          'stroke-width': 1.25,
          'clip-path': `url(#${clip})`,
        }),
      ]);
    }
    default:
      return fill satisfies never;
  }
}

/** Thick lines are smoothed more, or they would shake. */
const streamline = (width: number): number => 0.64 + clamp((width - 9) / 7, 0, 1) * 0.1;

const byHand = (width: number, isPen: boolean): StrokeOptions =>
  isPen
    ? {
        size: 1 + width * 1.2,
        thinning: 0.62,
        streamline: 0.62,
        smoothing: 0.62,
        simulatePressure: false,
        easing: (t) => t * 0.65 + Math.sin((t * Math.PI) / 2) * 0.35,
        last: true,
      }
    : {
        size: width,
        thinning: 0.5,
        streamline: streamline(width),
        smoothing: 0.62,
        simulatePressure: true,
        easing: (t) => Math.sin((t * Math.PI) / 2),
        last: true,
      };

const evenly = (width: number, isPen: boolean): StrokeOptions => ({
  size: width,
  thinning: 0,
  streamline: isPen ? 0.62 : streamline(width),
  smoothing: 0.62,
  simulatePressure: false,
  last: true,
});

const pressed = ({ x, y, z }: PenPoint) => ({ x, y, pressure: z });
const asPoint = ([x = 0, y = 0]: readonly number[]): Point => ({ x, y });

const middleOf = (points: readonly PenPoint[], options: StrokeOptions): Point[] =>
  getStrokePoints(points.map(pressed), { ...options, last: true }).map(({ point }) =>
    asPoint(point),
  );

/**
 * A line through the middles of its points, each point pulling it to itself. Written as steps of whole
 * tenths from one place to the next: half the bytes of a drawing, and nothing adds up.
 */
function smooth(points: readonly Point[], closed: boolean): string {
  const inked = points.map(({ x, y }) => ({ x: Math.round(x * 10), y: Math.round(y * 10) }));
  const [first, second] = inked;
  const last = inked.at(-1);
  if (first === undefined || second === undefined || last === undefined) return '';
  const middle = (a: Point, b: Point): Point => ({
    x: Math.round((a.x + b.x) / 2),
    y: Math.round((a.y + b.y) / 2),
  });
  const start = closed ? middle(last, first) : first;
  let path = `M${tenths(start)}`;
  let here = start;
  const pull = (by: Point, to: Point) => {
    path += `q${step(here, by)} ${step(here, to)}`;
    here = to;
  };
  if (closed) inked.forEach((by, n) => pull(by, middle(by, inked[n + 1] ?? first)));
  else {
    const between = middle(first, second);
    path += `l${step(here, between)}`;
    here = between;
    inked.slice(1, -1).forEach((by, n) => pull(by, middle(by, inked[n + 2] ?? last)));
    path += `l${step(here, last)}`;
  }
  return closed ? `${path}Z` : path;
}

const step = (from: Point, to: Point): string => tenths(minus(to, from));
const tenths = ({ x, y }: Point): string => `${tenth(x / 10)} ${tenth(y / 10)}`;
const at = ({ x, y }: Point): string => `${tenth(x)} ${tenth(y)}`;

const dot = (point: PenPoint | undefined, r: number, colour: string): Markup =>
  point === undefined ? nothing : element('circle', { cx: point.x, cy: point.y, r, fill: colour });

const dotLine = (point: PenPoint | undefined): string =>
  point === undefined ? '' : `M${at(point)}L${at({ x: point.x + 0.1, y: point.y })}`;
