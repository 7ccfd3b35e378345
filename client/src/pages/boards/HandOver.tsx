import { createSignal } from 'solid-js';
import type { BoardId } from '@steady/shared/ids.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { accountApi } from '../../net/accountApi.ts';
import { Button } from '../../ui/Button.tsx';
import { pageWords } from '../../words/pages.ts';
import { problemText } from '../../words/problemText.ts';

/** What will happen, before it does. Keeping is the first answer, and has the focus. */
export function HandOver(props: {
  boardId: BoardId;
  seat: Seat;
  name: string;
  onKeep: () => void;
}) {
  const [busy, setBusy] = createSignal(false);
  const [said, say] = createSignal('');
  const words = () => pageWords().invites.colleagues;
  const handOver = async () => {
    setBusy(true);
    const answer = await accountApi.handOver(props.boardId, props.seat);
    setBusy(false);
    // Everything this page may do on the board has changed: it begins anew, from the list.
    if (answer.ok) location.assign('/boards');
    else say(problemText(answer.problem));
  };
  return (
    <div class="seat-row-ask" role="group" aria-label={words().handOver}>
      <p>
        <strong>{words().ask({ name: props.name })}</strong>
      </p>
      <p>{words().what({ name: props.name })}</p>
      <p>{words().notes}</p>
      <p>{words().seen}</p>
      <div class="row">
        <Button
          ref={(button) => queueMicrotask(() => button.focus())}
          onClick={() => props.onKeep()}
        >
          {words().keep}
        </Button>
        <Button busy={busy()} onClick={() => void handOver()}>
          {words().handOver}
        </Button>
      </div>
      <p role="status">{said()}</p>
    </div>
  );
}
