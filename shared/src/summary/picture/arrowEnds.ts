import { contains, distance, type Box, type Point } from './geometry.ts';
import { crossings, type Rail } from './rail.ts';
import type { Head } from './records.ts';

/** What one end of an arrow holds on to, on the page. */
export interface Grip {
  readonly id: string;
  readonly bounds: Box;
  readonly edge: readonly Point[];
  readonly closed: boolean;
  readonly strokeWidth: number;
  /** It goes right to the place that was pointed at, and not only to the edge. */
  readonly isExact: boolean;
}

export interface ArrowEnd {
  readonly grip: Grip | undefined;
  readonly head: Head;
}

/** Where the visible part of an arrow begins and ends on its rail; `to` may lie before `from`. */
export interface Visible {
  readonly from: number;
  readonly to: number;
}

/** Canvas units that a head keeps away from what it points at. */
const AWAY = 10;
const SHORTEST = 10;

/**
 * An arrow shows from edge to edge of what it holds, with a little air before a head. Where there is
 * no room for that (things lie on each other, or nearly), it is a short arrow that still points the
 * right way. The rules are the engine's, so that the arrow stands where people saw it.
 */
export function visible(
  rail: Rail,
  start: ArrowEnd,
  end: ArrowEnd,
  width: number,
  scale: number,
): Visible {
  const [first, last] = [start.grip, end.grip];
  const whole = rail.length;
  const startHit = first === undefined || first.isExact ? undefined : hit(rail, first, 'start');
  const endHit = last === undefined || last.isExact ? undefined : hit(rail, last, 'end');
  let from = startHit ?? 0;
  let to = endHit ?? whole;
  const how = relation(first, last);
  const bothLoose = first !== undefined && last !== undefined && !first.isExact && !last.isExact;
  const missed = bothLoose && how === 'apart';
  if (missed && rail.isStraight) {
    if (endHit !== undefined && startHit === undefined) {
      if (first.closed) from = to + SHORTEST * scale;
    } else if (endHit === undefined && last.closed) to = from - SHORTEST * scale;
  }

  const air = (one: ArrowEnd, isInside: boolean, hits: boolean): number =>
    one.grip === undefined ||
    one.grip.isExact ||
    one.head === 'none' ||
    isInside ||
    how === 'same' ||
    !hits
      ? 0
      : (AWAY + width / scale / 2 + one.grip.strokeWidth / 2) * scale;
  let before = air(start, how === 'start-around-end', rail.isStraight || startHit !== undefined);
  let after = air(end, how === 'end-around-start', rail.isStraight || endHit !== undefined);
  const shortest =
    SHORTEST * scale +
    (before > 0 ? before - AWAY * scale : 0) +
    (after > 0 ? after - AWAY * scale : 0);
  const flipped = to < from;
  if (distance(rail.at(from + before), rail.at(to - after)) < shortest) {
    const back = before > 0 && after > 0 ? -1.5 : rail.isStraight ? -1 : -2;
    before *= back;
    after *= back;
    if (!rail.isStraight) {
      before = Math.max(before, 0.1 - from);
      after = Math.max(after, 0.1 - (whole - to));
    }
  }
  from += before;
  to -= after;
  if (rail.isStraight) {
    if (flipped && first !== undefined && last !== undefined) to = from + SHORTEST * scale;
  } else if (bothLoose && how === 'same' && to - from < 30) return { from: 0, to: whole };
  else if (missed) {
    if (startHit === undefined) from = 0;
    if (endHit === undefined || from > to)
      to = from + Math.min((whole - from) * 0.9, SHORTEST * scale);
  }
  return { from, to };
}

/** Where the rail enters what its end holds: near the middle of the arrow, when it does so twice. */
function hit(rail: Rail, grip: Grip, which: 'start' | 'end'): number | undefined {
  const found = crossings(rail, grip.edge, grip.closed);
  if (found.length > 0) {
    if (rail.isStraight) return which === 'end' ? found[0] : found.at(-1);
    if (!grip.closed) return found[0];
    const wanted = rail.length * (which === 'end' ? 0.75 : 0.25);
    return found.reduce((best, s) => (Math.abs(s - wanted) < Math.abs(best - wanted) ? s : best));
  }
  const s = which === 'end' ? rail.length : 0;
  const near = grip.edge.some((corner, n) => {
    const next = grip.edge[n + 1] ?? (grip.closed ? grip.edge[0] : undefined) ?? corner;
    return distanceToSide(rail.at(s), corner, next) < 1;
  });
  return near || (!grip.closed && !rail.isStraight) ? s : undefined;
}

function distanceToSide(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t =
    length === 0
      ? 0
      : Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length));
  return distance(point, { x: a.x + dx * t, y: a.y + dy * t });
}

export type Relation = 'apart' | 'same' | 'start-around-end' | 'end-around-start';

type Held = Pick<Grip, 'id' | 'bounds'>;

export function relation(start: Held | undefined, end: Held | undefined): Relation {
  if (start === undefined || end === undefined) return 'apart';
  if (start.id === end.id) return 'same';
  if (contains(start.bounds, end.bounds)) return 'start-around-end';
  return contains(end.bounds, start.bounds) ? 'end-around-start' : 'apart';
}
