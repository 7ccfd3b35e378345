import { PARTNER_A, PARTNER_B, roleOf, type Seat } from '../seats.ts';
import type { Summary } from './summary.ts';
import { wordsOf } from './words/index.ts';
import type { SummaryWords } from './words/words.ts';

/** What wording a part of a summary needs. */
export interface Wording {
  readonly summary: Summary;
  readonly words: SummaryWords;
  /** Plain; by the seat where somebody has no name. */
  readonly plainName: (seat: Seat) => string;
  /** With isolates, for a place inside a sentence. */
  readonly name: (seat: Seat) => string;
}

export function wordingOf(summary: Summary): Wording {
  const words = wordsOf(summary.language);
  const names = new Map(summary.people.map(({ seat, name }) => [seat, name]));
  const plainName = (seat: Seat): string => {
    const name = names.get(seat);
    if (name !== undefined && name !== '') return name;
    if (seat === PARTNER_A) return words.unnamed['partner-a'];
    if (seat === PARTNER_B) return words.unnamed['partner-b'];
    return roleOf(seat) === 'therapist' ? words.unnamed.therapist : words.unnamed.observer;
  };
  return { summary, words, plainName, name: (seat) => isolate(plainName(seat)) };
}

/** A name of another direction must not turn its sentence round. */
export const isolate = (name: string): string => `\u2068${name}\u2069`;
