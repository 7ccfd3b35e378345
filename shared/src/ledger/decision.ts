import type { EntryBody } from './entries.ts';
import type { LedgerRefusal } from './refusal.ts';
import type { RoundValue } from './values.ts';

/** What comes of a command. Deciding changes nothing: the server appends, then everybody evolves. */
export type Decision =
  | {
      readonly entries: readonly EntryBody[];
      /** Kept sealed, in no entry, until the round is revealed. */
      readonly seal?: RoundValue;
    }
  | { readonly refused: LedgerRefusal };

export const done = (...entries: readonly EntryBody[]): Decision => ({ entries });
export const refused = (why: LedgerRefusal): Decision => ({ refused: why });
