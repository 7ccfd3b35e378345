import { between, clamp, distance, minus, plus, times, turned, type Point } from './geometry.ts';
import { xy } from './outline.ts';
import type { Rail } from './rail.ts';
import type { Head } from './records.ts';

export interface DrawnHead {
  readonly path: string;
  /** Canvas units of the arrow's line that the head covers. */
  readonly covers: number;
  readonly closed: boolean;
}

/** A head at one end of the visible part of an arrow. */
export function drawHead(
  head: Head,
  rail: Rail,
  at: number,
  other: number,
  width: number,
): DrawnHead | undefined {
  if (head === 'none' || head === 'pipe') return undefined;
  const reach = Math.min(clamp(Math.abs(other - at) / 5, width, width * 3), Math.abs(other - at));
  const tip = rail.at(at);
  const neck = rail.at(at + Math.sign(other - at) * reach);
  if (distance(tip, neck) === 0) return undefined;
  return heads(head, tip, neck, distance(tip, neck));
}

function heads(
  head: Exclude<Head, 'none' | 'pipe'>,
  tip: Point,
  neck: Point,
  reach: number,
): DrawnHead {
  const along = minus(neck, tip);
  const aside = turned(times(along, 0.5), Math.PI / 2);
  const wings: [Point, Point] = [turned(neck, Math.PI / 6, tip), turned(neck, -Math.PI / 6, tip)];
  switch (head) {
    case 'arrow':
      return open([wings[0], tip, wings[1]]);
    case 'bar':
      return open([plus(tip, aside), minus(tip, aside)]);
    case 'triangle':
      return shut([...wings, tip], reach * Math.cos(Math.PI / 6));
    case 'inverted':
      return shut([plus(tip, aside), neck, minus(tip, aside)], reach);
    case 'square': {
      const back = between(tip, neck, 0.85);
      const half = times(aside, 0.85);
      return shut(
        [plus(tip, half), plus(back, half), minus(back, half), minus(tip, half)],
        reach * 0.85,
      );
    }
    case 'diamond': {
      const shoulder = between(tip, neck, 0.75);
      const [left, right] = [
        turned(shoulder, Math.PI / 4, tip),
        turned(shoulder, -Math.PI / 4, tip),
      ];
      const back = plus(tip, minus(plus(left, right), times(tip, 2)));
      return shut([back, right, tip, left], distance(back, tip));
    }
    case 'dot': {
      const r = reach * 0.45;
      const middle = between(tip, neck, 0.45);
      const path = `M${xy({ x: middle.x - r, y: middle.y })}a${xy({ x: r, y: r })} 0 1 0 ${xy({ x: 2 * r, y: 0 })}a${xy({ x: r, y: r })} 0 1 0 ${xy({ x: -2 * r, y: 0 })}Z`;
      return { path, covers: 2 * r, closed: true };
    }
    default:
      return head satisfies never;
  }
}

const open = (points: readonly Point[]): DrawnHead => ({
  path: `M${points.map(xy).join('L')}`,
  covers: 0,
  closed: false,
});

const shut = (points: readonly Point[], covers: number): DrawnHead => ({
  path: `M${points.map(xy).join('L')}Z`,
  covers,
  closed: true,
});
