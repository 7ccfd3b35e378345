import type { DrawnArrow } from './arrow.ts';
import { boxAround, corners, outOf, type Box } from './geometry.ts';
import type { Item } from './scene.ts';

/** Drawn arrows by id; one of no length is not among them. */
export type Arrows = ReadonlyMap<string, DrawnArrow>;

/** @returns where an item leaves ink, on the page; what stands in a frame is cut off at its edge */
export function inkOf(item: Item, arrows: Arrows): Box {
  switch (item.kind) {
    case 'card':
      return item.box;
    case 'arrow':
      return arrows.get(item.id)?.ink ?? { x: item.place.x, y: item.place.y, w: 0, h: 0 };
    case 'thing':
      return boxAround(corners(item.thing.ink).map((corner) => outOf(item.place, corner)));
    default:
      return item satisfies never;
  }
}
