import { Show, type JSX } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { reviewWords } from '../words/review.ts';
import { Heading } from './Heading.tsx';
import type { ReviewEvent } from './step.ts';
import { useReview } from './useReview.ts';

export interface StepFrameProps {
  title: string;
  what: string;
  /** Whether something was done here, so that going on is no skipping. */
  isDone?: boolean;
  /** Default: going on. */
  onNext?: () => void;
  nextLabel?: string;
  children?: JSX.Element;
}

/** What every step has: its heading, back and on, and the ways to stop, which are never far. */
export function StepFrame(props: StepFrameProps) {
  const review = useReview();
  const say = () => reviewWords();
  const tell =
    (kind: Exclude<ReviewEvent['kind'], 'company' | 'wrote' | 'used' | 'answered'>) => () =>
      review.happened({ kind });
  const isFirst = () => review.state().at === 'arriving';
  return (
    <>
      <div class="review-step">
        <Heading>{props.title}</Heading>
        <p>{props.what}</p>
        {props.children}
      </div>
      <footer class="review-foot">
        <div class="review-moves">
          <Show when={!isFirst()}>
            <Button onClick={tell('back')}>{say().back}</Button>
          </Show>
          <Button
            look={isFirst() || props.isDone ? 'primary' : 'quiet'}
            onClick={() => (props.onNext ?? tell('next'))()}
          >
            {props.nextLabel ?? (props.isDone ? say().next : say().skip)}
          </Button>
        </div>
        <div class="review-outs">
          <Button look="plain" onClick={tell('flooded')}>
            {say().flooded}
          </Button>
          <Button look="plain" onClick={tell('stop')}>
            {say().stop}
          </Button>
        </div>
      </footer>
    </>
  );
}
