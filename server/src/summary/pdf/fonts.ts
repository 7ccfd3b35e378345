import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The faces that a page is set in, all OFL: first of the list first, so that what people write is in the
 * same legible sans as on the screen, and every other script in the Noto face that stands closest. Chinese
 * comes before Japanese only where nothing says that it is Japanese (`look.typ`). A script that has no
 * face here is looked for among the machine's own.
 */
const FACES: ReadonlyArray<readonly [family: string, styles: readonly string[]]> = [
  ['atkinson-hyperlegible-next', ['400Regular', '600SemiBold']],
  ['source-serif-4', ['600SemiBold']],
  // With Greek, Cyrillic and Devanagari.
  ['noto-sans', ['400Regular', '600SemiBold']],
  // Its dots are part of its letters. Noto draws them apart, and readers then find each letter twice.
  ['ibm-plex-sans-arabic', ['400Regular', '600SemiBold']],
  ['noto-sans-arabic', ['400Regular', '600SemiBold']],
  ['noto-sans-hebrew', ['400Regular', '600SemiBold']],
  ['noto-sans-bengali', ['400Regular']],
  ['noto-sans-gurmukhi', ['400Regular']],
  ['noto-sans-gujarati', ['400Regular']],
  ['noto-sans-tamil', ['400Regular']],
  ['noto-sans-telugu', ['400Regular']],
  ['noto-sans-kannada', ['400Regular']],
  ['noto-sans-malayalam', ['400Regular']],
  ['noto-sans-sinhala', ['400Regular']],
  ['noto-sans-thai', ['400Regular']],
  ['noto-sans-lao', ['400Regular']],
  ['noto-sans-khmer', ['400Regular']],
  ['noto-sans-myanmar', ['400Regular']],
  ['noto-sans-georgian', ['400Regular']],
  ['noto-sans-armenian', ['400Regular']],
  ['noto-sans-ethiopic', ['400Regular']],
  ['noto-emoji', ['400Regular']],
  ['noto-sans-sc', ['400Regular']],
  ['biz-udpgothic', ['400Regular', '700Bold']],
  ['nanum-gothic', ['400Regular', '700Bold']],
  ['noto-sans-symbols-2', ['400Regular']],
  ['noto-sans-math', ['400Regular']],
];

/** Paths of the font files. Their packages hold one folder for each style. */
export function fontFolders(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return FACES.flatMap(([family, styles]) => {
    const folder = dirname(resolve(`@expo-google-fonts/${family}/package.json`));
    return styles.map((style) => join(folder, style));
  });
}

/**
 * Letters that Atkinson Hyperlegible Next has whole, as a class of Typst's and of JavaScript's expressions. It
 * would put others together from a letter and marks, as in Vietnamese, and whoever copies or hears the page
 * would get each twice; the next face has them whole.
 */
export const SANS_LETTERS = [
  String.raw`\u{20}-\u{7E}\u{A0}-\u{107}\u{10A}-\u{113}\u{116}-\u{11B}\u{11E}-\u{123}\u{126}-\u{127}`,
  String.raw`\u{12A}-\u{12B}\u{12E}-\u{133}\u{136}-\u{137}\u{139}-\u{13E}\u{141}-\u{148}\u{150}-\u{155}`,
  String.raw`\u{158}-\u{15B}\u{15E}-\u{165}\u{16A}-\u{16B}\u{16E}-\u{17E}\u{192}\u{218}-\u{21B}`,
  String.raw`\u{1E80}-\u{1E85}\u{1E9E}\u{1EF2}-\u{1EF3}\u{2009}\u{2013}-\u{2014}\u{2018}-\u{201A}`,
  String.raw`\u{201C}-\u{201E}\u{2020}-\u{2022}\u{2026}\u{2030}\u{2039}-\u{203A}\u{20AC}\u{2122}\u{2212}`,
].join('');
