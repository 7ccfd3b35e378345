import { textsOf } from '@steady/shared/private/writing.ts';
import { createSignal, type Accessor } from 'solid-js';
import { locale } from '../words/index.ts';
import type { Piece, Space } from './space.ts';

/** Pieces above which one is helped to find one: more than a screen of them. */
export const MANY_PIECES = 20;

/** What somebody looks for in their own writing. It is looked for on this device, and told to nobody. */
export interface Finding {
  readonly words: Accessor<string>;
  setWords(words: string): void;
  /** `YYYY-MM`; empty: all. */
  readonly month: Accessor<string>;
  setMonth(month: string): void;
}

/** Kept while the dialog is open, so that who comes back from a piece finds what they had found. */
export function createFinding(): Finding {
  const [words, setWords] = createSignal('');
  const [month, setMonth] = createSignal('');
  return { words, setWords: (next) => setWords(next), month, setMonth: (next) => setMonth(next) };
}

export const isFinding = ({ words, month }: Finding): boolean =>
  words().trim() !== '' || month() !== '';

/** Case does not matter, and every word has to be in it somewhere. */
export function foundIn(
  space: Pick<Space, 'placeOf'>,
  pieces: readonly Piece[],
  { words, month }: Finding,
): readonly Piece[] {
  const wanted = folded(words()).split(/\s+/).filter(Boolean);
  return pieces.filter(({ id, writing: { day, checkIn } }) => {
    if (!day.startsWith(month())) return false;
    if (wanted.length === 0) return true;
    const place = space.placeOf(id);
    const texts = place === undefined ? [] : textsOf(place).map((text) => text.toString());
    const all = folded([checkIn?.feeling ?? '', ...texts].join('\n'));
    return wanted.every((word) => all.includes(word));
  });
}

/** Newest first. */
export const monthsOf = (pieces: readonly Piece[]): readonly string[] =>
  [...new Set(pieces.map(({ writing: { day } }) => day.slice(0, 7)))].toSorted().toReversed();

export function monthInWords(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric' }).format(
    new Date(year, number - 1, 1),
  );
}

/** `e` finds `é`. */
const folded = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();
