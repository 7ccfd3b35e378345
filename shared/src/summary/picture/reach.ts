import { inkOf, type Arrows } from './ink.ts';
import { boxAround, centre, contains, corners, type Box } from './geometry.ts';
import type { Item, Scene } from './scene.ts';

/**
 * Canvas units from one side of a picture to the other: lanes of a hundred cards and a wide drawing
 * beside them. One dot a kilometre away would otherwise make everything else too small to see, which
 * one person alone could bring about for all.
 */
export const MAX_PICTURE_UNITS = 32_000;

/** @returns what lies near enough to each other to be one picture, and how many things do not */
export function withinReach(
  scene: Scene,
  arrows: Arrows,
): { items: readonly Item[]; faraway: number } {
  const items = scene.page.filter((item) => item.kind !== 'arrow' || arrows.has(item.id));
  const inks = items.map((item) => inkOf(item, arrows));
  const all = boxAround(inks.flatMap(corners));
  if (all.w <= MAX_PICTURE_UNITS && all.h <= MAX_PICTURE_UNITS) return { items, faraway: 0 };
  const reach = around(inks);
  const near = items.filter((_, n) => contains(reach, inks[n] ?? all));
  return { items: near, faraway: items.length - near.length };
}

/** A square around the middle one of all middles: where most of what people made is. */
function around(inks: readonly Box[]): Box {
  const middles = inks.map(centre);
  const half = MAX_PICTURE_UNITS / 2;
  const x = median(middles.map((point) => point.x));
  const y = median(middles.map((point) => point.y));
  return { x: x - half, y: y - half, w: MAX_PICTURE_UNITS, h: MAX_PICTURE_UNITS };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
