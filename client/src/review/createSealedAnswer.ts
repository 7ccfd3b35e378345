import { makeRoundId, type BoardId, type RoundId } from '@steady/shared/ids.ts';
import type { RoundValue } from '@steady/shared/ledger/values.ts';
import { createEffect, createSignal, type Accessor } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { askAndSay } from '../session/askAndSay.ts';
import type { Writing } from '../session/rounds/AnswerForm.tsx';
import { createOwnAnswer, type AskOwnAnswer } from '../session/rounds/createOwnAnswer.ts';
import {
  createRounds,
  type OpenRound,
  type RevealedRound,
} from '../session/rounds/createRounds.ts';
import { ownAnswerOf } from '../session/rounds/ownAnswer.ts';
import { reviewWords } from '../words/review.ts';
import type { Piece } from './step.ts';
import { useReview } from './useReview.ts';

/** What the step of private answers shows now. */
export type AnswerView =
  /** Written here, whether or not a round is open yet. */
  | { readonly kind: 'writing' }
  | { readonly kind: 'given'; readonly value: RoundValue }
  | { readonly kind: 'both'; readonly round: RevealedRound }
  | { readonly kind: 'ended' }
  /** Of another kind; there is one at a time. */
  | { readonly kind: 'other' }
  /** Whether I have answered already is being asked, or could not be. */
  | { readonly kind: 'looking' | 'unknown' };

export interface SealedAnswer {
  readonly view: Accessor<AnswerView>;
  readonly open: Accessor<OpenRound | undefined>;
  lookAgain(): void;
  readonly writing: Writing;
  readonly busy: Accessor<boolean>;
  readonly problem: Accessor<string>;
  give(value: RoundValue): Promise<void>;
  change(): void;
  again(): void;
}

const PIECES: readonly Piece[] = ['feelsSafe', 'stillPainful', 'nextSteps'];

/**
 * One person's part in a private round at home.
 *
 * H6  Nothing of an answer goes anywhere before it is given; then it is sealed at the server, and gone here.
 * H7  Whoever gives the first answer starts the round; with no round open, "not today" starts none.
 * H8  Without a connection an answer can be prepared; it is given by a press, never by itself.
 */
export function createSealedAnswer(boardId: BoardId, askOwn?: AskOwnAnswer): SealedAnswer {
  const desk = useDesk();
  const review = useReview();
  const { board } = desk;
  const rounds = createRounds(board);
  const open = () => (rounds.open()?.of === 'feels-safe' ? rounds.open() : undefined);
  const own = createOwnAnswer(() => open()?.id, askOwn ?? ownAnswerOf(boardId));
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal('');
  const [changing, setChanging] = createSignal(false);
  /** A round of this review whose end was looked at, and left for a new one. */
  const [left, setLeft] = createSignal<RoundId>();
  const say = ({ text }: { text: string }) => setProblem(text);

  // Answered on another device, or before this page was loaded: it is the round of this review too.
  createEffect(() => {
    const round = open();
    if (round !== undefined && own.own().kind === 'given' && review.round() !== round.id)
      review.happened({ kind: 'answered', round: round.id });
  });

  const view = (): AnswerView => {
    const given = own.own();
    if (given.kind === 'given' && !changing()) return { kind: 'given', value: given.value };
    if (given.kind === 'looking' || given.kind === 'unknown') return given;
    if (open() !== undefined) return { kind: 'writing' };
    if (rounds.open() !== undefined) return { kind: 'other' };
    const mine = review.round();
    if (mine === undefined || mine === left()) return { kind: 'writing' };
    const revealed = rounds.revealed(mine);
    return revealed === undefined ? { kind: 'ended' } : { kind: 'both', round: revealed };
  };

  return {
    view,
    open,
    lookAgain: own.lookAgain,
    writing: {
      draft: () => ({ temperature: '', ...review.state().words }),
      write({ temperature: _temperature, ...words }) {
        review.happened({ kind: 'wrote', words });
      },
    },
    busy,
    problem,
    async give(value) {
      if (busy()) return;
      setProblem('');
      if (open() === undefined && value.kind === 'not-today')
        return review.happened({ kind: 'next' }); // [H7]
      setBusy(true);
      try {
        const round = open()?.id ?? (await start());
        if (round === undefined) return;
        const command = { kind: 'answer-round', round, value } as const;
        if (!(await askAndSay({ board, say }, command))) return;
        // The last answer opens both, and that may be here before this one is acknowledged.
        if (open()?.id === round) own.given(value);
        setChanging(false);
        review.happened({ kind: 'answered', round });
        review.happened({ kind: 'used', pieces: PIECES }); // [H6]
      } finally {
        setBusy(false);
      }
    },
    change() {
      const given = own.own();
      if (given.kind === 'given' && given.value.kind === 'feels-safe') {
        const { feelsSafe, stillPainful, nextSteps } = given.value;
        review.happened({ kind: 'wrote', words: { feelsSafe, stillPainful, nextSteps } });
      }
      setChanging(true);
    },
    again: () => void setLeft(review.round()),
  };

  async function start(): Promise<RoundId | undefined> {
    const round = makeRoundId(board.random);
    if (board.connection().kind !== 'open') {
      setProblem(reviewWords().steps.answers.needs); // [H8]
      return undefined;
    }
    const command = { kind: 'start-round', round, of: 'feels-safe' } as const;
    return (await askAndSay({ board, say }, command)) ? round : undefined;
  }
}
