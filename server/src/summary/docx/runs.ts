/** A stretch of text of one direction: word processors lay runs out by what each says of itself. */
export interface Stretch {
  readonly text: string;
  readonly isRtl: boolean;
}

export type Direction = 'ltr' | 'rtl';

/** Hebrew, Arabic and the other scripts from the right, their own punctuation too. */
const RTL = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const LETTER = /\p{L}/u;

/** The direction of the first letter; `around` where there is none. */
export function directionOf(text: string, around: Direction): Direction {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter === undefined ? around : RTL.test(letter) ? 'rtl' : 'ltr';
}

/**
 * Text in stretches of one direction, in the order in which they are read. What has no direction (spaces,
 * numbers, punctuation) goes with its neighbours where both are of one, and else with the paragraph.
 */
export function stretchesOf(text: string, base: Direction): Stretch[] {
  const parts: Array<{ text: string; dir: Direction | undefined }> = [];
  for (const letter of text) {
    const last = parts.at(-1);
    const isMark = /\p{M}/u.test(letter);
    const own = RTL.test(letter) ? 'rtl' : LETTER.test(letter) ? 'ltr' : undefined;
    const dir = isMark && last !== undefined ? last.dir : own;
    if (last !== undefined && last.dir === dir) last.text += letter;
    else parts.push({ text: letter, dir });
  }
  const stretches: Stretch[] = [];
  parts.forEach((part, n) => {
    const [before, after] = [parts[n - 1]?.dir ?? base, parts[n + 1]?.dir ?? base];
    const isRtl = (part.dir ?? (before === after ? before : base)) === 'rtl';
    const last = stretches.at(-1);
    if (last !== undefined && last.isRtl === isRtl)
      stretches[stretches.length - 1] = { text: last.text + part.text, isRtl };
    else stretches.push({ text: part.text, isRtl });
  });
  return stretches;
}

/**
 * A line inside a paragraph of direction `around`. Where its own is another, marks that nobody sees (U+200E,
 * U+200F) keep its first and last punctuation on its own side: word processors know no isolates.
 */
export function insideOf(line: string, around: Direction): Stretch[] {
  // Numbers and signs alone read from the left, also in Hebrew: `=1+1` is no `1+1=`.
  const own = line === '' ? around : directionOf(line, 'ltr');
  if (own === around) return stretchesOf(line, around);
  const mark = own === 'rtl' ? '\u200F' : '\u200E';
  return stretchesOf(`${mark}${line}${mark}`, own);
}

/** Languages that East Asian letters are drawn for: Han looks different in each. */
export function eastAsianOf(text: string): string | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja-JP';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko-KR';
  return /\p{Script=Han}/u.test(text) ? 'zh-CN' : undefined;
}
