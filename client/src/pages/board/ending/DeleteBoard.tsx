import type { BoardId } from '@steady/shared/ids.ts';
import { createResource, createSignal, Show } from 'solid-js';
import { api } from '../../../net/api.ts';
import { pagesApi } from '../../../net/pagesApi.ts';
import { goTo } from '../../../ui/address.ts';
import { Button } from '../../../ui/Button.tsx';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { endingWords } from '../../../words/ending.ts';
import { problemText } from '../../../words/problemText.ts';
import { titleOf } from '../../boards/names.ts';
import { Facts } from './LeaveDialog.tsx';
import { setLeaving } from './leaving.ts';
import { sameTitle } from './sameTitle.ts';

/** Said plainly, then confirmed by typing the title: nobody deletes a board by a slip of the finger. */
export function DeleteBoard(props: { boardId: BoardId; onKeep: () => void }) {
  const [open, setOpen] = createSignal(false);
  const say = () => endingWords().keeping.delete;
  return (
    <section class="ending-part">
      <h3>{say().title}</h3>
      <Show
        when={open()}
        fallback={
          <>
            <p>{say().forGood}</p>
            <Button onClick={() => setOpen(true)}>{say().open}</Button>
          </>
        }
      >
        <Confirm boardId={props.boardId} onKeep={props.onKeep} />
      </Show>
    </section>
  );
}

function Confirm(props: { boardId: BoardId; onKeep: () => void }) {
  const [board] = createResource(async () => {
    const answer = await api.board(props.boardId);
    if (!answer.ok) setProblem(problemText(answer.problem));
    return answer.ok ? titleOf(answer.value) : undefined;
  });
  const [typed, setTyped] = createSignal('');
  const [problem, setProblem] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const say = () => endingWords().keeping.delete;
  const erase = async (event: SubmitEvent) => {
    event.preventDefault();
    const title = board();
    if (title === undefined) return;
    if (!sameTitle(typed(), title)) return void setProblem(say().notSame);
    setProblem('');
    setBusy(true);
    setLeaving(true);
    const answer = await pagesApi.eraseBoard(props.boardId);
    if (answer.ok || answer.problem.kind === 'not-found') goTo('/boards', 'replace');
    else setProblem(problemText(answer.problem));
    setLeaving(false);
    setBusy(false);
  };
  return (
    <form class="ending-part" noValidate onSubmit={(event) => void erase(event)}>
      <Facts
        title={say().intro}
        facts={[say().gone, say().drafts, say().keys, say().oldKeys, say().copies]}
      />
      <div class="ending-first">
        <p>{say().record}</p>
        <ButtonLink href={`/board/${props.boardId}/summary`}>{say().summary}</ButtonLink>
      </div>
      <Show when={board()} fallback={<Skeleton lines={1} />}>
        {(title) => (
          <TextField
            label={say().confirm}
            hint={say().confirmHint({ title: title() })}
            value={typed()}
            onInput={setTyped}
            problem={problem()}
            autocomplete="off"
            ref={(input) => queueMicrotask(() => input.focus())}
          />
        )}
      </Show>
      <div class="row">
        <Button onClick={() => props.onKeep()}>{say().keep}</Button>
        <Button type="submit" busy={busy()}>
          {say().go}
        </Button>
      </div>
    </form>
  );
}
