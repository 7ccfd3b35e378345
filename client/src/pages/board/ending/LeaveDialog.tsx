import type { BoardId } from '@steady/shared/ids.ts';
import { roleOf } from '@steady/shared/seats.ts';
import { createSignal, For, Show } from 'solid-js';
import { useDesk } from '../../../board/createDesk.ts';
import { forgetLeft } from '../../../local/forget.ts';
import { keptHere } from '../../../local/keptHere.ts';
import { pagesApi } from '../../../net/pagesApi.ts';
import { goTo } from '../../../ui/address.ts';
import { Button } from '../../../ui/Button.tsx';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { endingWords } from '../../../words/ending.ts';
import { problemText } from '../../../words/problemText.ts';
import { setLeaving } from './leaving.ts';
import './ending.css';

/** One person's act, alone and without asking: what goes, what stays, own data first. */
export default function LeaveDialog(props: { boardId: BoardId }) {
  const desk = useDesk();
  const close = () => desk.ask(undefined);
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal('');
  const say = () => endingWords().leave;
  const isPartner = () => roleOf(desk.board.me.seat) === 'partner';
  const hasUnsent = () => desk.board.saved() === 'kept' || desk.board.saved() === 'sending';
  const hasUnsentAside = () => desk.board.aside.unsent().length > 0;
  const leave = async () => {
    setBusy(true);
    setProblem('');
    setLeaving(true);
    const answer = await pagesApi.takeSeatAway(props.boardId, desk.board.me.seat);
    // Gone already, from another device: the same page.
    const isGone = answer.ok || ['not-allowed', 'not-signed-in'].includes(answer.problem.kind);
    // Only once the server says so: whoever is merely signed out may come back to what they wrote.
    if (answer.ok) {
      const { board } = desk;
      await forgetLeft(props.boardId, board.me.seat, keptHere(board.kept()));
    }
    if (isGone) goTo('/left', 'replace');
    else setProblem(problemText(answer.problem));
    setLeaving(false);
    setBusy(false);
  };
  return (
    <Dialog
      open={desk.asking()?.what === 'leave'}
      onClose={close}
      title={say().title}
      actions={
        <>
          <Button onClick={close}>{say().stay}</Button>
          <Button busy={busy()} onClick={() => void leave()}>
            {say().go}
          </Button>
        </>
      }
    >
      <div class="ending">
        <p>{say().intro}</p>
        <Facts
          title={say().goes}
          facts={[say().devices, say().links, ...(isPartner() ? [say().drafts] : [])]}
        />
        <Facts title={say().stays} facts={[say().words, say().seen, say().back]} />
        <div class="ending-first">
          <p>{say().dataFirst}</p>
          <ButtonLink href={`/board/${props.boardId}/summary`}>{say().data}</ButtonLink>
        </div>
        <Show when={hasUnsent() || hasUnsentAside()}>
          <p class="ending-unsent">{say().unsent}</p>
        </Show>
        <p class="field-problem" role="alert">
          {problem()}
        </p>
      </div>
    </Dialog>
  );
}

export function Facts(props: { title: string; facts: readonly string[] }) {
  return (
    <section class="ending-facts">
      <h3>{props.title}</h3>
      <ul>
        <For each={props.facts}>{(fact) => <li>{fact}</li>}</For>
      </ul>
    </section>
  );
}
