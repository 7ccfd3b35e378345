import fc from 'fast-check';
import type { Step } from './world.ts';

/** What a run is made of, besides the store it runs on. */
export interface Schedule {
  readonly pages: number;
  readonly seed: number;
  readonly observer: boolean;
  readonly steps: readonly Step[];
}

/** How often each thing happens, relative to the others: mostly people write and frames arrive. */
const WEIGHTS: Readonly<Record<Step['do'], number>> = {
  type: 14,
  add: 5,
  erase: 4,
  paste: 1,
  move: 3,
  place: 2,
  field: 2,
  link: 3,
  unlink: 1,
  hide: 1,
  back: 1,
  clone: 1,
  lane: 1,
  laneOrder: 1,
  draw: 3,
  redraw: 3,
  rub: 2,
  upgrade: 1,
  undo: 3,
  redo: 2,
  arrive: 24,
  settle: 4,
  cut: 4,
  connect: 10,
  reload: 1,
  reloadCopy: 1,
  cursor: 2,
  holdDisk: 1,
  releaseDisk: 2,
  fillDisk: 1,
  pause: 1,
  kill: 1,
  stop: 1,
  compact: 1,
  wait: 3,
};

/** Steps of one schedule: up to about 200 are edits, the others are what network and server do. */
const MAX_STEPS = 360;

const number = fc.nat({ max: 999 });

const step: fc.Arbitrary<Step> = fc.record({
  do: fc.oneof(
    ...keysOf(WEIGHTS).map((name) => ({ weight: WEIGHTS[name], arbitrary: fc.constant(name) })),
  ),
  who: fc.nat({ max: 4 }),
  a: number,
  b: number,
});

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  pages: fc.integer({ min: 2, max: 5 }),
  seed: fc.nat({ max: 0x7fff_ffff }),
  observer: fc.boolean(),
  steps: fc.array(step, { maxLength: MAX_STEPS, size: 'max' }),
});

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}
