import type { BoardDocument } from '../../board/document.ts';
import { readLinks } from '../../board/links.ts';
import type { Picture } from '../summary.ts';
import { altText } from './alt.ts';
import type { Telling } from './card.ts';
import { PAPER } from './colours.ts';
import { drawItems } from './drawItems.ts';
import { drawLinks } from './drawLinks.ts';
import { grown, overlaps, union } from './geometry.ts';
import { inkOf, type Arrows } from './ink.ts';
import { drawLane } from './lane.ts';
import { drawArrows } from './drawArrows.ts';
import { element, number, together, words } from './markup.ts';
import { withinReach } from './reach.ts';
import { makeScene, type Item, type Scene } from './scene.ts';
import { SANS } from './writing.ts';

/**
 * The canvas as a picture: one SVG of real shapes and real words, drawn from the board document alone,
 * without a browser, so that the server and every screen make the same bytes of the same board.
 *
 *   board ─► records, cards (parsed) ─► scene (what stands where) ─► ink ─► SVG, and its alt text
 *
 * P1  What was taken back, and what is left out, is nowhere in it: no card, no words, no arrow or link to it.
 * P2  What people wrote is only ever words: escaped, never markup, no address, script or style.
 * P3  It asks nothing of elsewhere: no picture, font or sheet of styles is referred to.
 * P4  The same board, options and version make the same bytes.
 */
export interface PictureOptions extends Telling {
  /** Cards that must not be in it: held back, or not for this audience. What was taken back never is. */
  readonly without: ReadonlySet<string>;
}

/** @returns undefined when there is nothing to show: nobody drew, or moved a card on the canvas */
export function canvasPicture(board: BoardDocument, options: PictureOptions): Picture | undefined {
  const scene = makeScene(board, options.without);
  if (!scene.isUsed) return undefined;
  const arrows = drawArrows(scene);
  const { items, faraway } = withinReach(scene, arrows);
  if (items.length === 0) return undefined;
  const lanes = lanesShown(scene, items, arrows);
  const frame = grown(union([...lanes, ...items.map((item) => inkOf(item, arrows))]), MARGIN);
  const drawn = drawItems(items, arrows, options);
  const links = readLinks(board).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const alt = altText(scene, items, links, options, faraway);
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: frame.w,
      height: frame.h,
      viewBox: [frame.x, frame.y, frame.w, frame.h].map(number).join(' '),
      'font-family': SANS,
      role: 'img',
    },
    element('title', {}, words(options.words.alt.title)),
    element('desc', {}, words(alt)),
    element('rect', {
      x: frame.x,
      y: frame.y,
      width: frame.w,
      height: frame.h,
      fill: PAPER.page,
    }),
    together(drawn.under),
    ...lanes.map((lane) => drawLane(lane, options.words)),
    drawLinks(scene, links),
    together(drawn.over),
  );
  return { svg: svg.xml, width: frame.w, height: frame.h, alt };
}

/** Canvas units around everything. */
const MARGIN = 32;

/** Lanes with a card in them or under something drawn, and those between. */
function lanesShown({ lanes }: Scene, items: readonly Item[], arrows: Arrows) {
  const used = lanes.map((box) =>
    items.some((item) =>
      item.kind === 'card' ? item.lane === box : overlaps(inkOf(item, arrows), box),
    ),
  );
  return lanes.slice(Math.max(0, used.indexOf(true)), used.lastIndexOf(true) + 1);
}
