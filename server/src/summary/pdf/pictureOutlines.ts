import { Resvg } from '@resvg/resvg-js';
import { fontFolders } from './fonts.ts';

/**
 * Draws as outlines what a tagged PDF could not hold as words of a picture: letters of several parts (vowel
 * marks, Devanagari, emoji that are joined) and lines with marks of direction. The typesetter would lose their
 * text and refuse the document. All other words stay words, and what the picture says is in its description.
 */
export function withOutlines(svg: string): string {
  const root = /^<svg\b[^>]*>/.exec(svg)?.[0];
  if (root === undefined) return svg;
  const all = new Set([...svg.matchAll(LINES)].map(([line]) => line));
  const lines = [...all].filter((line) => COMPOSED.test(line));
  if (lines.length === 0) return svg;
  // What is drawn of a line is known by its colour.
  const keyed = lines.map((line, n) => line.replace(/ fill="[^"]*"/, ` fill="${keyOf(n)}"`));
  const drawn = new Resvg(`${root}${keyed.join('')}</svg>`, {
    font: { fontDirs: fontFolders(), loadSystemFonts: false, defaultFontFamily: 'Noto Sans' },
    // It would name letters of the board.
    logLevel: 'off',
  }).toString();
  const paths = new Map<string, string>();
  for (const [path, key] of drawn.matchAll(/<path fill="(#[0-9a-f]{6})"[^>]*\/>/g))
    if (key !== undefined) paths.set(key, (paths.get(key) ?? '') + path);
  const outlines = new Map(
    lines.map((line, n) => {
      const colour = / fill="([^"]*)"/.exec(line)?.[1] ?? '#000000';
      return [line, (paths.get(keyOf(n)) ?? '').replaceAll(keyOf(n), colour)];
    }),
  );
  return svg.replaceAll(LINES, (line) => outlines.get(line) ?? line);
}

const LINES = /<text\b[^>]*>.*?<\/text>/gs;
const COMPOSED = /\p{M}|\p{Emoji_Modifier}|\p{Default_Ignorable_Code_Point}/u;

const keyOf = (n: number): string => `#${n.toString(16).padStart(6, '0')}`;
