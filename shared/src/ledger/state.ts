import type { LaneId } from '../board/lanes.ts';
import type { CardId, RoundId } from '../ids.ts';
import type { Seat } from '../seats.ts';
import type { Audience } from '../summary/choices.ts';
import type { AgreementText } from './agreementText.ts';
import type { BodyOf } from './entries.ts';
import type { AgreementAnswer, RequestAnswer, RoundKind, RoundValue, Stage } from './values.ts';

/** What the entries so far amount to: the fold of `evolve` over them, and nothing else. */
export interface LedgerState {
  /** Sequence number of the last entry; 0 at first. */
  readonly seq: number;
  readonly session: SessionState;
  readonly pause: { readonly until: number } | undefined;
  readonly agreements: ReadonlyMap<CardId, Agreement>;
  readonly answersAtHome: boolean;
  readonly replies: ReadonlyMap<CardId, Replies>;
  readonly paraphrases: ReadonlyMap<number, Paraphrase>;
  readonly suggestions: ReadonlyMap<number, Suggestion>;
  readonly reviews: ReadonlyMap<CardId, readonly Review[]>;
  readonly rounds: ReadonlyMap<RoundId, Round>;
  /** Cards that their authors keep out of summaries. */
  readonly heldBack: ReadonlySet<CardId>;
  /** Somebody outside who is to have a copy, by the entry that asked. */
  readonly thirdParties: ReadonlyMap<number, ThirdParty>;
}

export interface ThirdParty {
  readonly audience: Audience;
  readonly recipient: string;
  readonly by: Seat | undefined;
  /** Latest answers; `at` in ms. */
  readonly answers: ReadonlyMap<Seat, { readonly answer: 'yes' | 'no'; readonly at: number }>;
}

export interface SessionState {
  /** Sessions started so far. */
  readonly count: number;
  readonly running: RunningSession | undefined;
  /** Entry that ended the last one; 0 when none has ended. */
  readonly lastEnded: number;
  /** Who went first in the last session that was started. */
  readonly first: Seat | undefined;
}

export interface RunningSession {
  readonly startedAt: number;
  /** Entry that started it. */
  readonly since: number;
  readonly stage: Stage;
  readonly first: Seat;
  readonly timer: { readonly endsAt: number; readonly durationMs: number } | undefined;
  readonly floor: { readonly seat: Seat; readonly since: number } | undefined;
  readonly listening: boolean;
  readonly lockedLanes: ReadonlyMap<LaneId, { readonly stateVector: string; readonly at: number }>;
}

/**
 *   put-forward ──both yes──► agreed ◄──resumed── paused
 *        ▲  │                  │ │ └──paused────────▲
 *        │  └──words differ──► reopened ◄──words differ── agreed, paused
 *        └──put forward── reopened, withdrawn, ended ◄── withdrawn, ended ── agreed, paused
 */
export type AgreementStatus =
  | 'put-forward'
  | 'agreed'
  | 'reopened'
  | 'withdrawn'
  | 'paused'
  | 'ended';

export interface Agreement {
  readonly status: AgreementStatus;
  /** All texts ever put forward, the newest last: nothing is struck out. */
  readonly versions: readonly Version[];
  /** Latest answers to the newest version. */
  readonly answers: ReadonlyMap<
    Seat,
    { readonly answer: AgreementAnswer; readonly change: string | undefined }
  >;
  readonly agreedAt: number | undefined;
  readonly pausedBy: Seat | undefined;
}

export interface Version {
  readonly seq: number;
  readonly at: number;
  readonly by: Seat | undefined;
  readonly text: AgreementText;
  readonly textHash: string;
}

export interface Replies {
  readonly request: ReadonlyMap<Seat, RequestReply>;
  readonly heard: ReadonlyMap<Seat, { readonly text: string }>;
}

export interface RequestReply {
  readonly answer: RequestAnswer;
  readonly words: string | undefined;
  /** What the card said then. */
  readonly text: string;
}

export interface Paraphrase {
  readonly card: CardId;
  readonly by: Seat | undefined;
  readonly words: string;
  readonly answer: 'yes' | 'not-quite' | undefined;
}

export type Suggestion = Omit<BodyOf<'suggested'>, 'kind'> & {
  readonly answer: 'taken' | 'left' | undefined;
};

export type Review = Omit<BodyOf<'reviewed'>, 'kind' | 'card'> & {
  readonly seq: number;
  readonly at: number;
  readonly by: Seat | undefined;
};

export interface Round {
  readonly of: RoundKind;
  readonly seats: readonly Seat[];
  readonly startedBy: Seat | undefined;
  readonly outcome:
    | { readonly kind: 'open' | 'cancelled' }
    | {
        readonly kind: 'revealed';
        readonly values: ReadonlyArray<{ seat: Seat; value: RoundValue }>;
      };
}

export const EMPTY_LEDGER: LedgerState = {
  seq: 0,
  session: { count: 0, running: undefined, lastEnded: 0, first: undefined },
  pause: undefined,
  agreements: new Map(),
  answersAtHome: false,
  replies: new Map(),
  paraphrases: new Map(),
  suggestions: new Map(),
  reviews: new Map(),
  rounds: new Map(),
  heldBack: new Set(),
  thirdParties: new Map(),
};

/** A copy with one more entry. */
export function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}
