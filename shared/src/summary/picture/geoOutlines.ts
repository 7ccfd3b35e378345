import { chanceFrom } from './chance.ts';
import { clamp, distance, minus, plus, times, turned, unit, type Point } from './geometry.ts';
import { arc, lineTo, polygon, polyline, type Outline, type Step } from './outline.ts';
import type { Dash, GeoName, Thickness } from './records.ts';

/** What a shape of a name looks like in a box of its size. */
export interface GeoSize {
  readonly w: number;
  readonly h: number;
  readonly size: Thickness;
  readonly scale: number;
  /** Canvas units. */
  readonly strokeWidth: number;
  readonly dash: Dash;
  readonly seed: string;
}

/** @returns the outline that is filled and met by arrows, and lines inside of it */
export function geoOutlines(
  name: GeoName,
  of: GeoSize,
): { edge: Outline; inside: readonly Outline[] } {
  const { w, h } = of;
  const edge = edgeOf(name, of);
  if (name === 'check-box') return { edge, inside: [tick(w, h)] };
  if (name === 'x-box') return { edge, inside: cross(of) };
  return { edge, inside: [] };
}

function edgeOf(name: GeoName, of: GeoSize): Outline {
  const { w, h } = of;
  const slant = Math.min(w, h) * 0.38;
  switch (name) {
    case 'rectangle':
    case 'x-box':
    case 'check-box':
      return box(w, h, [0, 0, 1, 0, 1, 1, 0, 1]);
    case 'triangle':
      return box(w, h, [0.5, 0, 1, 1, 0, 1]);
    case 'diamond':
      return box(w, h, [0.5, 0, 1, 0.5, 0.5, 1, 0, 0.5]);
    case 'rhombus':
      return points(slant, 0, w, 0, w - slant, h, 0, h);
    case 'rhombus-2':
      return points(0, 0, w - slant, 0, w, h, slant, h);
    case 'trapezoid':
      return points(slant, 0, w - slant, 0, w, h, 0, h);
    case 'arrow-right':
      return arrowRight(w, h);
    case 'arrow-left':
      return mapped(arrowRight(w, h), ({ x, y }) => ({ x: w - x, y }));
    case 'arrow-down':
      return mapped(arrowRight(h, w), ({ x, y }) => ({ x: y, y: x }));
    case 'arrow-up':
      return mapped(arrowRight(h, w), ({ x, y }) => ({ x: y, y: h - x }));
    case 'pentagon':
      return regular(5, w, h);
    case 'hexagon':
      return regular(6, w, h);
    case 'octagon':
      return regular(8, w, h);
    case 'star':
      return star(w, h);
    case 'ellipse':
      return round(
        { x: 0, y: h / 2 },
        arc({ x: w / 2, y: h / 2 }, w / 2, h / 2, Math.PI, 2 * Math.PI),
      );
    case 'oval':
      return oval(w, h);
    case 'heart':
      return heart(w, h);
    case 'cloud':
      return cloud(of);
    default:
      return name satisfies never;
  }
}

const points = (...numbers: readonly number[]): Outline => polygon(pairs(numbers, 1, 1));
const box = (w: number, h: number, shares: readonly number[]): Outline =>
  polygon(pairs(shares, w, h));

function pairs(numbers: readonly number[], w: number, h: number): Point[] {
  const all: Point[] = [];
  for (let n = 0; n + 1 < numbers.length; n += 2)
    all.push({ x: (numbers[n] ?? 0) * w, y: (numbers[n + 1] ?? 0) * h });
  return all;
}

const round = (start: Point, steps: readonly Step[]): Outline => ({ start, steps, closed: true });

const mapped = ({ start, steps, closed }: Outline, by: (point: Point) => Point): Outline => ({
  start: by(start),
  steps: steps.map((step) =>
    step.kind === 'line'
      ? { kind: 'line', to: by(step.to) }
      : { kind: 'curve', c1: by(step.c1), c2: by(step.c2), to: by(step.to) },
  ),
  closed,
});

function arrowRight(w: number, h: number): Outline {
  const neck = w - Math.min(w, h) * 0.38;
  const side = h * 0.16;
  return points(0, side, neck, side, neck, 0, w, h / 2, neck, h, neck, h - side, 0, h - side);
}

/** A regular polygon with a corner at the top, stretched until it fills its box. */
function regular(sides: number, w: number, h: number): Outline {
  return stretched(
    Array.from({ length: sides }, (_, n) => onCircle(-Math.PI / 2 + (n * 2 * Math.PI) / sides)),
    w,
    h,
  );
}

function star(w: number, h: number): Outline {
  return stretched(
    Array.from({ length: 10 }, (_, n) =>
      times(onCircle(-Math.PI / 2 + (n * Math.PI) / 5), n % 2 === 0 ? 1 : 0.5),
    ),
    w,
    h,
  );
}

const onCircle = (angle: number): Point => ({ x: Math.cos(angle), y: Math.sin(angle) });

function stretched(all: readonly Point[], w: number, h: number): Outline {
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  return polygon(
    all.map(({ x, y }) => ({
      x: ((x - left) / (right - left)) * w,
      y: ((y - top) / (bottom - top)) * h,
    })),
  );
}

function oval(w: number, h: number): Outline {
  if (h > w) return mapped(oval(h, w), ({ x, y }) => ({ x: y, y: x }));
  const r = h / 2;
  return round({ x: r, y: h }, [
    ...arc({ x: r, y: r }, r, r, Math.PI / 2, Math.PI),
    lineTo(w - r, 0),
    ...arc({ x: w - r, y: r }, r, r, -Math.PI / 2, Math.PI),
  ]);
}

function heart(w: number, h: number): Outline {
  const curve = (
    ...[ax, ay, bx, by, x, y]: [number, number, number, number, number, number]
  ): Step => ({
    kind: 'curve',
    c1: { x: ax * w, y: ay * h },
    c2: { x: bx * w, y: by * h },
    to: { x: x * w, y: y * h },
  });
  return round({ x: w / 2, y: h }, [
    curve(0.375, 0.75, 0, 0.625, 0, 0.3),
    curve(0, -0.08, 0.4625, -0.08, 0.5, 0.225),
    curve(0.5375, -0.08, 1, -0.08, 1, 0.3),
    curve(1, 0.625, 0.625, 0.75, 0.5, 1),
  ]);
}

function tick(w: number, h: number): Outline {
  const size = Math.min(w, h) * 0.82;
  const at = (x: number, y: number): Point => ({
    x: clamp((w - size) / 2 + size * x, 0, w),
    y: clamp((h - size) / 2 + size * y, 0, h),
  });
  return polyline([at(0.25, 0.52), at(0.45, 0.82), at(0.82, 0.22)]);
}

function cross({ w, h, dash, strokeWidth }: GeoSize): Outline[] {
  const inset = dash === 'draw' ? strokeWidth * 0.62 : 0;
  const [left, right] = [Math.min(inset, w), Math.max(w - inset, 0)];
  const [top, bottom] = [Math.min(inset, h), Math.max(h - inset, 0)];
  return [
    polyline([
      { x: left, y: top },
      { x: right, y: bottom },
    ]),
    polyline([
      { x: right, y: top },
      { x: left, y: bottom },
    ]),
  ];
}

/** How long a bump of a cloud is, about. */
const BUMP: Readonly<Record<Thickness, number>> = { s: 50, m: 70, l: 100, xl: 130 };

/** Bumps along a stadium inside the box, none quite like the next. */
function cloud({ w, h, size, scale, seed }: GeoSize): Outline {
  const around = (width: number, height: number): number =>
    Math.PI * Math.min(width, height) + 2 * Math.abs(width - height);
  const whole = around(w, h);
  const count = Math.max(6, Math.ceil(whole / BUMP[size]), Math.ceil(whole / Math.min(w, h)));
  const bulge = (whole / count) * 0.2;
  const [innerW, innerH] = [Math.max(1, w - 2 * bulge), Math.max(1, h - 2 * bulge)];
  const margin = { x: (w - innerW) / 2, y: (h - innerH) / 2 };
  const chance = chanceFrom(seed);
  const wiggle = (room: number): number => (room < 20 ? 0 : chance() * bulge * 0.3 * scale);
  const even = alongStadium(innerW, innerH, count).map((point) => plus(point, margin));
  const uneven = even.map(({ x, y }) => ({ x: x + wiggle(w), y: y + wiggle(h) }));
  const each = around(innerW, innerH) / count;
  const steps = uneven.flatMap((from, n): Step[] => {
    const to = uneven[(n + 1) % count] ?? from;
    const [a, b] = [even[n] ?? from, even[(n + 1) % count] ?? to];
    const straight = distance(a, b);
    // Where the stadium is round, a chord is shorter than its arc: the bump makes up for it.
    const height =
      (Math.max(margin.x, margin.y) + each - straight) * (distance(from, to) / straight);
    return bump(from, to, height, w, h);
  });
  return round(uneven[0] ?? { x: 0, y: 0 }, steps);
}

/** A circle's arc from one point to the next, bulging outwards and never out of the box. */
function bump(from: Point, to: Point, height: number, w: number, h: number): Step[] {
  const outwards = turned(unit(minus(to, from)), -Math.PI / 2);
  const top = plus(times(plus(from, to), 0.5), times(outwards, height));
  const peak = { x: clamp(top.x, 0, w), y: clamp(top.y, 0, h) };
  const half = distance(from, to) / 2;
  const rise = distance(times(plus(from, to), 0.5), peak);
  if (half < 0.01 || rise < 0.01) return [lineTo(to.x, to.y)];
  const radius = (half * half + rise * rise) / (2 * rise);
  const middle = plus(peak, times(unit(minus(times(plus(from, to), 0.5), peak)), radius));
  const start = Math.atan2(from.y - middle.y, from.x - middle.x);
  const end = Math.atan2(to.y - middle.y, to.x - middle.x);
  const sweep = (end - start + 4 * Math.PI) % (2 * Math.PI);
  return arc(middle, radius, radius, start, sweep).map((step, n, all) =>
    n === all.length - 1 ? { ...step, to } : step,
  );
}

/** Points at equal distances around a stadium, clockwise from where its top side begins. */
function alongStadium(w: number, h: number, count: number): Point[] {
  if (h > w)
    // Turned a quarter, so that it begins at the right side.
    return alongStadium(h, w, count).map(({ x, y }) => ({ x: w - y, y: x }));
  const r = h / 2;
  const side = w - h;
  const length = 2 * side + 2 * Math.PI * r;
  return Array.from({ length: count }, (_, n) => {
    let at = (n * length) / count;
    if (at <= side) return { x: r + at, y: 0 };
    at -= side;
    if (at <= Math.PI * r) return turned({ x: w - r, y: 0 }, at / r, { x: w - r, y: r });
    at -= Math.PI * r;
    if (at <= side) return { x: w - r - at, y: h };
    at -= side;
    return turned({ x: r, y: h }, at / r, { x: r, y: r });
  });
}
