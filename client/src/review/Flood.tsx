import { createSignal } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { askAndSay } from '../session/askAndSay.ts';
import { Button } from '../ui/Button.tsx';
import { reviewWords } from '../words/review.ts';
import { Heading } from './Heading.tsx';
import { useReview } from './useReview.ts';

/** On this screen only: a break, stopping, or going on, all of them equally large. */
export function Flood() {
  const desk = useDesk();
  const review = useReview();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal('');
  const say = () => reviewWords().flood;
  const pause = async () => {
    setBusy(true);
    setProblem('');
    const { board } = desk;
    const done = await askAndSay({ board, say: ({ text }) => setProblem(text) }, { kind: 'pause' });
    setBusy(false);
    // Under the cover the step waits where it was.
    if (done) review.happened({ kind: 'go-on' });
  };
  return (
    <div class="review-step">
      <Heading>{say().title}</Heading>
      <p>{say().what}</p>
      <div class="review-ways">
        <Button wide busy={busy()} onClick={() => void pause()}>
          <span class="review-way">
            <strong>{say().pause}</strong>
            <small>{say().pauseSays}</small>
          </span>
        </Button>
        <Button wide onClick={() => review.happened({ kind: 'stop' })}>
          <span class="review-way">
            <strong>{say().stop}</strong>
            <small>{say().stopSays}</small>
          </span>
        </Button>
        <Button wide onClick={() => review.happened({ kind: 'go-on' })}>
          <span class="review-way">
            <strong>{say().goOn}</strong>
          </span>
        </Button>
      </div>
      <p role="alert" class="field-problem">
        {problem()}
      </p>
    </div>
  );
}
