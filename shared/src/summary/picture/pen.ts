import { chanceFrom } from './chance.ts';
import { clamp, distance, minus, plus, times, unit, type Point } from './geometry.ts';
import { element, together, type Attributes, type Markup } from './markup.ts';
import { pathData, stepLength, walk, xy, type Outline, type Step } from './outline.ts';
import type { Dash } from './records.ts';

/** How an outline is drawn: by hand, or evenly, in dashes or dots. */
export interface Pen {
  readonly dash: Dash;
  /** Canvas units. */
  readonly width: number;
  readonly colour: string;
  /** The shape's id: its wobble follows from it. */
  readonly seed: string;
}

export function stroke(outlines: readonly Outline[], pen: Pen): Markup {
  const look: Attributes = {
    fill: 'none',
    stroke: pen.colour,
    'stroke-width': pen.width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  switch (pen.dash) {
    case 'draw': {
      const d = outlines.map((outline, n) => byHand(outline, pen, `${pen.seed} ${n}`)).join('');
      return element('path', { d, ...look });
    }
    case 'solid':
      return element('path', { d: outlines.map(pathData).join(''), ...look });
    case 'dashed':
    case 'dotted': {
      const { dash } = pen;
      return together(
        outlines.flatMap((outline) =>
          walk(outline).map(({ from, step }) =>
            element('path', {
              d: pathData({ start: from, steps: [step], closed: false }),
              ...look,
              ...dashes(stepLength(from, step), pen.width, dash),
            }),
          ),
        ),
      );
    }
    default:
      return pen.dash satisfies never;
  }
}

/** The ground of a closed shape: its corners are as round as the hand drew them. */
export const groundPath = (
  outline: Outline,
  { dash, width }: Pick<Pen, 'dash' | 'width'>,
): string => (dash === 'draw' ? handLine(outline, width, () => 0) : pathData(outline));

/**
 * Dashes or dots with a whole one at each corner, half of it to either side: as many as the engine
 * makes, so that they lie where people saw them.
 */
function dashes(length: number, width: number, dash: 'dashed' | 'dotted'): Attributes {
  if (length < width * 2) return {};
  if (dash === 'dotted') {
    // A dot is a dash of nothing with round ends, and the last one must not fall off the end.
    const dots = Math.max(2, Math.floor(length / (width * 2)));
    return { 'stroke-dasharray': `0.01 ${thousandth((length - 0.02) / (dots - 1) - 0.01)}` };
  }
  const whole = length + width * 2;
  const count = Math.floor(whole / (width * 4));
  const mark = count < 3 ? whole / 3 : whole / (2 * count);
  const gap = count < 3 ? whole / 3 : (whole - count * mark) / (count - 1);
  return {
    'stroke-dasharray': `${thousandth(mark)} ${thousandth(gap)}`,
    'stroke-dashoffset': width,
  };
}

/** Over a long line a hundredth too much at each gap would add up to a dot. */
const thousandth = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Twice over the same line, each time a little beside it. */
function byHand(outline: Outline, { width }: Pen, seed: string): string {
  return [0, 1]
    .map((pass) => {
      const chance = chanceFrom(`${seed} ${pass}`);
      return handLine(outline, width, () => (chance() * width) / 3);
    })
    .join('');
}

/** One pass with the pen: corners are rounded, points are missed by what `miss` says. */
function handLine(outline: Outline, width: number, miss: () => number): string {
  const walked = walk(outline);
  const lengths = walked.map(({ from, step }) => stepLength(from, step));
  const ends = walked.map(({ step }, n) => {
    const shortest = Math.min(
      lengths[n] ?? 0,
      lengths[n + 1] ?? (outline.closed ? (lengths[0] ?? 0) : 0),
    );
    const loose = outline.closed || n < walked.length - 1 ? shortest / 4 : 0;
    const off = { x: clamp(miss(), -loose, loose), y: clamp(miss(), -loose, loose) };
    return { to: plus(step.to, off), off };
  });
  const start = outline.closed ? (ends.at(-1)?.to ?? outline.start) : outline.start;
  const bend = (n: number): Bend => {
    const next = n + 1 < walked.length ? n + 1 : outline.closed ? 0 : undefined;
    const here = walked[n];
    const there = next === undefined ? undefined : walked[next];
    if (here?.step.kind !== 'line' || there?.step.kind !== 'line' || next === undefined)
      return SHARP;
    const into = unit(minus(here.step.to, here.from));
    const out = unit(minus(there.step.to, there.from));
    const sharpness = Math.acos(clamp(into.x * out.x + into.y * out.y, -1, 1));
    // Fully round up to a right angle; a point that turns back on itself stays a point.
    const round = width * 2 * clamp(2 - sharpness / (Math.PI / 2), 0, 1);
    return {
      before: times(into, -Math.min(round, (lengths[n] ?? 0) / 4)),
      after: times(out, Math.min(round, (lengths[next] ?? 0) / 4)),
    };
  };
  const bends = walked.map((_, n) => bend(n));
  const last = outline.closed ? (bends.at(-1) ?? SHARP) : SHARP;
  const parts = [`M${xy(plus(start, last.after))}`];
  walked.forEach(({ step }, n) => {
    const end = ends[n];
    const { before, after } = bends[n] ?? SHARP;
    if (end === undefined) return;
    parts.push(drawn(step, end.to, end.off, before));
    if (before !== SHARP.before) parts.push(`Q${xy(end.to)} ${xy(plus(end.to, after))}`);
  });
  if (outline.closed) parts.push('Z');
  return parts.join('');
}

function drawn(step: Step, to: Point, off: Point, before: Point): string {
  if (step.kind === 'line') return `L${xy(plus(to, before))}`;
  return `C${xy(plus(step.c1, off))} ${xy(plus(step.c2, off))} ${xy(to)}`;
}

interface Bend {
  readonly before: Point;
  readonly after: Point;
}
const SHARP: Bend = { before: { x: 0, y: 0 }, after: { x: 0, y: 0 } };

/** Lines across a shape, for its `pattern` fill: every 6 units, from the lower left to the upper right. */
export function hatching({ x, y, w, h }: { x: number; y: number; w: number; h: number }): string {
  const parts: string[] = [];
  for (let n = HATCH; n < w + h; n += HATCH) {
    const from = { x: x + Math.max(0, n - h), y: y + Math.min(n, h) };
    const to = { x: x + Math.min(n, w), y: y + Math.max(0, n - w) };
    if (distance(from, to) > 0) parts.push(`M${xy(from)}L${xy(to)}`);
  }
  return parts.join('');
}

const HATCH = 6;
