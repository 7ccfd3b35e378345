/**
 * What people wrote, made ready for paper: lines with a direction and a language of their own, in pieces
 * that the template sets as data. What no paper shows (controls, embeddings, half characters) is left out
 * here, because the tagged format refuses it; letters and their marks are joined (NFC), or readers would find
 * each twice. Nothing else is changed.
 */
export interface Line {
  readonly dir: Direction;
  /** Absent: the page's. `und`: a script that several languages share. */
  readonly lang?: string;
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly text: string;
  /** A name or quotation inside a sentence, with a direction of its own. */
  readonly isolate?: Direction;
  /** Letters without a place to break: may be broken anywhere, if the line is too short for it. */
  readonly isLong?: true;
}

export type Direction = 'ltr' | 'rtl';

/** The language and direction that hold where the words themselves say nothing. */
export interface Around {
  readonly lang: string;
  readonly dir: Direction;
}

export function linesOf(text: string, around: Around): Line[] {
  return printable(text)
    .split('\n')
    .map((line) => lineOf(line, around));
}

function lineOf(text: string, around: Around): Line {
  const own = text.replaceAll(/[\u2066-\u2068][^\u2069]*\u2069?/g, '');
  const dir = directionOf(own) ?? around.dir;
  const lang = languageOf(own, around.lang);
  return {
    dir,
    ...(lang === around.lang ? {} : { lang }),
    pieces: piecesOf(text, dir).flatMap(breakable),
  };
}

/** Marks on one letter; more than any script has, and shaping takes their square. */
const MAX_MARKS = 30;
const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu');

/** Newlines of all kinds are one; what has no shape on paper goes. */
function printable(text: string): string {
  return (
    text
      .toWellFormed()
      .normalize('NFC')
      .replaceAll(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
      .replaceAll('\t', ' ')
      // Controls, embeddings and overrides (an unclosed one would turn round what follows), byte order
      // marks, tags and noncharacters. Flags of regions of a country are written with tags: kept.
      .replaceAll(/(?!\n)[\p{Cc}\p{Noncharacter_Code_Point}\u202A-\u202E\uFEFF\uFFF9-\uFFFB]/gu, '')
      .replaceAll(TOO_MANY_MARKS, '$1')
      .replaceAll(/(?<!\p{Emoji}[\u{E0020}-\u{E007F}]*)[\u{E0000}-\u{E007F}]/gu, '')
  );
}

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

const firstLetter = (text: string): string | undefined => /\p{L}/u.exec(text)?.[0];

/** The direction of the first letter; undefined where there is none. */
function directionOf(text: string): Direction | undefined {
  const letter = firstLetter(text);
  return letter === undefined ? undefined : RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

/** Splits at isolates (U+2066-2069), which would be drawn as spaces; inner ones of nested go. */
function piecesOf(text: string, around: Direction): Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let start = 0;
  let opened = '';
  const take = (end: number) => {
    const inner = text.slice(start, end).replaceAll(/[\u2066-\u2069]/g, '');
    if (inner === '') return;
    const dir =
      depth === 0
        ? around
        : opened === '\u2066'
          ? 'ltr'
          : opened === '\u2067'
            ? 'rtl'
            : (directionOf(inner) ?? around);
    const last = pieces.at(-1);
    if (dir !== around) pieces.push({ text: inner, isolate: dir });
    else if (last !== undefined && last.isolate === undefined)
      pieces[pieces.length - 1] = { text: last.text + inner };
    else pieces.push({ text: inner });
  };
  for (let n = 0; n < text.length; n++) {
    const char = text[n] ?? '';
    if (/[\u2066-\u2068]/.test(char)) {
      if (depth === 0) {
        take(n);
        start = n + 1;
        opened = char;
      }
      depth += 1;
    } else if (char === '\u2069' && depth > 0) {
      if (depth === 1) {
        take(n);
        start = n + 1;
      }
      depth -= 1;
    }
  }
  take(text.length);
  return pieces;
}

/** Characters without a place to break that fit on the narrowest line in any size. */
const SHORT_ENOUGH = 15;

/** Scripts that break between any two letters anyway. */
const UNBROKEN =
  /(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])\S){16,}/gu;

function breakable(piece: Piece): Piece[] {
  if (piece.text.length <= SHORT_ENOUGH) return [piece];
  const pieces: Piece[] = [];
  let done = 0;
  for (const { 0: word, index } of piece.text.matchAll(UNBROKEN)) {
    if (index > done) pieces.push({ ...piece, text: piece.text.slice(done, index) });
    pieces.push({ ...piece, text: word, isLong: true });
    done = index + word.length;
  }
  if (done < piece.text.length) pieces.push({ ...piece, text: piece.text.slice(done) });
  return pieces;
}

/** Scripts that one language has to itself, near enough for a voice to read it. */
const TELLING: ReadonlyArray<readonly [RegExp, string]> = [
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Georgian}/u, 'ka'],
];

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** By the first letter: for the voice that reads it, and for letterforms (Han is drawn differently in Japan). */
function languageOf(text: string, around: string): string {
  const letter = firstLetter(text);
  if (letter === undefined) return around;
  if (HAN_OR_KANA.test(letter) && KANA.test(text)) return 'ja';
  const told = TELLING.find(([script]) => script.test(letter))?.[1];
  if (told !== undefined) return told;
  const isOfPage =
    around === 'ar' ? /\p{Script=Arabic}/u : around === 'he' ? /$^/u : /\p{Script=Latin}/u;
  return isOfPage.test(letter) ? around : 'und';
}
