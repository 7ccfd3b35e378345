import type { LaneBox } from '../../board/arrange.ts';
import type { LaneId } from '../../board/lanes.ts';
import { LANES } from './colours.ts';
import { laneIcon } from './icons.ts';
import { oneLine } from './lines.ts';
import { element, together, type Markup } from './markup.ts';
import type { Face } from './measure.ts';
import type { PictureWords } from './words/words.ts';
import { write } from './writing.ts';

const NAME: Face = { family: 'serif', size: 24, weight: 600 };

/** A lane as a sheet under its cards, told by hue, icon, pattern and name at once. */
export function drawLane({ lane, x, y, w, h }: LaneBox, words: PictureWords): Markup {
  const colours = LANES[lane];
  const name = oneLine(words.lanes[lane], NAME, w - 82);
  return element(
    'g',
    { transform: `translate(${x} ${y})` },
    element('rect', {
      x: 0.5,
      y: 0.5,
      width: w - 1,
      height: h - 1,
      rx: 16,
      fill: colours.sheet,
      stroke: colours.edge,
    }),
    strip(lane, 25, 13, w - 50, colours.edge),
    laneIcon(lane, { x: 25, y: 33 }, 24, colours.ink),
    write([name], { x: 57, y: 29 }, name.width, {
      face: NAME,
      lineHeight: 32,
      colour: colours.ink,
    }),
  );
}

/** The lane's own pattern, 8 units high: the screen's (client/src/ui/styles/lanes.css) as lines. */
function strip(lane: LaneId, x: number, y: number, w: number, colour: string): Markup {
  const along = (height: number, more: Readonly<Record<string, string | number>>): Markup =>
    element('line', { x1: x, y1: y + height, x2: x + w, y2: y + height, stroke: colour, ...more });
  const drawn = (d: string, width: number): Markup =>
    element('path', { d, fill: 'none', stroke: colour, 'stroke-width': width });
  const each = (step: number, part: (at: number) => string): string =>
    Array.from({ length: Math.floor(w / step) }, (_, n) => part(x + n * step)).join('');
  switch (lane) {
    case 'needs':
      return element('line', {
        x1: x + 4,
        y1: y + 4,
        x2: x + w - 4,
        y2: y + 4,
        stroke: colour,
        'stroke-width': 3.2,
        'stroke-linecap': 'round',
        'stroke-dasharray': '0.01 7.99',
      });
    case 'requests':
      return drawn(
        each(8, (at) => `M${at} ${y + 8}l8 -8`),
        1.5,
      );
    case 'boundaries':
      return along(4, { 'stroke-width': 8, 'stroke-dasharray': '2 6' });
    case 'next-week':
      return together([
        along(2, { 'stroke-width': 4, 'stroke-dasharray': '4 4', 'stroke-dashoffset': 4 }),
        along(6, { 'stroke-width': 4, 'stroke-dasharray': '4 4' }),
      ]);
    case 'appreciations':
      return drawn(
        each(10, (at) => `M${at + 2.7} ${y + 4}a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0 -4.6 0`),
        1.1,
      );
    case 'feelings':
      return drawn(
        each(10, (at) => `M${at + 1} ${y + 8}a4 4 0 0 1 8 0`),
        1.3,
      );
    case 'wins':
      return drawn(
        each(12, (at) => `M${at} ${y}l8 8`),
        1.5,
      );
    case 'parked':
      return along(4, { 'stroke-width': 8, 'stroke-dasharray': '8 6' });
    default:
      return lane satisfies never;
  }
}
