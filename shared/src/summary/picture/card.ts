import { promptIn } from '../../board/prompts.ts';
import type { Card } from '../../board/card.ts';
import { fieldsOf, HOME_LANE, type FieldName } from '../../board/kinds.ts';
import { CARD_SIZE } from '../../board/place.ts';
import { parseSeat, type Seat } from '../../seats.ts';
import { isolate } from '../wording.ts';
import { LANES, PAPER } from './colours.ts';
import { kindIcon } from './icons.ts';
import { oneLine, plain, wrap, type Line } from './lines.ts';
import { element, together, type Markup } from './markup.ts';
import { measure, type Face } from './measure.ts';
import { personMark } from './personMark.ts';
import type { PictureWords } from './words/words.ts';
import { write } from './writing.ts';

/** What a picture is told about people, and in which words it speaks. */
export interface Telling {
  readonly words: PictureWords;
  nameOf(seat: Seat): string;
  /** By the relay's claims; undefined for a template's own card, and where nobody knows. */
  authorOf(card: Card): Seat | undefined;
}

/** Where things stand in a card on the screen (client/src/cards/card.css); canvas units. */
const { width: W, height: H } = CARD_SIZE;
const LEFT = 16;
const TOP = 7;
const INNER = W - LEFT - 11;
const FOOT = H - 31;

const KIND: Face = { family: 'sans', size: 13, weight: 600 };
const PROMPT: Face = { family: 'serif', size: 15, weight: 500 };
const TEXT: Face = { family: 'sans', size: 16, weight: 400 };
const FIELD: Face = { family: 'sans', size: 14, weight: 400 };
const NAME: Face = { family: 'sans', size: 13, weight: 400 };
const KIND_LINE = 18.2;
const PROMPT_LINE = 19.5;
const TEXT_LINE = 22.4;
const FIELD_LINE = 18.9;

/** A card as it lies closed on the canvas: a sheet of one size, its words left out by whole lines. */
export function drawCard(card: Card, { words, nameOf, authorOf }: Telling): Markup {
  const lane = LANES[HOME_LANE[card.kind]];
  const prompt = promptIn(words.prompts, card.prompt);
  const fields = filledFields(card, { words, nameOf });
  const parts: Markup[] = [sheet(lane.edge)];
  let y = TOP;
  if (card.kind !== 'note' || card.prompt === undefined) {
    const name = oneLine(words.kinds[card.kind], KIND, INNER - 20);
    parts.push(kindIcon(card.kind, { x: LEFT, y: y + 1.95 }, 14.3, lane.ink));
    parts.push(line(name, { x: LEFT + 20.3, y }, KIND, KIND_LINE, lane.ink));
    y += KIND_LINE + 2;
  }
  if (prompt !== undefined) {
    const lines = wrap(plain(prompt), PROMPT, INNER, 3);
    parts.push(
      write(lines, { x: LEFT, y }, INNER, {
        face: PROMPT,
        lineHeight: PROMPT_LINE,
        colour: PAPER.soft,
      }),
    );
    y += lines.length * PROMPT_LINE + 2;
  }
  const most = prompt !== undefined || fields.length > 0 ? 2 : 4;
  const lines = wrap(plain(card.text.toString().trim()), TEXT, INNER, most);
  parts.push(
    write(lines, { x: LEFT, y }, INNER, { face: TEXT, lineHeight: TEXT_LINE, colour: PAPER.ink }),
  );
  y += lines.length * TEXT_LINE + 2;
  for (const { label, value } of fields) {
    if (y + FIELD_LINE > FOOT) break;
    parts.push(field(label, value, y, lane.ink));
    y += FIELD_LINE;
  }
  const author = authorOf(card);
  if (author !== undefined) parts.push(foot(author, nameOf(author)));
  return together(parts);
}

/** Paper with a soft shadow, and the colour of its kind along the side where reading begins. */
function sheet(edge: string): Markup {
  return together([
    element('rect', {
      x: -0.5,
      y: 1,
      width: W + 1,
      height: H + 1,
      rx: 12.5,
      fill: '#3c321e',
      'fill-opacity': 0.16,
    }),
    element('rect', {
      x: 0.5,
      y: 0.5,
      width: W - 1,
      height: H - 1,
      rx: 11.5,
      fill: PAPER.paper,
      stroke: PAPER.hairline,
    }),
    element('path', {
      d: `M12 0A12 12 0 0 0 0 12V${H - 12}A12 12 0 0 0 12 ${H}A8 11 0 0 1 4 ${H - 12}V12A8 11 0 0 1 12 0Z`,
      fill: edge,
    }),
  ]);
}

function field(label: string, value: string, y: number, colour: string): Markup {
  const name = oneLine(label, KIND, INNER * 0.7);
  const used = name.width + 4 + measure(' ', FIELD);
  const rest = oneLine(value, FIELD, INNER - used);
  return together([
    line(name, { x: LEFT, y }, KIND, FIELD_LINE, colour),
    line(rest, { x: LEFT + used, y }, FIELD, FIELD_LINE, PAPER.ink),
  ]);
}

function foot(seat: Seat, name: string): Markup {
  const shown = oneLine(name, NAME, INNER - 24);
  return together([
    personMark(seat, name, { x: LEFT, y: FOOT + 5.7 }, 18),
    line(shown, { x: LEFT + 24, y: FOOT + 5.6 }, NAME, KIND_LINE, PAPER.soft),
  ]);
}

/** A short line beside something else: it begins where it is put, whichever way it is read. */
function line(
  one: Line,
  at: { x: number; y: number },
  face: Face,
  lineHeight: number,
  colour: string,
): Markup {
  return write([one], at, one.width, { face, lineHeight, colour });
}

/** What is written beside the words of a card, with its labels; an empty field is none. */
export function filledFields(
  card: Card,
  { words, nameOf }: Pick<Telling, 'words' | 'nameOf'>,
): Array<{ label: string; value: string }> {
  return fieldsOf(card.kind).flatMap(([name, type]) => {
    if (name === 'slipOwner') return [];
    const given = card.values.get(name);
    const value =
      type === 'words'
        ? (card.words.get(name)?.toString() ?? '').trim()
        : given === undefined
          ? ''
          : words.value(given);
    return value === '' ? [] : [{ label: labelOf(card, name, words, nameOf), value }];
  });
}

function labelOf(
  card: Card,
  name: FieldName,
  words: PictureWords,
  nameOf: (seat: Seat) => string,
): string {
  const owner = name === 'ifThisSlips' ? card.values.get('slipOwner') : undefined;
  return typeof owner === 'string'
    ? words.slipOf(isolate(nameOf(parseSeat(owner))))
    : words.fields[name];
}
