import { normalWords } from '../ledger/agreementText.ts';

/**
 * [E7] People's words as every form can carry them: in normal form, without what no letter is. XML knows no
 * control characters, half a surrogate pair is no text, and nobody sees either.
 */
export const plainWords = (text: string): string =>
  normalWords(text.toWellFormed().replaceAll(NO_LETTER, ''));

/** Of a name, what turns its sentence round or breaks its line goes as well. */
export const plainName = (name: string): string =>
  plainWords(name).replaceAll('\n', ' ').replaceAll(TURNS_ROUND, '');

const NO_LETTER = /(?![\n\r\t\v\f])\p{Cc}|\p{Noncharacter_Code_Point}/gu;
const TURNS_ROUND = /[\u202A-\u202E\u2066-\u2069]/g;

/** UTF-16 code units of another card's words where they stand for it. */
const EXCERPT_LENGTH = 80;
const letters = new Intl.Segmenter('und');

export function excerpt(text: string): string {
  const words = plainWords(text).replaceAll('\n', ' ');
  if (words.length <= EXCERPT_LENGTH) return words;
  let short = '';
  for (const { segment } of letters.segment(words)) {
    if (short.length + segment.length >= EXCERPT_LENGTH) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}

/** Only what was said: an absent key and an empty text are the same. */
export function said<K extends string>(
  words: Readonly<Record<K, string | undefined>>,
): Partial<Record<K, string>> {
  const kept: Partial<Record<K, string>> = {};
  for (const key in words) {
    const text = plainWords(words[key] ?? '');
    if (text !== '') kept[key] = text;
  }
  return kept;
}
