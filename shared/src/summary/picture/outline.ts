import { boxAround, distance, type Box, type Point } from './geometry.ts';
import { number } from './markup.ts';

/** A line that a pen could follow without being lifted: straight and curved steps from where it starts. */
export interface Outline {
  readonly start: Point;
  readonly steps: readonly Step[];
  readonly closed: boolean;
}

export type Step =
  | { readonly kind: 'line'; readonly to: Point }
  | { readonly kind: 'curve'; readonly c1: Point; readonly c2: Point; readonly to: Point };

export const lineTo = (x: number, y: number): Step => ({ kind: 'line', to: { x, y } });

export const polygon = (points: readonly Point[]): Outline => ({
  ...polyline(points),
  closed: true,
});

export const polyline = ([start = { x: 0, y: 0 }, ...rest]: readonly Point[]): Outline => ({
  start,
  steps: rest.map((to): Step => ({ kind: 'line', to })),
  closed: false,
});

/** An arc of an ellipse as curves of a quarter turn at most, from `from`, `sweep` radians on. */
export function arc(middle: Point, rx: number, ry: number, from: number, sweep: number): Step[] {
  const count = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-9));
  const each = sweep / count;
  const handle = (4 / 3) * Math.tan(each / 4);
  const at = (angle: number, along = 0): Point => ({
    x: middle.x + rx * (Math.cos(angle) - along * Math.sin(angle)),
    y: middle.y + ry * (Math.sin(angle) + along * Math.cos(angle)),
  });
  return Array.from({ length: count }, (_, n): Step => {
    const [a, b] = [from + n * each, from + (n + 1) * each];
    return { kind: 'curve', c1: at(a, handle), c2: at(b, -handle), to: at(b) };
  });
}

export function pathData({ start, steps, closed }: Outline): string {
  const parts = [`M${xy(start)}`];
  for (const step of steps)
    parts.push(
      step.kind === 'line' ? `L${xy(step.to)}` : `C${xy(step.c1)} ${xy(step.c2)} ${xy(step.to)}`,
    );
  if (closed) parts.push('Z');
  return parts.join('');
}

export const xy = ({ x, y }: Point): string => `${number(x)} ${number(y)}`;

/** Each step with where it begins; a closed outline's way back to its start is one of them. */
export function walk({ start, steps, closed }: Outline): Array<{ from: Point; step: Step }> {
  let from = start;
  const walked = steps.map((step) => {
    const here = { from, step };
    from = step.to;
    return here;
  });
  if (closed && distance(from, start) > 1e-6)
    walked.push({ from, step: { kind: 'line', to: start } });
  return walked;
}

/** Points that follow the outline closely enough to meet an arrow. */
export function vertices(outline: Outline): Point[] {
  return [
    outline.start,
    ...walk(outline).flatMap(({ from, step }) =>
      step.kind === 'line'
        ? [step.to]
        : Array.from({ length: CURVE_PARTS }, (_, n) => onCurve(from, step, (n + 1) / CURVE_PARTS)),
    ),
  ];
}

const CURVE_PARTS = 12;

type Curve = Extract<Step, { kind: 'curve' }>;

function onCurve(from: Point, { c1, c2, to }: Curve, t: number): Point {
  const s = 1 - t;
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return {
    x: a * from.x + b * c1.x + c * c2.x + d * to.x,
    y: a * from.y + b * c1.y + c * c2.y + d * to.y,
  };
}

export function stepLength(from: Point, step: Step): number {
  if (step.kind === 'line') return distance(from, step.to);
  let length = 0;
  let last = from;
  for (let n = 1; n <= CURVE_PARTS; n += 1) {
    const next = onCurve(from, step, n / CURVE_PARTS);
    length += distance(last, next);
    last = next;
  }
  return length;
}

export const boundsOf = (outlines: readonly Outline[]): Box =>
  boxAround(outlines.flatMap(vertices));
