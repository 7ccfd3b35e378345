import sansLatin from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import sansLatinExt from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2?url';
import serifLatin from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url';
import serifLatinExt from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2?url';

/** Which letters a file has; as fonts.css says it. */
const LATIN = {
  needed: /[\u0021-\u00ff]/,
  range:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
};
const LATIN_EXT = {
  needed: /[\u0100-\u02ff\u1e00-\u1eff]/,
  range:
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
};
const SANS = { family: 'Atkinson Hyperlegible Next', weights: '200 800' };
const SERIF = { family: 'Source Serif 4', weights: '200 900' };

/** The page's own faces, which a picture leaves behind with the page. */
const FACES = [
  { ...SANS, ...LATIN, url: sansLatin },
  { ...SANS, ...LATIN_EXT, url: sansLatinExt },
  { ...SERIF, ...LATIN, url: serifLatin },
  { ...SERIF, ...LATIN_EXT, url: serifLatinExt },
];

/**
 * A picture with its letters in it. An SVG that stands alone, in an `img` or a file, knows no font of the
 * page; without its own the words would be wider or narrower than the cards that they stand in.
 * @param svg as `canvasPicture` draws it
 */
export async function lettered(svg: string): Promise<string> {
  const letters = textOf(svg);
  const needed = FACES.filter((face) => svg.includes(face.family) && face.needed.test(letters));
  const rules = await Promise.all(
    needed.map(
      async ({ family, weights, range, url }) =>
        `@font-face{font-family:'${family}';font-weight:${weights};src:url(data:font/woff2;base64,${await base64Of(url)}) format('woff2');unicode-range:${range}}`,
    ),
  );
  return svg.replace('>', `><style>${rules.join('')}</style>`);
}

const textOf = (svg: string): string => svg.replace(/<[^>]*>/g, '');

/** Read once for all pictures of a page. */
const encoded = new Map<string, Promise<string>>();

function base64Of(url: string): Promise<string> {
  const known = encoded.get(url);
  if (known !== undefined) return known;
  const reading = read(url);
  encoded.set(url, reading);
  // Offline before it was ever read: the next picture tries again.
  reading.catch(() => encoded.delete(url));
  return reading;
}

async function read(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FONT_TIME_MS) });
  if (!response.ok) throw new Error(`no font: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

/** ms; 50 kB, which the page has in its cache already. */
const FONT_TIME_MS = 15_000;
