import type { BoardDocument } from '../board/document.ts';
import type { Entry } from '../ledger/entries.ts';
import type { LedgerState } from '../ledger/state.ts';
import type { CardId } from '../ids.ts';
import type { Seat } from '../seats.ts';
import type { Audience, Chart, Extra } from './choices.ts';
import type { Picture, SectionId } from './summary.ts';

/** Everything that a summary is made from, read at one moment. */
export interface SummaryInput {
  readonly board: BoardDocument;
  readonly ledger: LedgerState;
  /** Whose fold `ledger` is. */
  readonly entries: readonly Entry[];
  /** The seat that a Yjs client id belongs to (frame 103). */
  readonly seatOf: (client: number) => Seat | undefined;
  /** Names of whoever has a seat; in the order of seats. */
  readonly people: ReadonlyMap<Seat, string>;
  readonly title: string;
  /** `2026-11-25`: of the export's entry, or today in a preview. */
  readonly day: string;
  /** ms since 1970 → the day where the practice is. */
  readonly dayOf: (ms: number) => string;
  /** The board when the session before ended, for what came since. */
  readonly before?: BoardDocument | undefined;
  /** In a summary of an earlier session: cards that were taken back, held back or are gone since. */
  readonly hiddenSince?: ReadonlySet<string> | undefined;
  /** Made with `hiddenFrom` of the same input and choices. */
  readonly picture?: Picture | undefined;
  readonly recipient?: string | undefined;
}

export interface Choices {
  readonly audience: Audience;
  /** Whose *Mine* or *All my data* it is; no other audience depends on who asks. */
  readonly seat: Seat;
  readonly chart?: Chart | undefined;
  readonly extras?: ReadonlySet<Extra> | undefined;
  readonly without?: ReadonlySet<SectionId | 'picture'> | undefined;
}

/** A card that may be seen, by id. */
export type Visible = (id: CardId) => boolean;
