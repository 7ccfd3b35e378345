import type { BoardId } from '@steady/shared/ids.ts';
import { createSignal, onMount, Show } from 'solid-js';
import { Button } from '../../../ui/Button.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { endingWords } from '../../../words/ending.ts';
import { problemText } from '../../../words/problemText.ts';
import { keepBoard, lookAtRetention, retentionOf } from './retention.ts';
import { spokenDay } from './spokenDay.ts';

/** How long the practice keeps this board, and the therapist's say in it. */
export function KeptFor(props: { boardId: BoardId }) {
  const [busy, setBusy] = createSignal(false);
  const [said, say] = createSignal('');
  const words = () => endingWords().keeping.kept;
  onMount(() => {
    void lookAtRetention(props.boardId).then((answer) => {
      if (!answer.ok) say(problemText(answer.problem));
    });
  });
  const keep = async (kept: boolean) => {
    setBusy(true);
    say('');
    const answer = await keepBoard(props.boardId, kept);
    setBusy(false);
    say(answer.ok ? (kept ? words().done : words().undone) : problemText(answer.problem));
  };
  return (
    <section class="ending-part">
      <h3>{words().title}</h3>
      <Show when={retentionOf(props.boardId)} fallback={said() === '' && <Skeleton lines={1} />}>
        {(retention) => (
          <>
            <Show when={retention().months} fallback={<p>{words().forEver}</p>}>
              {(count) => <p>{words().months({ count: count() })}</p>}
            </Show>
            <Show when={retention().deletedOn}>
              {(day) => <p>{endingWords().announced({ day: spokenDay(day()) })}</p>}
            </Show>
            <Show when={retention().kept}>
              <p>{words().byYou}</p>
            </Show>
            <Show when={retention().months !== null || retention().kept}>
              <Button busy={busy()} onClick={() => void keep(!retention().kept)}>
                {retention().kept ? words().leaveIt : words().keep}
              </Button>
            </Show>
          </>
        )}
      </Show>
      <p role="status">{said()}</p>
    </section>
  );
}
