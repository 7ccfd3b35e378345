import type { Seat } from '../seats.ts';
import type { Summary } from './summary.ts';
import type { SummaryWords } from './words/words.ts';

/** What wording a part of a summary needs. */
export interface Wording {
  readonly summary: Summary;
  readonly words: SummaryWords;
  /** With isolates, for a place inside a sentence. */
  readonly name: (seat: Seat) => string;
}

/** A name of another direction must not turn its sentence round. */
export const isolate = (name: string): string => `\u2068${name}\u2069`;
