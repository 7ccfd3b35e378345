import * as v from 'valibot';
import { laneIdSchema, type LaneId } from './lanes.ts';
import { MAX_COORDINATE } from './limits.ts';

/**
 * Where a card stands on the canvas: one packed value, because x and y written apart would let two
 * people's moves mix into a place that nobody chose.
 *
 * `[x, y, frame, index]`: x and y in canvas units relative to the frame, the frame a card stands in
 * (`lane:needs`, a frame somebody drew, or `page`), and its place in the pile (a fractional index).
 */
const coordinate = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(-MAX_COORDINATE),
  v.maxValue(MAX_COORDINATE),
);
export const placeSchema = v.pipe(
  v.tuple([
    coordinate,
    coordinate,
    v.pipe(v.string(), v.maxLength(128)),
    v.pipe(v.string(), v.maxLength(128)),
  ]),
  v.transform(([x, y, frame, index]) => ({ x, y, frame, index })),
);

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly frame: string;
  readonly index: string;
}

export const packPlace = ({ x, y, frame, index }: Place): [number, number, string, string] => [
  x,
  y,
  frame,
  index,
];

export const PAGE_FRAME = 'page';
export const laneFrame = (lane: LaneId): string => `lane:${lane}`;

/** @returns the lane whose frame this is, or undefined for the page and frames that people drew */
export function laneOfFrame(frame: string): LaneId | undefined {
  if (!frame.startsWith('lane:')) return undefined;
  const parsed = v.safeParse(laneIdSchema, frame.slice('lane:'.length));
  return parsed.success ? parsed.output : undefined;
}

/** Sizes on the canvas, in canvas units (one CSS pixel at 100 % zoom). */
export const CARD_SIZE = { width: 280, height: 152 } as const;
export const CARD_GAP = 24;
/** One: five lanes side by side can then be read on a laptop without zooming. */
const LANE_COLUMNS = 1;
const LANE_HEADER = 56;
export const LANE_WIDTH = LANE_COLUMNS * CARD_SIZE.width + (LANE_COLUMNS + 1) * CARD_GAP;
export const LANE_MIN_HEIGHT = LANE_HEADER + 4 * (CARD_SIZE.height + CARD_GAP) + CARD_GAP;
/** Between two lane frames standing side by side. */
export const LANE_GAP = 40;

/** @returns the n-th place (from 0) of a lane frame, relative to the frame, row by row */
export function slot(n: number): { x: number; y: number } {
  const column = n % LANE_COLUMNS;
  const row = Math.floor(n / LANE_COLUMNS);
  return {
    x: CARD_GAP + column * (CARD_SIZE.width + CARD_GAP),
    y: LANE_HEADER + CARD_GAP + row * (CARD_SIZE.height + CARD_GAP),
  };
}

/** @returns the first slot on which none of `taken` lies */
export function freeSlot(taken: ReadonlyArray<{ x: number; y: number }>): { x: number; y: number } {
  for (let n = 0; ; n += 1) {
    const candidate = slot(n);
    const covered = taken.some(
      ({ x, y }) =>
        Math.abs(x - candidate.x) < CARD_SIZE.width / 2 &&
        Math.abs(y - candidate.y) < CARD_SIZE.height / 2,
    );
    if (!covered) return candidate;
  }
}

/** @returns whether a card stands where it was put by itself, and not where somebody dragged it on the canvas */
export function isOnSlot({ x, y, frame }: Place): boolean {
  if (laneOfFrame(frame) === undefined) return false;
  const [first, next] = [slot(0), slot(LANE_COLUMNS)];
  return x === first.x && y >= first.y && (y - first.y) % (next.y - first.y) === 0;
}
