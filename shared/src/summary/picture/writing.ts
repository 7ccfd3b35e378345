import type { Point } from './geometry.ts';
import { faceOf, type Line, type Run } from './lines.ts';
import { element, nothing, together, words, type Markup } from './markup.ts';
import { baseline, type Face } from './measure.ts';
import type { Across } from './records.ts';

/** Families as the page, the PDF and the picture's reader may have them; then whatever has the letters. */
export const SANS =
  "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible Next Variable', 'Noto Sans', system-ui, sans-serif";
export const SERIF = "'Source Serif 4', 'Source Serif 4 Variable', 'Noto Serif', Georgia, serif";
const MONO = "'DejaVu Sans Mono', 'Noto Sans Mono', ui-monospace, monospace";

export interface Look {
  readonly face: Face;
  /** Canvas units from one line to the next. */
  readonly lineHeight: number;
  readonly colour: string;
  readonly align?: Across;
}

/**
 * Lines of words from `at` (the upper left corner) downwards, in a column `width` wide. Each line is
 * one `text` of real words, so that it can be searched and read aloud.
 */
export function write(lines: readonly Line[], at: Point, width: number, look: Look): Markup {
  const drawn = lines.map((line, n) => writeLine(line, at, n, width, look));
  return together(drawn);
}

function writeLine(line: Line, at: Point, n: number, width: number, look: Look): Markup {
  if (line.runs.every(({ text }) => text.trim() === '')) return nothing;
  const { face, lineHeight, colour, align = 'start' } = look;
  const side = align === 'middle' ? 'middle' : (align === 'start') === line.rtl ? 'end' : 'start';
  const x = at.x + (side === 'middle' ? width / 2 : side === 'end' ? width : 0);
  const y = at.y + n * lineHeight + baseline(face, lineHeight);
  const spaced = line.runs.some(({ text }) => /^\s|\s\s|\s$/.test(text));
  return element(
    'text',
    {
      x,
      y,
      fill: colour,
      'font-size': face.size,
      'font-family': familyOf(face),
      'font-weight': face.weight === 400 ? undefined : face.weight,
      'text-anchor': side === 'start' ? undefined : side,
      'xml:space': spaced || line.runs.length > 1 ? 'preserve' : undefined,
    },
    ...(line.rtl ? [RIGHT_TO_LEFT] : []),
    ...line.runs.map((run) => writeRun(run, face)),
    ...(line.rtl ? [AND_BACK] : []),
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

/** The picture's own is sans; only others are named. */
const familyOf = ({ family }: Face): string | undefined =>
  family === 'sans' ? undefined : family === 'serif' ? SERIF : MONO;
