import { SANS_LETTERS } from './fonts.ts';

/**
 * Names a face for every letter of a picture that its own sans has not. What reads SVG here takes the first
 * family of a list, and where that lacks one letter any face of the machine for the whole line; so a line in
 * another script is set in one face from end to end, and where it is in several each run says its own.
 * @param svg as `canvasPicture` draws it: words stand in `text` elements, escaped
 */
export function withFaces(svg: string): string {
  return svg.replaceAll(/<text\b[^>]*>.*?<\/text>/gs, (element) =>
    element.replaceAll(/>([^<]+)</g, (_, words: string) => `>${inFaces(words)}<`),
  );
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function inFaces(words: string): string {
  if (OWN.test(words)) return words;
  const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words);
  const runs: Array<{ face: string | undefined; text: string }> = [];
  for (const { segment } of graphemes.segment(words)) {
    const last = runs.at(-1);
    // Spaces and marks go with what stands before them: a run is not torn apart.
    const face = UNSEEN.test(segment) ? last?.face : faceOf(segment, japanese);
    if (last !== undefined && last.face === face) last.text += segment;
    else runs.push({ face, text: segment });
  }
  // Marks that are not seen have no shape in its own face, and would turn the line into any other.
  const [only = 'Noto Sans', ...more] = new Set(runs.flatMap(({ face }) => face ?? []));
  if (more.length === 0 && only !== EMOJI) return `<tspan font-family="${only}">${words}</tspan>`;
  return runs
    .map(({ face, text }) =>
      face === undefined ? text : `<tspan font-family="${face}">${text}</tspan>`,
    )
    .join('');
}

const UNSEEN = /^(?:\s|\p{Default_Ignorable_Code_Point})+$/u;

/** Nothing but letters of the picture's sans. */
const OWN = new RegExp(`^[${SANS_LETTERS}]*$`, 'u');

/** The only one without Latin letters of its own. */
const EMOJI = 'Noto Emoji';

const FACES: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script_Extensions=Devanagari}]/u,
    'Noto Sans',
  ],
  [/\p{Script_Extensions=Arabic}/u, 'IBM Plex Sans Arabic'],
  [/\p{Script_Extensions=Hebrew}/u, 'Noto Sans Hebrew'],
  [
    /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u,
    'Noto Sans SC',
  ],
  [/\p{Script=Hangul}/u, 'NanumGothic'],
  [/\p{Script_Extensions=Bengali}/u, 'Noto Sans Bengali'],
  [/\p{Script_Extensions=Gurmukhi}/u, 'Noto Sans Gurmukhi'],
  [/\p{Script_Extensions=Gujarati}/u, 'Noto Sans Gujarati'],
  [/\p{Script_Extensions=Tamil}/u, 'Noto Sans Tamil'],
  [/\p{Script_Extensions=Telugu}/u, 'Noto Sans Telugu'],
  [/\p{Script_Extensions=Kannada}/u, 'Noto Sans Kannada'],
  [/\p{Script_Extensions=Malayalam}/u, 'Noto Sans Malayalam'],
  [/\p{Script_Extensions=Sinhala}/u, 'Noto Sans Sinhala'],
  [/\p{Script_Extensions=Thai}/u, 'Noto Sans Thai'],
  [/\p{Script_Extensions=Lao}/u, 'Noto Sans Lao'],
  [/\p{Script_Extensions=Khmer}/u, 'Noto Sans Khmer'],
  [/\p{Script_Extensions=Myanmar}/u, 'Noto Sans Myanmar'],
  [/\p{Script_Extensions=Georgian}/u, 'Noto Sans Georgian'],
  [/\p{Script_Extensions=Armenian}/u, 'Noto Sans Armenian'],
  [/\p{Script_Extensions=Ethiopic}/u, 'Noto Sans Ethiopic'],
  [/[\p{Extended_Pictographic}\p{Regional_Indicator}\u20E3]/u, EMOJI],
];

function faceOf(grapheme: string, japanese: boolean): string | undefined {
  if (OWN.test(grapheme)) return undefined;
  const face = FACES.find(([letters]) => letters.test(grapheme))?.[1];
  return face === 'Noto Sans SC' && japanese ? 'BIZ UDPGothic' : face;
}
