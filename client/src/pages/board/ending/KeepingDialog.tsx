import type { BoardId } from '@steady/shared/ids.ts';
import { createSignal, Show } from 'solid-js';
import { useDesk } from '../../../board/createDesk.ts';
import { pagesApi } from '../../../net/pagesApi.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { endingWords } from '../../../words/ending.ts';
import { words } from '../../../words/index.ts';
import { problemText } from '../../../words/problemText.ts';
import { DeleteBoard } from './DeleteBoard.tsx';
import { KeptFor } from './KeptFor.tsx';
import './ending.css';

/** What the therapist decides about the board as a whole: rest, how long it is kept, delete. */
export default function KeepingDialog(props: { boardId: BoardId }) {
  const desk = useDesk();
  const close = () => desk.ask(undefined);
  return (
    <Dialog
      open={desk.asking()?.what === 'keeping'}
      onClose={close}
      title={endingWords().keeping.title}
    >
      <div class="ending">
        <Rest boardId={props.boardId} />
        <KeptFor boardId={props.boardId} />
        <DeleteBoard boardId={props.boardId} onKeep={close} />
      </div>
    </Dialog>
  );
}

function Rest(props: { boardId: BoardId }) {
  const desk = useDesk();
  const [busy, setBusy] = createSignal(false);
  const [said, say] = createSignal('');
  const rest = () => endingWords().keeping.rest;
  const wake = () => endingWords().keeping.wake;
  const change = async (state: 'open' | 'resting') => {
    setBusy(true);
    say('');
    const answer = await pagesApi.changeBoard(props.boardId, { state });
    setBusy(false);
    if (answer.ok) say(state === 'resting' ? rest().done : wake().done);
    else say(problemText(answer.problem));
  };
  return (
    <section class="ending-part">
      <Show
        when={desk.board.resting()}
        fallback={
          <>
            <h3>{rest().title}</h3>
            <p>{rest().what}</p>
            <p>{rest().same}</p>
            <blockquote>{words().board.withheld.resting}</blockquote>
            <p class="soft">{rest().private}</p>
            <Button busy={busy()} onClick={() => void change('resting')}>
              {rest().go}
            </Button>
          </>
        }
      >
        <h3>{wake().title}</h3>
        <p>{wake().what}</p>
        <Button busy={busy()} onClick={() => void change('open')}>
          {wake().go}
        </Button>
      </Show>
      <p role="status">{said()}</p>
    </section>
  );
}
