import { bringToSession, leaveAtHome } from '@steady/shared/board/bringing.ts';
import { MAX_TEXT_LENGTH } from '@steady/shared/board/limits.ts';
import { For, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { Words } from '../../cards/Words.tsx';
import { Button } from '../../ui/Button.tsx';
import { reviewWords } from '../../words/review.ts';
import { createBrought } from '../createBrought.ts';
import { createPutting } from '../createPutting.ts';
import { StepFrame } from '../StepFrame.tsx';
import { useReview } from '../useReview.ts';
import { Writing } from '../Writing.tsx';

/** One thing for the next session: a card that all can read, and a mark that brings it up there. */
export function Bringing() {
  const desk = useDesk();
  const review = useReview();
  const { board } = desk;
  const putting = createPutting('bringing');
  const brought = createBrought(board);
  const mine = () => brought().filter(({ id }) => board.cards.authorOf(id) === board.me.seat);
  const say = () => reviewWords().steps.bringing;
  const isWritten = () => review.state().words.bringing.trim() !== '';
  const bring = () => putting.make('question', (id) => bringToSession(board.document, id));
  return (
    <StepFrame title={say().title} what={say().what} isDone={mine().length > 0 && !isWritten()}>
      <Show when={mine().length > 0}>
        <section class="review-card" aria-label={say().mine}>
          <h4>{say().mine}</h4>
          <For each={mine()}>
            {(card) => (
              <div class="review-brought">
                <p class="review-said" dir="auto">
                  <Words text={card.text} />
                </p>
                <Button
                  look="plain"
                  onClick={() => desk.act(() => leaveAtHome(board.document, card.id))}
                >
                  {say().leave}
                </Button>
              </div>
            )}
          </For>
          <p class="soft">{say().shown}</p>
        </section>
      </Show>
      <Writing
        piece="bringing"
        label={mine().length > 0 ? say().another : say().label}
        hint={say().who}
        maxLength={MAX_TEXT_LENGTH}
      />
      <Show when={isWritten()}>
        <p>{say().says}</p>
        <Button look="primary" wide onClick={bring}>
          {say().put}
        </Button>
      </Show>
    </StepFrame>
  );
}
