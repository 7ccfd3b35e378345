import { linkCurve } from '../../board/linkCurve.ts';
import type { Link } from '../../board/links.ts';
import { PAPER } from './colours.ts';
import { element, together, type Markup } from './markup.ts';
import type { Scene } from './scene.ts';

/** What grew from what, as quiet lines above the lanes and below the cards; of cards that are shown. */
export function drawLinks(scene: Scene, links: readonly Link[]): Markup {
  const curves = links.flatMap(({ from, to }) => {
    const [first, grown] = [scene.cards.get(to), scene.cards.get(from)];
    return first === undefined || grown === undefined ? [] : [linkCurve(first.box, grown.box)];
  });
  return together(
    curves.flatMap(({ path, at }) => [
      element('path', {
        d: path,
        fill: 'none',
        stroke: PAPER.edge,
        'stroke-width': 2.5,
        'stroke-dasharray': '1 7',
        'stroke-linecap': 'round',
      }),
      element('circle', { cx: at.x, cy: at.y, r: 5, fill: PAPER.edge }),
    ]),
  );
}
