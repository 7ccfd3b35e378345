import { xy } from './outline.ts';
import { between, crossing, distance, minus, plus, times, turned, type Point } from './geometry.ts';

/** The way an arrow goes, straight or along a circle; `s` counts canvas units from its start. */
export interface Rail {
  readonly length: number;
  readonly isStraight: boolean;
  at(s: number): Point;
  /** A path from one place on it to another. */
  path(from: number, to: number): string;
}

export function straight(start: Point, end: Point): Rail {
  const length = distance(start, end);
  const at = (s: number): Point => between(start, end, length === 0 ? 0 : s / length);
  return { length, isStraight: true, at, path: (from, to) => `M${xy(at(from))}L${xy(at(to))}` };
}

/**
 * An arc from start to end whose middle is `bend` beside the middle of the straight line.
 * @returns undefined when it would be no arc
 */
export function bent(start: Point, end: Point, bend: number): Rail | undefined {
  const half = distance(start, end) / 2;
  const rise = Math.abs(bend);
  if (half < 1e-6 || rise < 1e-6) return undefined;
  const radius = (half * half + rise * rise) / (2 * rise);
  // Where the arc's middle is: beside the chord, to the side that `bend` says.
  const chord = minus(end, start);
  const side = { x: (-chord.y / (2 * half)) * bend, y: (chord.x / (2 * half)) * bend };
  const middle = between(start, end);
  const top = plus(middle, side);
  const away = (radius - rise) / rise;
  const centre = minus(middle, times(side, away));
  const sweep = 2 * Math.asin(Math.min(1, half / radius));
  const whole = rise > half ? 2 * Math.PI - sweep : sweep;
  const direction = Math.sign(cross(minus(start, centre), minus(top, centre))) || 1;
  const length = whole * radius;
  if (!Number.isFinite(length) || length === 0) return undefined;
  const at = (s: number): Point => turned(start, (direction * s) / radius, centre);
  return {
    length,
    isStraight: false,
    at,
    path(from, to) {
      const large = Math.abs(to - from) / radius > Math.PI ? 1 : 0;
      const clockwise = direction > 0 === to >= from ? 1 : 0;
      return `M${xy(at(from))}A${xy({ x: radius, y: radius })} 0 ${large} ${clockwise} ${xy(at(to))}`;
    },
  };
}

const cross = (a: Point, b: Point): number => a.x * b.y - a.y * b.x;

/** Corner after corner. */
export function stepped(points: readonly Point[]): Rail {
  const parts = points.slice(1).map((to, n) => ({ from: points[n] ?? to, to }));
  const length = parts.reduce((sum, { from, to }) => sum + distance(from, to), 0);
  const at = (s: number): Point => {
    let left = s;
    for (const { from, to } of parts) {
      const here = distance(from, to);
      if (left <= here) return between(from, to, here === 0 ? 0 : left / here);
      left -= here;
    }
    return points.at(-1) ?? { x: 0, y: 0 };
  };
  return {
    length,
    isStraight: false,
    at,
    path(from, to) {
      const corners: Point[] = [];
      let s = 0;
      for (const part of parts) {
        s += distance(part.from, part.to);
        if (s > Math.min(from, to) && s < Math.max(from, to)) corners.push(part.to);
      }
      const inside = to >= from ? corners : corners.toReversed();
      return `M${[at(from), ...inside, at(to)].map(xy).join('L')}`;
    },
  };
}

/** @returns where on the rail it crosses an outline, in ascending order */
export function crossings(rail: Rail, edge: readonly Point[], closed: boolean): number[] {
  const count = rail.isStraight ? 1 : MAX_PARTS;
  const found: number[] = [];
  const sides = edge.slice(closed ? 0 : 1).map((to, n) => {
    const from = closed ? (edge[n - 1] ?? edge.at(-1) ?? to) : (edge[n] ?? to);
    return { from, to };
  });
  let a = rail.at(0);
  for (let n = 0; n < count; n += 1) {
    const b = rail.at(((n + 1) * rail.length) / count);
    for (const { from, to } of sides) {
      const t = crossing(a, b, from, to);
      if (t !== undefined) found.push(((n + t) * rail.length) / count);
    }
    a = b;
  }
  return found.toSorted((one, other) => one - other);
}

/** A bent arrow is looked at in this many straight parts. */
const MAX_PARTS = 64;
