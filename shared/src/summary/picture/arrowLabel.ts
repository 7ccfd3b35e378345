import type { Visible } from './arrowEnds.ts';
import { DRAWING } from './colours.ts';
import { boxAround, clamp, type Box } from './geometry.ts';
import { plain, wrap } from './lines.ts';
import type { Markup } from './markup.ts';
import type { Rail } from './rail.ts';
import type { DrawnOf } from './records.ts';
import { ARROW_LABEL_SIZE, face, LINE_HEIGHT, STROKE } from './sizes.ts';
import { write } from './writing.ts';

/** Words on an arrow, in a gap of its line. @returns undefined for an arrow without words */
export function arrowLabel(
  shape: DrawnOf<'arrow'>,
  rail: Rail,
  seen: Visible,
): { markup: Markup; box: Box; gap: Visible | undefined } | undefined {
  const text = shape['props.text'].trim();
  if (text === '') return undefined;
  const scale = shape['props.scale'];
  const look = face(shape['props.font'], ARROW_LABEL_SIZE[shape['props.size']] * scale);
  const paragraphs = plain(text.slice(0, MAX_LETTERS));
  const natural = Math.max(...wrap(paragraphs, look, Infinity).map(({ width }) => width));
  const lines = wrap(paragraphs, look, widest(rail, seen, natural, look.size));
  const lineHeight = look.size * LINE_HEIGHT;
  const air = 4.25 * scale;
  const w = Math.max(...lines.map(({ width }) => width)) + 2 * air;
  const h = lines.length * lineHeight + 2 * air;
  const middle = rail.at(position(shape, rail, seen, w, h));
  const box = { x: middle.x - w / 2, y: middle.y - h / 2, w, h };
  return {
    markup: write(lines, { x: box.x + air, y: box.y + air }, w - 2 * air, {
      face: look,
      lineHeight,
      colour: DRAWING[shape['props.labelColor']].line,
      align: 'middle',
    }),
    box,
    gap: inside(rail, seen, box),
  };
}

const MAX_LETTERS = 2_000;

/** A label is no wider than the arrow has room for between its ends, when it lies across. */
function widest(rail: Rail, seen: Visible, natural: number, size: number): number {
  const body = boxAround(PARTS.map((t) => rail.at(seen.from + t * (seen.to - seen.from))));
  if (body.w > body.h) return Math.max(Math.min(natural, 64), Math.min(body.w - 64, natural)) + 0.5;
  return Math.min(natural, 16 * size) + 0.5;
}

const PARTS = Array.from({ length: 65 }, (_, n) => n / 64);

/** Where its middle lies: where it was put, but not over a head or what the arrow holds. */
function position(
  shape: DrawnOf<'arrow'>,
  rail: Rail,
  seen: Visible,
  w: number,
  h: number,
): number {
  const length = seen.to - seen.from;
  const stroke = STROKE[shape['props.size']];
  const padding =
    (20 + (stroke - STROKE.s) * 2 + (stroke === STROKE.xl ? 20 : 0)) * shape['props.scale'];
  const share = Math.min(0.5, padding / Math.max(1, Math.abs(length)));
  const boxAt = (t: number): Box => {
    const { x, y } = rail.at(seen.from + t * length);
    return { x: x - w / 2, y: y - h / 2, w, h };
  };
  const covered = (box: Box): number[] =>
    PARTS.filter((t) => holds(box, rail.at(seen.from + t * length)));
  const least = Math.max(0, ...covered(boxAt(share)));
  const most = Math.min(1, ...covered(boxAt(1 - share)));
  const t = least > most ? 0.5 : clamp(shape['props.labelPosition'], least, most);
  return seen.from + t * length;
}

const holds = ({ x, y, w, h }: Box, point: { x: number; y: number }): boolean =>
  point.x >= x && point.x <= x + w && point.y >= y && point.y <= y + h;

/** The part of the rail that lies under the words. */
function inside(rail: Rail, seen: Visible, box: Box): Visible | undefined {
  const count = 256;
  const length = seen.to - seen.from;
  let from: number | undefined;
  let to = seen.from;
  for (let n = 0; n <= count; n += 1) {
    const s = seen.from + (length * n) / count;
    if (!holds(box, rail.at(s))) continue;
    from ??= s;
    to = s;
  }
  return from === undefined ? undefined : { from, to };
}
