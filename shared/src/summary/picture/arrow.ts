import { visible, relation, type ArrowEnd, type Grip } from './arrowEnds.ts';
import { drawHead, type DrawnHead } from './arrowHeads.ts';
import { arrowLabel } from './arrowLabel.ts';
import { COVER, DRAWING } from './colours.ts';
import { elbow } from './elbow.ts';
import { boxAround, grown, outOf, plus, type Box, type Placement, type Point } from './geometry.ts';
import { element, nothing, number, together, type Attributes, type Markup } from './markup.ts';
import type { DrawnOf, Hold } from './records.ts';
import { bent, straight, type Rail } from './rail.ts';
import { STROKE } from './sizes.ts';

/** What stands where: asked by an arrow about what its ends hold. */
export interface Standing {
  readonly id: string;
  readonly place: Placement;
  /** In its own space: what an anchor is a share of. */
  readonly box: Box;
  readonly edge: readonly Point[];
  readonly closed: boolean;
  readonly strokeWidth: number;
  readonly isText: boolean;
}

export interface Held {
  readonly hold: Hold;
  readonly by: Standing;
}

export interface DrawnArrow {
  readonly markup: Markup;
  readonly ink: Box;
}

/** Below this an arrow counts as straight. */
const STRAIGHT_BEND = 8;

/** An arrow on the page. @returns undefined for one of no length */
export function drawArrow(
  shape: DrawnOf<'arrow'>,
  place: Placement,
  held: { readonly start: Held | undefined; readonly end: Held | undefined },
): DrawnArrow | undefined {
  const scale = shape['props.scale'];
  const width = STROKE[shape['props.size']] * scale;
  const start = endOf(held.start, shape['props.arrowheadStart']);
  const end = endOf(held.end, shape['props.arrowheadEnd']);
  const how = relation(start.grip, end.grip);
  const from =
    anchor(held.start, how === 'same' || how === 'start-around-end') ??
    outOf(place, shape['props.start']);
  const to =
    anchor(held.end, how === 'same' || how === 'end-around-start') ??
    outOf(place, shape['props.end']);

  const { rail, seen } = way(shape, from, to, start, end, width);
  if (rail.length === 0 || seen.from === seen.to) return undefined;
  const heads = [
    drawHead(shape['props.arrowheadStart'], rail, seen.from, seen.to, width),
    drawHead(shape['props.arrowheadEnd'], rail, seen.to, seen.from, width),
  ];
  const label = arrowLabel(shape, rail, seen);
  const dash = dashOf(shape['props.dash'], width);
  const { line: colour } = DRAWING[shape['props.color']];
  const parts = visibleParts(seen, heads, label?.gap);
  const body = parts.map((part) => rail.path(part.from, part.to)).join('');
  const pen: Attributes = {
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  const samples = Array.from({ length: 17 }, (_, n) =>
    rail.at(seen.from + ((seen.to - seen.from) * n) / 16),
  );
  const boxes = [grown(boxAround(samples), width * 3), ...(label === undefined ? [] : [label.box])];
  return {
    markup: together([
      body === '' ? nothing : element('path', { d: body, ...pen, ...dash }),
      ...heads.map((head) =>
        head === undefined
          ? nothing
          : element('path', {
              ...pen,
              d: head.path,
              fill: head.closed ? headFill(shape) : 'none',
            }),
      ),
      label?.markup ?? nothing,
    ]),
    ink: boxAround(
      boxes.flatMap(({ x, y, w, h }) => [
        { x, y },
        { x: x + w, y: y + h },
      ]),
    ),
  };
}

function way(
  shape: DrawnOf<'arrow'>,
  from: Point,
  to: Point,
  start: ArrowEnd,
  end: ArrowEnd,
  width: number,
): { rail: Rail; seen: { from: number; to: number } } {
  const scale = shape['props.scale'];
  if (shape['props.kind'] === 'elbow') {
    const rail = elbow(from, to, start, end, width, shape['props.elbowMidPoint']);
    return { rail, seen: { from: 0, to: rail.length } };
  }
  const bend = shape['props.bend'];
  const rail =
    (Math.abs(bend) < STRAIGHT_BEND * scale ? undefined : bent(from, to, bend)) ??
    straight(from, to);
  return { rail, seen: visible(rail, start, end, width, scale) };
}

function endOf(held: Held | undefined, head: ArrowEnd['head']): ArrowEnd {
  if (held === undefined) return { grip: undefined, head };
  const { by, hold } = held;
  // An arrow without a head would touch the letters of a text.
  const aside = by.isText && head === 'none' ? 10 : 0;
  const edge = by.edge.map((point) =>
    outOf(
      by.place,
      aside === 0 ? point : plus(point, { x: point.x > by.box.w / 2 ? aside : -aside, y: 0 }),
    ),
  );
  const grip: Grip = {
    id: by.id,
    bounds: boxAround(edge),
    edge,
    closed: by.closed,
    strokeWidth: by.strokeWidth,
    isExact: hold['props.isExact'],
  };
  return { grip, head };
}

/** Where on the page the end was tied: the middle, unless somebody aimed, or the thing lies around the other end. */
function anchor(held: Held | undefined, aims: boolean): Point | undefined {
  if (held === undefined) return undefined;
  const { by, hold } = held;
  const share =
    hold['props.isPrecise'] || aims ? hold['props.normalizedAnchor'] : { x: 0.5, y: 0.5 };
  return outOf(by.place, { x: by.box.x + share.x * by.box.w, y: by.box.y + share.y * by.box.h });
}

/** The line without what its heads and its words cover. */
function visibleParts(
  seen: { from: number; to: number },
  [first, last]: ReadonlyArray<DrawnHead | undefined>,
  gap: { from: number; to: number } | undefined,
): Array<{ from: number; to: number }> {
  const direction = Math.sign(seen.to - seen.from);
  const from = seen.from + direction * (first?.covers ?? 0);
  const to = seen.to - direction * (last?.covers ?? 0);
  const parts =
    gap === undefined
      ? [{ from, to }]
      : [
          { from, to: gap.from },
          { from: gap.to, to },
        ];
  return parts.filter((part) => (part.to - part.from) * direction > 0);
}

function dashOf(dash: DrawnOf<'arrow'>['props.dash'], width: number): Attributes {
  if (dash === 'dashed') return { 'stroke-dasharray': `${number(width * 2)} ${number(width * 2)}` };
  return dash === 'dotted' ? { 'stroke-dasharray': `0.01 ${number(width * 2)}` } : {};
}

function headFill(shape: DrawnOf<'arrow'>): string {
  const { line, wash } = DRAWING[shape['props.color']];
  switch (shape['props.fill']) {
    case 'none':
      return 'none';
    case 'semi':
      return COVER;
    case 'solid':
      return wash;
    case 'pattern':
    case 'fill':
      return line;
    default:
      return shape['props.fill'] satisfies never;
  }
}
