import { drawCard, type Telling } from './card.ts';
import { outOf } from './geometry.ts';
import type { Arrows } from './ink.ts';
import { element, number, together, type Markup } from './markup.ts';
import { pathData, polygon } from './outline.ts';
import type { Item, ThingItem } from './scene.ts';

/** Highlighters lie under everything and, thinner, over it. */
export interface Layers {
  readonly under: readonly Markup[];
  readonly over: readonly Markup[];
}

export function drawItems(items: readonly Item[], arrows: Arrows, telling: Telling): Layers {
  const under: Markup[] = [];
  const over: Markup[] = [];
  for (const item of items) {
    if (item.kind === 'arrow') {
      const arrow = arrows.get(item.id);
      if (arrow !== undefined) over.push(dimmed(arrow.markup, item.opacity));
    } else if (item.kind === 'card') over.push(put(drawCard(item.card, telling), item));
    else {
      if (item.thing.under !== undefined) under.push(put(item.thing.under, item));
      over.push(put(item.thing.markup, item));
      if (item.inside.length > 0) over.push(inFrame(item, arrows, telling));
    }
  }
  return { under, over };
}

/** What stands in a frame is cut off at its edge. */
function inFrame(frame: ThingItem, arrows: Arrows, telling: Telling): Markup {
  const id = `in-${frame.id.replace(/[^\w-]/g, '_')}`;
  const { under, over } = drawItems(frame.inside, arrows, telling);
  const edge = polygon(frame.thing.edge.map((corner) => outOf(frame.place, corner)));
  return together([
    element('clipPath', { id }, element('path', { d: pathData(edge) })),
    element('g', { 'clip-path': `url(#${id})` }, ...under, ...over),
  ]);
}

function put(markup: Markup, { place, opacity }: Item): Markup {
  const { x, y, turn } = place;
  const degrees = number((turn * 180) / Math.PI);
  const rotate = degrees === '0' ? '' : ` rotate(${degrees})`;
  return element(
    'g',
    {
      transform: `translate(${number(x)} ${number(y)})${rotate}`,
      opacity: opacity < 1 ? opacity : undefined,
    },
    markup,
  );
}

const dimmed = (markup: Markup, opacity: number): Markup =>
  opacity < 1 ? element('g', { opacity }, markup) : markup;
