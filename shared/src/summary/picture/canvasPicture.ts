import type { BoardDocument } from '../../board/document.ts';
import { linkCurve } from '../../board/linkCurve.ts';
import { readLinks } from '../../board/links.ts';
import { altText } from './alt.ts';
import { drawArrow, type DrawnArrow, type Held } from './arrow.ts';
import { drawCard, type CardWords } from './card.ts';
import { PAPER } from './colours.ts';
import { grown, outOf, overlaps, union } from './geometry.ts';
import { inkOf } from './ink.ts';
import { drawLane } from './lane.ts';
import { element, number, together, words, type Markup } from './markup.ts';
import { pathData, polygon } from './outline.ts';
import { makeScene, type ArrowItem, type Item, type Scene, type ThingItem } from './scene.ts';
import { withinReach } from './reach.ts';
import { SANS } from './writing.ts';

/**
 * The canvas as a picture: one SVG of real shapes and real words, drawn from the board document alone,
 * without a browser, so that the server and every screen make the same bytes of the same board.
 *
 * P1  What was taken back, and what is left out, is nowhere in it: no card, no words, no arrow or link to it.
 * P2  What people wrote is only ever words: escaped, never markup, no address, script or style.
 * P3  It asks nothing of elsewhere: no picture, font or sheet of styles is referred to.
 * P4  The same board, options and version make the same bytes.
 */
export interface CanvasPicture {
  readonly svg: string;
  /** Canvas units; one CSS pixel at 100 %. */
  readonly width: number;
  readonly height: number;
  /** What is on it, in words: a sentence a line. */
  readonly alt: string;
}

export interface PictureOptions extends CardWords {
  /** Cards that must not be in it: held back, or not for this audience. What was taken back never is. */
  readonly without: ReadonlySet<string>;
}

/** @returns undefined when there is nothing to show: nobody drew, and no card was put anywhere */
export function canvasPicture(
  board: BoardDocument,
  options: PictureOptions,
): CanvasPicture | undefined {
  const scene = makeScene(board, options.without);
  if (!scene.isUsed) return undefined;
  const arrows = drawArrows(scene);
  const { items, faraway } = withinReach(scene, arrows);
  if (items.length === 0) return undefined;
  const lanes = lanesShown(scene, items, arrows);
  const frame = grown(union([...lanes, ...items.map((item) => inkOf(item, arrows))]), MARGIN);
  const drawn = draw(items, arrows, options);
  const alt = altText(scene, items, board, options, faraway);
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
    element('rect', { x: frame.x, y: frame.y, width: frame.w, height: frame.h, fill: PAPER.page }),
    together(drawn.under),
    ...lanes.map((lane) => drawLane(lane, options.words)),
    drawLinks(scene, board),
    together(drawn.over),
  );
  return { svg: svg.xml, width: frame.w, height: frame.h, alt };
}

/** Canvas units around everything. */
const MARGIN = 32;

function drawArrows(scene: Scene): ReadonlyMap<string, DrawnArrow> {
  const drawn = new Map<string, DrawnArrow>();
  const visit = (items: readonly Item[]) => {
    for (const item of items) {
      if (item.kind === 'thing') visit(item.inside);
      if (item.kind !== 'arrow') continue;
      const arrow = drawOne(item, scene);
      if (arrow !== undefined) drawn.set(item.id, arrow);
    }
  };
  visit(scene.page);
  return drawn;
}

function drawOne({ id, shape, place }: ArrowItem, scene: Scene): DrawnArrow | undefined {
  const holding = scene.held.get(id);
  const held = (which: 'start' | 'end'): Held | undefined => {
    const hold = holding?.[which];
    const by = hold === undefined ? undefined : scene.standing(hold.toId);
    return hold === undefined || by === undefined ? undefined : { hold, by };
  };
  return drawArrow(shape, place, { start: held('start'), end: held('end') });
}

/** Lanes with a card in them, and those that lie between or under something else that is shown. */
function lanesShown(scene: Scene, items: readonly Item[], arrows: ReadonlyMap<string, DrawnArrow>) {
  const used = scene.lanes.filter((box) =>
    items.some((item) =>
      item.kind === 'card' ? item.lane === box : overlaps(inkOf(item, arrows), box),
    ),
  );
  const [first, last] = [used[0], used.at(-1)];
  if (first === undefined || last === undefined) return [];
  return scene.lanes.slice(scene.lanes.indexOf(first), scene.lanes.indexOf(last) + 1);
}

/** Highlighters lie under everything and, thinner, over it. */
function draw(
  items: readonly Item[],
  arrows: ReadonlyMap<string, DrawnArrow>,
  options: CardWords,
): { under: Markup[]; over: Markup[] } {
  const under: Markup[] = [];
  const over: Markup[] = [];
  for (const item of items) {
    if (item.kind === 'arrow') {
      const arrow = arrows.get(item.id);
      if (arrow !== undefined) over.push(dimmed(arrow.markup, item.opacity));
    } else if (item.kind === 'card') over.push(put(drawCard(item.card, options), item));
    else {
      if (item.thing.under !== undefined) under.push(put(item.thing.under, item));
      over.push(put(item.thing.markup, item));
      if (item.inside.length > 0) over.push(inside(item, arrows, options));
    }
  }
  return { under, over };
}

/** What stands in a frame is cut off at its edge. */
function inside(
  item: ThingItem,
  arrows: ReadonlyMap<string, DrawnArrow>,
  options: CardWords,
): Markup {
  const id = `in-${item.id.replace(/[^\w-]/g, '_')}`;
  const drawn = draw(item.inside, arrows, options);
  const edge = polygon(item.thing.edge.map((corner) => outOf(item.place, corner)));
  return together([
    element('clipPath', { id }, element('path', { d: pathData(edge) })),
    element('g', { 'clip-path': `url(#${id})` }, ...drawn.under, ...drawn.over),
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

function drawLinks(scene: Scene, board: BoardDocument): Markup {
  const links = readLinks(board).toSorted((a, b) => (a.id < b.id ? -1 : 1));
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
