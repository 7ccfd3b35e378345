import type { Entry } from '@steady/shared/ledger/entries.ts';
import type { Seat } from '@steady/shared/seats.ts';
import type { FeedChoice } from '@steady/shared/summary/forms/feed.ts';
import type { Audience, Chart, Extra, ServerFormat } from '@steady/shared/summary/choices.ts';
import type { Paper } from '../pdf/options.ts';
import type { Page } from '@steady/shared/summary/page.ts';
import type { SectionId } from '@steady/shared/summary/summary.ts';

/** Everything that a file is made from, as plain values: it goes to a thread of its own. */
export interface Job {
  /** Yjs state (V1) of the board now. */
  readonly board: Uint8Array;
  /** The board when the session ended whose summary it is. */
  readonly past: Uint8Array | undefined;
  /** The board when the session before ended, for what came since. */
  readonly before: Uint8Array | undefined;
  /** Now's; `until` of them belong to the summary. */
  readonly entries: readonly Entry[];
  readonly until: number;
  /** Yjs client id → seat. */
  readonly claims: ReadonlyMap<number, Seat>;
  readonly people: ReadonlyMap<Seat, string>;
  readonly title: string;
  readonly day: string;
  readonly recipient: string | undefined;
  readonly seat: Seat;
  readonly audience: Audience;
  readonly chart: Chart | undefined;
  readonly extras: ReadonlySet<Extra>;
  readonly without: ReadonlySet<SectionId | 'picture'>;
  readonly format: ServerFormat;
  readonly paper: Paper;
  /** Of a calendar: where its times are meant. */
  readonly timeZone?: string | undefined;
  /** A calendar that is followed, not a copy. */
  readonly feed?: Pick<FeedChoice, 'titles' | 'since' | 'boardId'> | undefined;
}

/** A file, or the page that another process sets. */
export type Made = { readonly bytes: Uint8Array } | { readonly page: Page };
