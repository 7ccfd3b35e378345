/** Points, boxes and placements in canvas units; y grows downwards, angles are radians, clockwise. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A placement: turned by `turn`, then moved by `x` and `y`. Nothing on the canvas is skewed or scaled by it. */
export interface Placement extends Point {
  readonly turn: number;
}

export const HERE: Placement = { x: 0, y: 0, turn: 0 };

export const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });
export const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });
export const times = (a: Point, by: number): Point => ({ x: a.x * by, y: a.y * by });
export const between = (a: Point, b: Point, t = 0.5): Point => ({
  x: a.x + (b.x - a.x) * t,
  y: a.y + (b.y - a.y) * t,
});
export const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/** @returns a vector of length 1, or none where there is no direction */
export function unit(a: Point): Point {
  const length = Math.hypot(a.x, a.y);
  return length === 0 ? { x: 0, y: 0 } : { x: a.x / length, y: a.y / length };
}

export function turned(point: Point, angle: number, around: Point = HERE): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const { x, y } = minus(point, around);
  return { x: around.x + x * cos - y * sin, y: around.y + x * sin + y * cos };
}

/** From the space inside a placement to the space around it. */
export const outOf = (place: Placement, point: Point): Point =>
  plus(turned(point, place.turn), place);

export const placedIn = (outer: Placement, inner: Placement): Placement => ({
  ...outOf(outer, inner),
  turn: outer.turn + inner.turn,
});

export function boxAround(points: Iterable<Point>): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return left > right ? NOTHING : { x: left, y: top, w: right - left, h: bottom - top };
}

const NOTHING: Box = { x: 0, y: 0, w: 0, h: 0 };

export const grown = ({ x, y, w, h }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  w: w + 2 * by,
  h: h + 2 * by,
});

export const corners = ({ x, y, w, h }: Box): [Point, Point, Point, Point] => [
  { x, y },
  { x: x + w, y },
  { x: x + w, y: y + h },
  { x, y: y + h },
];

export const union = (boxes: readonly Box[]): Box => boxAround(boxes.flatMap(corners));

export const centre = ({ x, y, w, h }: Box): Point => ({ x: x + w / 2, y: y + h / 2 });

export const contains = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.w >= inner.x + inner.w &&
  outer.y + outer.h >= inner.y + inner.h;

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** Where two line segments cross, as a share of the first; undefined when they do not. */
export function crossing(a: Point, b: Point, c: Point, d: Point): number | undefined {
  const [ab, cd, ac] = [minus(b, a), minus(d, c), minus(c, a)];
  const across = ab.x * cd.y - ab.y * cd.x;
  if (across === 0) return undefined;
  const t = (ac.x * cd.y - ac.y * cd.x) / across;
  const u = (ac.x * ab.y - ac.y * ab.x) / across;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? t : undefined;
}

export const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value));
