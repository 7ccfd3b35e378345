import type { RoundId } from '@steady/shared/ids.ts';
import { createEffect, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js';
import * as v from 'valibot';
import type { Board } from '../board/createBoard.ts';
import {
  hasWords,
  PIECES,
  reviewStateSchema,
  START,
  step,
  type ReviewEvent,
  type ReviewState,
} from './step.ts';

/** One person's home review on this device. */
export interface Review {
  readonly state: Accessor<ReviewState>;
  happened(event: ReviewEvent): void;
  /** Whether what is written here outlives this page, sealed in the copy of this device. */
  readonly isKept: Accessor<boolean>;
  /** Answered in this review. */
  readonly round: Accessor<RoundId | undefined>;
}

/**
 * H4  What is written here is in this page's memory and in the sealed copy of this device, when it keeps one:
 *     in no document, no awareness, no other storage. A shared device keeps no copy, and so nothing.
 * H5  A page with words that stand nowhere else asks before it is closed, and shows them when the board ends.
 */
export function createReview(board: Board): Review {
  const [state, setState] = createSignal<ReviewState>(earlier(board) ?? START);
  // [H4] A copy that was begun meanwhile takes over what is here.
  createEffect(() => board.kept()?.review.write(state()));
  // Another board of the same page (a resync) has its own.
  onCleanup(() => {
    const left = wordsOf(untrack(state));
    board.aside.review = () => left;
  });
  board.aside.review = () => (untrack(board.kept) === undefined ? wordsOf(untrack(state)) : []); // [H5]
  return {
    state,
    happened: (event) => void setState((before) => step(before, event)),
    isKept: () => board.kept() !== undefined,
    // Made by makeRoundId here, or read from a ledger that was checked.
    round: () => [...board.ledger.state().rounds.keys()].find((id) => id === state().round),
  };
}

/** What the copy of this device has of it; anything else than a review is none. */
function earlier(board: Board): ReviewState | undefined {
  const parsed = v.safeParse(reviewStateSchema, untrack(board.kept)?.review.read());
  return parsed.success ? parsed.output : undefined;
}

const wordsOf = (state: ReviewState): readonly string[] =>
  hasWords(state)
    ? PIECES.map((piece) => state.words[piece].trim()).filter((text) => text !== '')
    : [];

/** Says to the server that this page is in a home review, for as long as `joined` says so. */
export function createJoined(
  { awareness }: Pick<Board, 'awareness'>,
  joined: Accessor<boolean>,
): void {
  createEffect(
    on(joined, (isJoined, before) => {
      if (isJoined || before === true)
        awareness.setLocalStateField('review', isJoined ? true : undefined);
    }),
  );
  onCleanup(() => {
    if (untrack(joined)) awareness.setLocalStateField('review', undefined);
  });
}
