import { measure, type Face } from './measure.ts';

/** Words in one manner of writing. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly struck?: boolean;
}

export type Paragraph = readonly Run[];

export interface Line {
  readonly runs: readonly Run[];
  /** Canvas units, without spaces at its end. */
  readonly width: number;
  /** Reads from right to left, as its paragraph does. */
  readonly rtl: boolean;
}

export const plain = (text: string): Paragraph[] =>
  text.split(/\r\n?|\n/).map((line) => [{ text: line }]);

/**
 * Breaks words into lines as a browser does: after spaces and hyphens, between the letters of scripts
 * without spaces, and inside a word only when it is longer than a whole line.
 * @param most lines; the last one then ends with an ellipsis
 */
export function wrap(
  paragraphs: readonly Paragraph[],
  face: Face,
  width: number,
  most = Infinity,
): Line[] {
  const lines: Line[] = [];
  for (const paragraph of paragraphs) {
    const rtl = isRtl(paragraph);
    for (const letters of broken(paragraph, face, width, most - lines.length + 1))
      lines.push(asLine(letters, rtl));
    if (lines.length > most) break;
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const last = kept.at(-1);
  return last === undefined ? [] : [...kept.slice(0, -1), cut(last, face, width)];
}

/** One line, with an ellipsis where it ends too soon, in the middle of a word if need be. */
export function oneLine(text: string, face: Face, width: number): Line {
  const paragraph = [{ text: text.replace(/\s+/g, ' ').trim() }];
  const letters: Letter[] = [];
  let sum = 0;
  for (const letter of lettersOf(paragraph, face)) {
    letters.push(letter);
    sum += letter.width;
    if (sum > width) return cut(asLine(letters, isRtl(paragraph)), face, width);
  }
  return asLine(letters, isRtl(paragraph));
}

export const faceOf = (face: Face, run: Run): Face =>
  run.bold === true ? { ...face, weight: 600 } : face;

interface Letter {
  /** With the marks and joined parts that belong to it. */
  readonly text: string;
  readonly width: number;
  readonly run: Run;
}

/** One letter as a person sees it: with its marks, and with what is joined to it. */
export const LETTER = /\p{RI}\p{RI}|.(?:[\p{M}\p{Emoji_Modifier}\ufe0f]|\u200d.)*/gsu;

function* broken(
  paragraph: Paragraph,
  face: Face,
  width: number,
  most: number,
): Generator<readonly Letter[]> {
  let line: Letter[] = [];
  let lineWidth = 0;
  let word: Letter[] = [];
  let wordWidth = 0;
  let made = 0;
  const endLine = () => {
    const ended = line;
    line = [];
    lineWidth = 0;
    made += 1;
    return ended;
  };
  for (const letter of lettersOf(paragraph, face)) {
    const before = word.at(-1);
    if (before !== undefined && mayBreak(before.text, letter.text)) {
      line.push(...word);
      lineWidth += wordWidth;
      [word, wordWidth] = [[], 0];
    }
    // A space at the end of a line hangs over it.
    if (!isSpace(letter.text)) {
      if (line.length > 0 && lineWidth + wordWidth + letter.width > width) yield endLine();
      else if (word.length > 0 && wordWidth + letter.width > width) {
        line = word;
        [word, wordWidth] = [[], 0];
        yield endLine();
      }
      if (made >= most) return;
    }
    word.push(letter);
    wordWidth += letter.width;
  }
  line.push(...word);
  yield line;
}

function* lettersOf(paragraph: Paragraph, face: Face): Generator<Letter> {
  for (const run of paragraph) {
    const itsFace = faceOf(face, run);
    for (const [text] of run.text.matchAll(LETTER))
      yield { text, width: measure(text, itsFace), run };
  }
}

const isSpace = (letter: string): boolean =>
  letter === ' ' || letter === '\t' || letter === '\u3000';

const HYPHEN = /[-\u2010\u2013\u2014]$/u;
const IDEOGRAPH =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const CLOSING =
  /^[\p{Pe}\p{Pf}!?,.;:%\u2026\u3001\u3002\u30fb\u30fc\uff01\uff0c\uff0e\uff1a\uff1b\uff1f\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7]/u;
const OPENING = /[\p{Ps}\p{Pi}]$/u;

function mayBreak(before: string, after: string): boolean {
  if (isSpace(after)) return false;
  if (isSpace(before) || before === '\u200b') return true;
  if (HYPHEN.test(before)) return /^\p{L}/u.test(after);
  if (!IDEOGRAPH.test(before) && !IDEOGRAPH.test(after)) return false;
  return !CLOSING.test(after) && !OPENING.test(before);
}

function asLine(letters: readonly Letter[], rtl: boolean): Line {
  let end = letters.length;
  while (end > 0 && isSpace(letters[end - 1]?.text ?? '')) end -= 1;
  const runs: Run[] = [];
  let width = 0;
  for (const { text, run, width: its } of letters.slice(0, end)) {
    width += its;
    const last = runs.at(-1);
    const { text: _, ...manner } = run;
    if (last !== undefined && sameManner(last, run))
      runs[runs.length - 1] = { ...last, text: last.text + text };
    else runs.push({ ...manner, text });
  }
  return { runs, width, rtl };
}

const sameManner = (a: Run, b: Run): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.struck === b.struck;

const ELLIPSIS = '…';

/** Takes letters off the end until the ellipsis has room. */
function cut(line: Line, face: Face, width: number): Line {
  const letters = [...lettersOf(line.runs, face)];
  const dots = measure(ELLIPSIS, face);
  let sum = letters.reduce((total, letter) => total + letter.width, 0);
  while (letters.length > 0 && (sum + dots > width || isSpace(letters.at(-1)?.text ?? '')))
    sum -= letters.pop()?.width ?? 0;
  const run = letters.at(-1)?.run ?? { text: '' };
  return asLine([...letters, { text: ELLIPSIS, width: dots, run }], line.rtl);
}

const RTL =
  /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]$/u;

/** By its first letter, as browsers tell it of `dir="auto"`. */
function isRtl(paragraph: Paragraph): boolean {
  for (const { text } of paragraph) {
    const first = /\p{L}/u.exec(text)?.[0];
    if (first !== undefined) return RTL.test(first);
  }
  return false;
}
