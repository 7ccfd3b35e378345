import type { ArrowEnd } from './arrowEnds.ts';
import { grown, type Box, type Point } from './geometry.ts';
import { stepped, type Rail } from './rail.ts';

/**
 * An arrow of right angles. The canvas here makes none: they come only with what was copied from another
 * program of the engine's. Across a gap it goes as the engine's does, with one step in it; where two
 * things lie over each other the engine finds a way around them, and this one turns a single corner.
 */
export function elbow(
  start: Point,
  end: Point,
  from: ArrowEnd,
  to: ArrowEnd,
  width: number,
  middle: number,
): Rail {
  const a = boxOf(from, start);
  const b = boxOf(to, end);
  const across = gap(a.x, a.x + a.w, b.x, b.x + b.w);
  const down = gap(a.y, a.y + a.h, b.y, b.y + b.h);
  const lies = Math.abs(across) >= Math.abs(down);
  if (across === 0 && down === 0) return stepped([start, { x: end.x, y: start.y }, end]);
  const turn = (point: Point): Point => (lies ? point : { x: point.y, y: point.x });
  const turnBox = (box: Box): Box => (lies ? box : { x: box.y, y: box.x, w: box.h, h: box.w });
  const points = sideways(
    turn(start),
    turn(end),
    turnBox(a),
    turnBox(b),
    air(from, width),
    air(to, width),
    middle,
  ).map(turn);
  return stepped(points);
}

function sideways(
  start: Point,
  end: Point,
  a: Box,
  b: Box,
  before: number,
  after: number,
  middle: number,
): Point[] {
  const right = b.x >= a.x + a.w;
  const leave = right ? a.x + a.w + before : a.x - before;
  const arrive = right ? b.x - after : b.x + b.w + after;
  if (Math.abs(start.y - end.y) < 1)
    return [
      { x: leave, y: start.y },
      { x: arrive, y: end.y },
    ];
  // The step lies where somebody pulled it, and never so near that the arrow has no leg to stand on.
  const [edge, other] = right ? [a.x + a.w, b.x] : [a.x, b.x + b.w];
  const leg = Math.min(LEG, Math.abs(other - edge) / 2) * (right ? 1 : -1);
  const x = edge + leg + (other - edge - 2 * leg) * Math.max(0, Math.min(1, middle));
  return [
    { x: leave, y: start.y },
    { x, y: start.y },
    { x, y: end.y },
    { x: arrive, y: end.y },
  ];
}

/** Canvas units. */
const LEG = 36;

const boxOf = ({ grip }: ArrowEnd, point: Point): Box =>
  grip?.bounds ?? grown({ ...point, w: 0, h: 0 }, 0);

/** Room between two stretches of one axis; 0 where they overlap. */
const gap = (a0: number, a1: number, b0: number, b1: number): number =>
  b0 > a1 ? b0 - a1 : a0 > b1 ? b1 - a0 : 0;

const air = ({ grip, head }: ArrowEnd, width: number): number =>
  grip === undefined || head === 'none' ? 0 : 10 + width / 2 + grip.strokeWidth / 2;
