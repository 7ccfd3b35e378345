import { PARTNER_A, roleOf, type Seat } from '../../seats.ts';
import { PAPER, personColour } from './colours.ts';
import type { Point } from './geometry.ts';
import { oneLine } from './lines.ts';
import { element, together, type Markup } from './markup.ts';
import { write } from './writing.ts';

/** A person as hue, shape and letter at once: circle, diamond, square; whoever only reads, a ring. */
export function personMark(seat: Seat, name: string, { x, y }: Point, size: number): Markup {
  const colour = personColour(seat);
  const shape = shapeOf(seat, x, y, size, colour);
  const face = { family: 'sans', size: size / 2, weight: 600 } as const;
  const letter = oneLine(initialOf(name), face, size);
  const isRing = roleOf(seat) === 'observer' || roleOf(seat) === 'room-view';
  const look = {
    face,
    lineHeight: size,
    colour: isRing ? colour : PAPER.onPerson,
    align: 'middle',
  } as const;
  return together([shape, write([letter], { x, y }, size, look)]);
}

function shapeOf(seat: Seat, x: number, y: number, size: number, fill: string): Markup {
  const [cx, cy] = [x + size / 2, y + size / 2];
  switch (roleOf(seat)) {
    case 'therapist': {
      const side = size * 0.92;
      return element('rect', {
        x: cx - side / 2,
        y: cy - side / 2,
        width: side,
        height: side,
        rx: side * 0.18,
        fill,
      });
    }
    case 'partner': {
      if (seat === PARTNER_A) return element('circle', { cx, cy, r: size / 2, fill });
      const side = size * 0.84;
      return element('rect', {
        x: cx - side / 2,
        y: cy - side / 2,
        width: side,
        height: side,
        rx: side * 0.14,
        transform: `rotate(45 ${cx} ${cy})`,
        fill,
      });
    }
    case 'observer':
    case 'room-view':
      return element('circle', {
        cx,
        cy,
        r: size / 2 - 1,
        fill: 'none',
        stroke: fill,
        'stroke-width': 2,
      });
  }
}

/** The first letter as a person sees it: Å, 愛 and 👩‍🚀 are one each. */
const initialOf = (name: string): string =>
  /^\s*(\p{RI}\p{RI}|.(?:[\p{M}\p{Emoji_Modifier}\ufe0f]|\u200d.)*)/su
    .exec(name)?.[1]
    ?.toUpperCase() ?? '';
