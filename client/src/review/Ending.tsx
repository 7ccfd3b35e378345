import { Show } from 'solid-js';
import { spokenDay } from '../pages/board/ending/spokenDay.ts';
import { useDesk } from '../board/createDesk.ts';
import { Button } from '../ui/Button.tsx';
import { reviewWords } from '../words/review.ts';
import { Heading } from './Heading.tsx';
import { createNextDay } from './createNextDay.ts';
import { hasWords } from './step.ts';
import { useReview } from './useReview.ts';

/** Stopped for tonight, or finished: what is where, and a kind word. */
export function Ending(props: { onClose: () => void }) {
  const { board } = useDesk();
  const review = useReview();
  const say = () => reviewWords();
  const isOver = () => review.state().showing === 'over';
  const day = createNextDay(board);
  const where = () => {
    if (!hasWords(review.state()))
      return board.saved() === 'kept' || board.saved() === 'sending'
        ? say().stopped.unsent
        : say().stopped.nothing;
    return review.isKept() ? say().stopped.sealed : say().stopped.page;
  };
  return (
    <>
      <div class="review-step">
        <Heading>{isOver() ? say().over.title : say().stopped.title}</Heading>
        <p>{isOver() ? say().over.what : say().stopped.what}</p>
        <p>{say().stopped.board}</p>
        <p>{where()}</p>
        <Show when={isOver() && day()}>
          {(on) => <p>{say().steps.closing.is({ day: spokenDay(on()) })}</p>}
        </Show>
      </div>
      <footer class="review-foot">
        <div class="review-moves">
          <Show
            when={isOver()}
            fallback={
              <Button onClick={() => review.happened({ kind: 'go-on' })}>
                {say().stopped.goOn}
              </Button>
            }
          >
            <Button onClick={() => review.happened({ kind: 'anew' })}>{say().stopped.anew}</Button>
          </Show>
          <Button look="primary" onClick={() => props.onClose()}>
            {say().stopped.close}
          </Button>
        </div>
      </footer>
    </>
  );
}
