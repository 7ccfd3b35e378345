import type { Point } from './geometry.ts';
import { faceOf, LETTER, type Line, type Run } from './lines.ts';
import { element, nothing, together, words, type Markup } from './markup.ts';
import { baseline, measure, type Face } from './measure.ts';
import type { Across } from './records.ts';
import { inVisualOrder, readsFromTheRight, stretches } from './scripts.ts';

/** Families as the page, the PDF and the picture's reader may have them; then whatever has the letters. */
export const SANS =
  "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible Next Variable', 'Noto Sans', system-ui, sans-serif";
export const SERIF = "'Source Serif 4', 'Source Serif 4 Variable', 'Noto Serif', Georgia, serif";
const MONO = "'DejaVu Sans Mono', 'Noto Sans Mono', ui-monospace, monospace";
const FAMILIES: Readonly<Record<Face['family'], string>> = { sans: SANS, serif: SERIF, mono: MONO };

export interface Look {
  readonly face: Face;
  /** Canvas units from one line to the next. */
  readonly lineHeight: number;
  readonly colour: string;
  readonly align?: Across;
}

/**
 * Lines of words from `at` (the upper left corner) downwards, in a column `width` wide. Each line is
 * one `text` of real words, so that it can be searched and read aloud; only where its face has to change
 * within the line it is several, side by side.
 */
export const write = (lines: readonly Line[], at: Point, width: number, look: Look): Markup =>
  together(
    lines.map((line, n) =>
      writeLine(line, { x: at.x, y: at.y + n * look.lineHeight }, width, look),
    ),
  );

function writeLine(line: Line, at: Point, width: number, look: Look): Markup {
  const { face, lineHeight, align = 'start' } = look;
  const text = line.runs.map((run) => run.text).join('');
  if (text.trim() === '') return nothing;
  const side = align === 'middle' ? 'middle' : (align === 'start') === line.rtl ? 'end' : 'start';
  const x = at.x + (side === 'middle' ? width / 2 : side === 'end' ? width : 0);
  const y = at.y + baseline(face, lineHeight);
  const parts = stretches(text, LETTER);
  const [whole] = parts;
  if (parts.length === 1 && whole !== undefined)
    return textElement(line.runs, { x, y }, side, line.rtl, whole.families, look);

  const left = x - line.width * (side === 'middle' ? 0.5 : side === 'end' ? 1 : 0);
  const look0 = faceOf(face, line.runs[0] ?? { text });
  let from = left;
  return together(
    inVisualOrder(parts, line.rtl).map(({ text: part, families }) => {
      const manner = { ...line.runs[0], text: part };
      const there = { x: from, y };
      from += measure(part, look0);
      return textElement([manner], there, 'start', readsFromTheRight(part), families, look);
    }),
  );
}

function textElement(
  runs: readonly Run[],
  { x, y }: Point,
  side: 'start' | 'middle' | 'end',
  rtl: boolean,
  families: string | undefined,
  { face, colour }: Look,
): Markup {
  const spaced = runs.some(({ text }) => /^\s|\s\s|\s$/.test(text));
  return element(
    'text',
    {
      x,
      y,
      fill: colour,
      'font-size': face.size,
      'font-family': familyOf(face, families),
      'font-weight': face.weight === 400 ? undefined : face.weight,
      'text-anchor': side === 'start' ? undefined : side,
      'xml:space': spaced || runs.length > 1 ? 'preserve' : undefined,
    },
    ...(rtl ? [RIGHT_TO_LEFT] : []),
    ...runs.map((run) => writeRun(run, face)),
    ...(rtl ? [AND_BACK] : []),
  );
}

/**
 * Marks in the words, and not the attribute `direction`: the makers of PDF know the marks alone, and
 * would put a full stop at the wrong end of a Hebrew line.
 */
const RIGHT_TO_LEFT = words('\u2067');
const AND_BACK = words('\u2069');

function writeRun(run: Run, face: Face): Markup {
  if (run.bold !== true && run.italic !== true && run.struck !== true) return words(run.text);
  return element(
    'tspan',
    {
      'font-weight': run.bold === true ? faceOf(face, run).weight : undefined,
      'font-style': run.italic === true ? 'italic' : undefined,
      'text-decoration': run.struck === true ? 'line-through' : undefined,
    },
    words(run.text),
  );
}

/** The picture's own is sans, and is not named again. */
function familyOf({ family }: Face, families: string | undefined): string | undefined {
  if (families !== undefined) return `${families}, ${FAMILIES[family]}`;
  return family === 'sans' ? undefined : FAMILIES[family];
}
