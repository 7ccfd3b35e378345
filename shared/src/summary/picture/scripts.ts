/**
 * Which faces draw the letters of which script. The makers of PDF and pixels shape a whole line in one
 * font and mend what it lacks letter by letter, which breaks Arabic and Devanagari apart; so a line with
 * one other script is written in that script's face, which has Latin letters too. Where it is not there,
 * on most screens, the page's own face and the reader's stand in, each for its letters.
 */
const FACES: ReadonlyArray<readonly [script: RegExp, families: string]> = [
  [/^[\p{Script=Arabic}\u060c\u061b\u061f]/u, "'Noto Sans Arabic'"],
  [/^\p{Script=Hebrew}/u, "'Noto Sans Hebrew'"],
  [/^[\p{Script=Han}\u3001-\u3003\u3008-\u3011\uff01-\uff5e]/u, "'Noto Sans SC'"],
  [/^\p{Script=Hangul}/u, "'Nanum Gothic', 'Noto Sans KR'"],
  [/^\p{Script=Bengali}/u, "'Noto Sans Bengali'"],
  [/^\p{Script=Gurmukhi}/u, "'Noto Sans Gurmukhi'"],
  [/^\p{Script=Gujarati}/u, "'Noto Sans Gujarati'"],
  [/^\p{Script=Tamil}/u, "'Noto Sans Tamil'"],
  [/^\p{Script=Telugu}/u, "'Noto Sans Telugu'"],
  [/^\p{Script=Kannada}/u, "'Noto Sans Kannada'"],
  [/^\p{Script=Malayalam}/u, "'Noto Sans Malayalam'"],
  [/^\p{Script=Sinhala}/u, "'Noto Sans Sinhala'"],
  [/^\p{Script=Thai}/u, "'Noto Sans Thai'"],
  [/^\p{Script=Lao}/u, "'Noto Sans Lao'"],
  [/^\p{Script=Khmer}/u, "'Noto Sans Khmer'"],
  [/^\p{Script=Myanmar}/u, "'Noto Sans Myanmar'"],
  [/^\p{Script=Georgian}/u, "'Noto Sans Georgian'"],
  [/^\p{Script=Armenian}/u, "'Noto Sans Armenian'"],
  [/^\p{Script=Ethiopic}/u, "'Noto Sans Ethiopic'"],
];
const JAPANESE = "'BIZ UDPGothic', 'Noto Sans JP'";
const EMOJI = "'Noto Color Emoji', 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Emoji'";
const SYMBOLS = "'Noto Sans Symbols 2', 'Noto Sans Math'";
/** Cyrillic, Greek, Devanagari, and the Latin of Vietnamese, Māori or Esperanto. */
const EVERYTHING_ELSE = "'Noto Sans'";

/** What the page's own face can write, and what is not seen at all. */
const OWN =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- from the first letter on
  /^[\u0000-\u00b4\u00b6-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0126\u0127\u012a\u012b\u012e-\u0133\u0136\u0137\u0139-\u013e\u0141-\u0148\u0150-\u0155\u0158-\u015b\u015e-\u0165\u016a\u016b\u016e-\u017e\u0192\u0218-\u021b\u0237\u02c6\u02c7\u02c9\u02d8-\u02dd\u0300-\u0304\u0306-\u0308\u030a-\u030c\u0312\u0326-\u0328\u1e80-\u1e85\u1e9e\u1ef2\u1ef3\u2009\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u2044\u20ac\u20b9\u2113\u2122\u2202\u220f\u2211\u2212\u2215\u2219\u221a\u221e\u222b\u2248\u2260\u2264\u2265\u25ca\u266a\p{Cf}]*$/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const EAST_ASIAN =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff5e]/u;
const COLOURFUL = /^(?:\p{Emoji_Presentation}|\p{RI}|\p{Emoji}\ufe0f)/u;
const RTL =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

export interface Stretch {
  readonly text: string;
  /** Families to try first; undefined: the face that the line is written in. */
  readonly families: string | undefined;
}

/**
 * Cuts a line where its face has to change: not at all, where one face has all of its letters.
 * @param lettersOf finds each letter with its marks and joined parts
 */
export function stretches(text: string, lettersOf: RegExp): Stretch[] {
  if (OWN.test(text)) return [{ text, families: undefined }];
  const letters = [...text.matchAll(lettersOf)].map(([letter]) => letter);
  // Chinese characters of a Japanese line are drawn as in Japan.
  const isJapanese = KANA.test(text);
  const wanted = letters.map((letter) => familiesOf(letter, isJapanese));
  const others = new Set(wanted.filter((families) => families !== undefined));
  const [only] = others;
  if (others.size === 1 && only !== undefined && only !== EMOJI) return [{ text, families: only }];

  const cut: Array<{ text: string; families: string | undefined }> = [];
  letters.forEach((letter, n) => {
    const last = cut.at(-1);
    // Spaces stay with the words before them.
    if (last !== undefined && (letter === ' ' || last.families === wanted[n])) last.text += letter;
    else cut.push({ text: letter, families: wanted[n] });
  });
  return cut;
}

/**
 * Stretches from left to right as they are seen: those that read from right to left stand the other way
 * round among themselves, and all of them in a line that does.
 */
export function inVisualOrder(line: readonly Stretch[], rtl: boolean): Stretch[] {
  const isRtl = ({ text }: Stretch): boolean =>
    RTL.test(text) || (rtl && !/\p{L}|\p{N}/u.test(text));
  const groups: Stretch[][] = [];
  for (const stretch of line) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && isRtl(last[0]) === isRtl(stretch)) last.push(stretch);
    else groups.push([stretch]);
  }
  const seen = groups.map((group) =>
    group[0] !== undefined && isRtl(group[0]) ? group.toReversed() : group,
  );
  return (rtl ? seen.toReversed() : seen).flat();
}

export const readsFromTheRight = (text: string): boolean => RTL.test(text);

const known = new Map<string, string | undefined>();

function familiesOf(letter: string, isJapanese: boolean): string | undefined {
  if (OWN.test(letter)) return undefined;
  if (isJapanese && EAST_ASIAN.test(letter)) return JAPANESE;
  if (known.has(letter)) return known.get(letter);
  const families = COLOURFUL.test(letter)
    ? EMOJI
    : (FACES.find(([script]) => script.test(letter))?.[1] ??
      (/^\p{S}/u.test(letter) ? SYMBOLS : EVERYTHING_ELSE));
  // A board has a few hundred different letters; a text of all Unicode must not be remembered.
  if (known.size < 4_096) known.set(letter, families);
  return families;
}
