import { MAX_COORDINATE } from '../../board/limits.ts';
import { between, distance } from './geometry.ts';

/** Where a pen was, and how hard it pressed: 0 to 1. */
export interface PenPoint {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/**
 * The points of a stroke's segments, in order. Checked by hand: a board can hold half a million of
 * them, and a schema for each would take seconds.
 * @returns nothing at all when one of them is no point
 */
export function pointsOf(
  segments: ReadonlyArray<{ readonly type: 'free' | 'straight'; readonly points?: unknown }>,
): PenPoint[] {
  const all: PenPoint[] = [];
  for (const { type, points } of segments) {
    if (!Array.isArray(points)) return [];
    const read: PenPoint[] = [];
    for (const each of points) {
      const point = pointOf(each);
      if (point === undefined) return [];
      read.push(point);
    }
    const [first, last] = [read[0], read[1]];
    if (type === 'straight' && first !== undefined && last !== undefined) {
      // A ruler's line gets points along its way, or the pen would round its corners off.
      const count = Math.max(4, Math.floor(distance(first, last) / 16));
      for (let n = 0; n < Math.min(count, MAX_STRAIGHT_POINTS); n += 1) {
        const t = n / (Math.min(count, MAX_STRAIGHT_POINTS) - 1);
        all.push({ ...between(first, last, t), z: 0.5 });
      }
    } else all.push(...read);
  }
  return all;
}

/** Points along one ruler's line: more than anybody sees, and a line across the whole canvas is no attack. */
const MAX_STRAIGHT_POINTS = 400;

function pointOf(value: unknown): PenPoint | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { x, y, z } = value as { x?: unknown; y?: unknown; z?: unknown };
  if (!isCoordinate(x) || !isCoordinate(y)) return undefined;
  return { x, y, z: typeof z === 'number' && z >= 0 && z <= 1 ? z : 0.5 };
}

const isCoordinate = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= MAX_COORDINATE;

/**
 * Points of all strokes of a picture together that are drawn as thick as the pen was slow: up to 120
 * bytes each where a line turns back on itself. An hour of drawing has about as many. Above it strokes
 * have one thickness, at 20 bytes a point.
 */
export const MAX_HAND_POINTS = 25_000;

/**
 * Points of all strokes of a picture together, so that one person alone cannot make it too large for a
 * PDF. Above it every stroke is drawn from fewer of its points.
 */
export const MAX_PEN_POINTS = 120_000;

/** @returns every n-th point, with the first and the last */
export const thinned = (points: readonly PenPoint[], every: number): PenPoint[] =>
  points.filter((_, n) => n % every === 0 || n === points.length - 1);
