import { ADVANCES, RANGES } from './advances.ts';

/** A way to write: which family, how large, how heavy. */
export interface Face {
  readonly family: 'sans' | 'serif' | 'mono';
  /** Canvas units. */
  readonly size: number;
  readonly weight: 400 | 500 | 600;
}

/** Ascent and descent of Atkinson Hyperlegible Next, in shares of the size: where its lines stand. */
const ASCENT = 0.984;
const DESCENT = 0.316;

/** @returns how far below a line's top edge its letters stand */
export const baseline = ({ size }: Face, lineHeight: number): number =>
  (lineHeight - (ASCENT + DESCENT) * size) / 2 + ASCENT * size;

/** @returns canvas units; letters outside of the fonts' tables by what their script needs on average */
export function measure(text: string, face: Face): number {
  let sum = 0;
  for (const letter of text) sum += advance(letter, face);
  return sum * face.size * KERNING;
}

/** Pairs of Latin letters stand a little closer than their widths add up to: 0.3 to 0.8 % over a line. */
const KERNING = 0.995;

function advance(letter: string, { family, weight }: Face): number {
  if (family === 'mono') return isWide(letter) ? 1.2 : MARK.test(letter) ? 0 : 0.6;
  const table = TABLES[family === 'serif' ? 'serif' : weight === 400 ? 'sans' : 'bold'];
  const known = table.get(letter.codePointAt(0) ?? 0);
  return known ?? byScript(letter) * (weight === 400 ? 1 : 1.06);
}

/** Beyond Latin a screen shows its system's own face, which may be a little wider than Noto's. */
const OTHER_FACES = 1.025;

const TABLES = {
  sans: decoded(ADVANCES.sans),
  bold: decoded(ADVANCES.bold),
  serif: decoded(ADVANCES.serif),
};

function decoded(digits: string): ReadonlyMap<number, number> {
  const table = new Map<number, number>();
  let at = 0;
  for (const [from, to] of RANGES) {
    const wider = from >= 0x370 && from < 0x2000 ? OTHER_FACES : 1;
    for (let code = from; code <= to; code += 1) {
      table.set(code, (parseInt(digits.slice(at, at + 2), 36) / 1000) * wider);
      at += 2;
    }
  }
  return table;
}

/** Combining marks, joiners, direction marks and variation selectors stand over, under or between letters. */
const MARK = /^[\p{M}\p{Cf}\p{Cc}]$/u;
const WIDE =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]$/u;
const EMOJI = /^[\p{Extended_Pictographic}\p{Emoji_Presentation}]$/u;

const isWide = (letter: string): boolean => WIDE.test(letter) || EMOJI.test(letter);

/** Averages of the Noto faces, a little on the wide side: a line may end early and never too late. */
const SCRIPTS: ReadonlyArray<readonly [RegExp, number]> = [
  [MARK, 0],
  [EMOJI, 1.3],
  [WIDE, 1],
  [/^\p{Script=Arabic}$/u, 0.48],
  [/^[\p{Script=Cyrillic}\p{Script=Greek}]$/u, 0.62],
];

const scriptAdvances = new Map<string, number>();

function byScript(letter: string): number {
  const known = scriptAdvances.get(letter);
  if (known !== undefined) return known;
  const found = SCRIPTS.find(([script]) => script.test(letter))?.[1] ?? 0.64;
  // A board has a few hundred different letters; a text of all Unicode must not be remembered.
  if (scriptAdvances.size < 4_096) scriptAdvances.set(letter, found);
  return found;
}
