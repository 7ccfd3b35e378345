import { drawArrow, type Held } from './arrow.ts';
import type { Arrows } from './ink.ts';
import type { ArrowItem, Item, Scene } from './scene.ts';

/** All arrows, once everything that they may hold has its place. */
export function drawArrows(scene: Scene): Arrows {
  const drawn = new Map<string, NonNullable<ReturnType<typeof drawArrow>>>();
  const visit = (items: readonly Item[]) => {
    for (const item of items) {
      if (item.kind === 'thing') visit(item.inside);
      if (item.kind !== 'arrow') continue;
      const arrow = drawArrow(item.shape, item.place, heldBy(item, scene));
      if (arrow !== undefined) drawn.set(item.id, arrow);
    }
  };
  visit(scene.page);
  return drawn;
}

function heldBy(
  { id }: ArrowItem,
  scene: Scene,
): { start: Held | undefined; end: Held | undefined } {
  const holding = scene.held.get(id);
  const held = (which: 'start' | 'end'): Held | undefined => {
    const hold = holding?.[which];
    const by = hold === undefined ? undefined : scene.standing(hold.toId);
    return hold === undefined || by === undefined ? undefined : { hold, by };
  };
  return { start: held('start'), end: held('end') };
}
