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
