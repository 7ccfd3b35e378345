import { MAX_TEXT_LENGTH } from '@steady/shared/board/limits.ts';
import { For, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { Button } from '../../ui/Button.tsx';
import { reviewWords } from '../../words/review.ts';
import { createPutting } from '../createPutting.ts';
import { PutCard } from '../PutCard.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { useReview } from '../useReview.ts';
import { Writing } from '../Writing.tsx';

/** One thing that the other did, put on the board. */
export function Appreciation() {
  const desk = useDesk();
  const review = useReview();
  const putting = createPutting('appreciation');
  const say = () => reviewWords().steps.appreciation;
  const isWritten = () => review.state().words.appreciation.trim() !== '';
  return (
    <StepFrame
      title={say().title}
      what={say().what}
      isDone={putting.put().length > 0 && !isWritten()}
    >
      <For each={putting.put()}>
        {(card) => (
          <PutCard card={card}>
            <Button look="plain" onClick={() => desk.takeBack(card.id)}>
              {say().takeBack}
            </Button>
          </PutCard>
        )}
      </For>
      <Writing
        piece="appreciation"
        label={putting.put().length > 0 ? say().another : say().label}
        hint={say().who}
        maxLength={MAX_TEXT_LENGTH}
      />
      <Show when={isWritten()}>
        <Button look="primary" wide onClick={() => void putting.make('appreciation')}>
          {say().put}
        </Button>
      </Show>
    </StepFrame>
  );
}
