import type { BoardId } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import { createEffect, Match, on, Show, Switch } from 'solid-js';
import { named } from '../../board/named.ts';
import { useDesk } from '../../board/createDesk.ts';
import { HandOver } from '../../handOver/HandOver.tsx';
import { AnswerWords } from '../../session/rounds/Answer.tsx';
import { AnswerForm } from '../../session/rounds/AnswerForm.tsx';
import { Reveal } from '../../session/rounds/Reveal.tsx';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { liveWords } from '../../words/live.ts';
import { reviewWords } from '../../words/review.ts';
import type { SealedAnswer } from '../createSealedAnswer.ts';
import { StepFrame } from '../StepFrame.tsx';
import { Together } from '../Together.tsx';
import { useReview } from '../useReview.ts';
import '../../session/rounds/rounds.css';

/** Feels safe · Still painful · Next steps: each writes alone, and both open at the same moment. */
export function Answers(props: { boardId: BoardId; answer: SealedAnswer; onSeen: () => void }) {
  const desk = useDesk();
  const review = useReview();
  const { board } = desk;
  const say = () => reviewWords().steps.answers;
  const view = () => props.answer.view();
  const given = () => {
    const now = view();
    return now.kind === 'given' ? now : undefined;
  };
  const both = () => {
    const now = view();
    return now.kind === 'both' ? now : undefined;
  };
  const other = () => named(board, board.me.seat === PARTNER_A ? PARTNER_B : PARTNER_A);
  const isGiven = () => given() !== undefined || both() !== undefined;
  const isOut = () => board.connection().kind !== 'open';
  createEffect(on(both, (round) => round !== undefined && props.onSeen()));
  return (
    <StepFrame title={say().title} what={say().what} isDone={isGiven()}>
      <Show when={review.state().company === 'two-devices'}>
        <Together />
      </Show>
      <Switch
        fallback={
          <>
            <p>
              {props.answer.open() === undefined ? say().starts({ name: other() }) : say().open}
            </p>
            <Show when={isOut()}>
              <p class="review-note">{say().needs}</p>
            </Show>
            <p class="soft">{say().who}</p>
            <AnswerForm
              round={{ of: 'feels-safe' }}
              own={props.answer.writing}
              busy={props.answer.busy()}
              problem={props.answer.problem()}
              onGive={(value) => void props.answer.give(value)}
            />
          </>
        }
      >
        <Match when={view().kind === 'looking'}>
          <p>{liveWords().rounds.looking}</p>
          <Skeleton lines={3} />
        </Match>
        <Match when={view().kind === 'unknown'}>
          <p>{liveWords().rounds.notFound}</p>
          <Button wide onClick={() => props.answer.lookAgain()}>
            {liveWords().rounds.tryAgain}
          </Button>
        </Match>
        <Match when={view().kind === 'other'}>
          <p>{say().other}</p>
          <Button wide onClick={() => desk.ask({ what: 'round' })}>
            {say().toOther}
          </Button>
        </Match>
        <Match when={view().kind === 'ended'}>
          <p>{say().ended}</p>
          <Button wide onClick={() => props.answer.again()}>
            {say().again}
          </Button>
        </Match>
        <Match when={given()}>
          {(now) => (
            <>
              <p role="status">
                {liveWords().rounds.answered} {say().waiting}
              </p>
              <section class="round-one" aria-label={liveWords().rounds.yours}>
                <h4>{liveWords().rounds.yours}</h4>
                <AnswerWords value={now().value} />
              </section>
              <Button onClick={() => props.answer.change()}>{liveWords().rounds.change}</Button>
            </>
          )}
        </Match>
        <Match when={both()}>
          {(now) => (
            <>
              <p role="status">{say().both}</p>
              <Reveal round={now().round} nameOf={board.nameOf} />
              <p class="soft">{say().all}</p>
            </>
          )}
        </Match>
      </Switch>
      <Show when={review.state().company === 'one-device'}>
        <HandOver boardId={props.boardId} isNext={given() !== undefined} />
      </Show>
    </StepFrame>
  );
}
