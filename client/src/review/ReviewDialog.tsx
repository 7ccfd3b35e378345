import type { BoardId } from '@steady/shared/ids.ts';
import {
  createComputed,
  createEffect,
  createMemo,
  createSignal,
  For,
  Match,
  on,
  Show,
  Switch,
} from 'solid-js';
import { createDesk, DeskProvider, useDesk } from '../board/createDesk.ts';
import type { AskOwnAnswer } from '../session/rounds/createOwnAnswer.ts';
import { createRounds } from '../session/rounds/createRounds.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { reviewWords } from '../words/review.ts';
import { createReview, createJoined } from './createReview.ts';
import { createSealedAnswer } from './createSealedAnswer.ts';
import { Ending } from './Ending.tsx';
import { Flood } from './Flood.tsx';
import { STEPS, type StepId } from './step.ts';
import { Answers } from './steps/Answers.tsx';
import { Appreciation } from './steps/Appreciation.tsx';
import { Arriving } from './steps/Arriving.tsx';
import { Bringing } from './steps/Bringing.tsx';
import { Closing } from './steps/Closing.tsx';
import { Intentions } from './steps/Intentions.tsx';
import { ReviewProvider } from './useReview.ts';
import './review.css';

export interface ReviewDialogProps {
  boardId: BoardId;
  /** Default: the server. */
  ownAnswer?: AskOwnAnswer;
}

/**
 * Looking at the board together at home, part by part. Closing it is stopping for now: once asked for it
 * stays, so that words and place are where they were.
 */
export default function ReviewDialog(props: ReviewDialogProps) {
  const desk = useDesk();
  const { board } = desk;
  const review = createReview(board);
  const [said, setSaid] = createSignal('');
  // Notices of the board lie under this dialog: what is said here is said in it.
  const { asking, ask, announce, goTo, open } = desk;
  const own = createDesk(
    board,
    ({ text }) => void setSaid(text),
    () => {},
  );
  const here = { ...own, asking, ask, announce, goTo, open };
  const close = () => desk.ask(undefined);
  const isAsked = createMemo(() => desk.asking()?.what === 'review');
  createComputed(
    on(isAsked, (is) => {
      if (!is) return;
      review.happened({ kind: 'opened' }); // [H9]
      const asked = desk.asking();
      if (asked?.what === 'review' && asked.handedOver === true)
        review.happened({ kind: 'handed-over' });
    }),
  );
  const isOpen = () => isAsked() && board.ledger.state().pause === undefined;
  createEffect(on([() => review.state().at, () => review.state().showing], () => setSaid('')));
  const why = () => {
    if (board.ledger.state().session.running !== undefined) return reviewWords().inSession;
    return board.resting() ? reviewWords().resting : undefined;
  };
  const hasJoined = createMemo(() => {
    const { company, showing } = review.state();
    const isIn = showing === 'step' || showing === 'offer';
    return isOpen() && company === 'two-devices' && isIn && why() === undefined;
  });
  createJoined(board, hasJoined);
  return (
    <DeskProvider value={here}>
      <ReviewProvider value={review}>
        <Dialog open={isOpen()} onClose={close} title={reviewWords().title}>
          <p class="review-said-here" role="status">
            {said()}
          </p>
          <Show when={!why()} fallback={<p class="review-note">{why()}</p>}>
            <Parts {...props} />
          </Show>
        </Dialog>
      </ReviewProvider>
    </DeskProvider>
  );

  function Parts(own: ReviewDialogProps) {
    // oxlint-disable-next-line solid/reactivity -- a board is opened once and its review with it
    const answer = createSealedAnswer(own.boardId, own.ownAnswer);
    const [seen, setSeen] = createSignal<string>();
    const revealed = () => {
      const round = review.round();
      return round !== undefined && createdRounds.revealed(round) !== undefined ? round : undefined;
    };
    const createdRounds = createRounds(board);
    const isUnseen = () => revealed() !== undefined && revealed() !== seen();
    const at = () => review.state().at;
    return (
      <div class="review" data-at={at()}>
        <Switch>
          <Match when={review.state().showing === 'offer'}>
            <Flood />
          </Match>
          <Match when={review.state().showing === 'stopped' || review.state().showing === 'over'}>
            <Ending onClose={close} />
          </Match>
          <Match when>
            <Path at={at()} />
            <Show when={board.connection().kind !== 'open'}>
              <p class="review-note" role="status">
                {review.isKept() ? reviewWords().offline : reviewWords().offlinePage}
              </p>
            </Show>
            <Show when={isUnseen() && at() !== 'answers'}>
              <div class="review-note review-moves" role="status">
                <span>{reviewWords().reveal}</span>
                <Button onClick={() => toAnswers()}>{reviewWords().steps.answers.look}</Button>
              </div>
            </Show>
            <Switch>
              <Match when={at() === 'arriving'}>
                <Arriving />
              </Match>
              <Match when={at() === 'appreciation'}>
                <Appreciation />
              </Match>
              <Match when={at() === 'answers'}>
                <Answers boardId={own.boardId} answer={answer} onSeen={() => setSeen(revealed())} />
              </Match>
              <Match when={at() === 'intentions'}>
                <Intentions />
              </Match>
              <Match when={at() === 'bringing'}>
                <Bringing />
              </Match>
              <Match when={at() === 'closing'}>
                <Closing boardId={own.boardId} />
              </Match>
            </Switch>
          </Match>
        </Switch>
      </div>
    );

    function toAnswers(): void {
      for (let n = STEPS.indexOf(at()); n > STEPS.indexOf('answers'); n -= 1)
        review.happened({ kind: 'back' });
    }
  }
}

/** Where one is, without figures: nothing has to be got through. */
function Path(props: { at: StepId }) {
  return (
    <ol class="review-path" aria-label={reviewWords().path}>
      <For each={STEPS}>
        {(id) => (
          <li aria-current={id === props.at ? 'step' : undefined}>
            <VisuallyHidden>{reviewWords().steps[id].title}</VisuallyHidden>
          </li>
        )}
      </For>
    </ol>
  );
}
