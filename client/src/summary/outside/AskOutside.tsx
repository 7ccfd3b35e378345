import { mayHave } from '@steady/shared/summary/audiences.ts';
import type { Audience } from '@steady/shared/summary/choices.ts';
import { createSignal, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { askAndSay } from '../../session/askAndSay.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../words/index.ts';
import { summaryWords } from '../../words/summary.ts';

/** What somebody outside may be given: not all of one's data, which is portable and for oneself. */
const FOR_OUTSIDE = ['ours', 'mine', 'clinician'] as const satisfies readonly Audience[];

/** Letters that the ledger takes for a name and a place. */
const MAX_LETTERS = 200;

/** Who a copy is for and what it contains; then both partners are asked. */
export function AskOutside(props: { open: boolean; onClose: () => void }) {
  const desk = useDesk();
  const [busy, setBusy] = createSignal(false);
  const [recipient, setRecipient] = createSignal('');
  const [audience, setAudience] = createSignal<Audience>('ours');
  const [problem, setProblem] = createSignal<string>();
  const [trouble, setTrouble] = createSignal('');
  const say = () => summaryWords().outside;
  const options = () =>
    FOR_OUTSIDE.filter((one) => mayHave(desk.board.me.seat, one)).map((one) => ({
      value: one,
      label: summaryWords().whats[one],
      line: summaryWords().audience.lines[one],
    }));
  const send = async () => {
    if (recipient().trim() === '') return void setProblem(say().needName);
    setBusy(true);
    setTrouble('');
    // A dialog covers the place where the page says such things.
    const done = await askAndSay(
      { board: desk.board, say: ({ text }) => setTrouble(text) },
      { kind: 'ask-third-party', audience: audience(), recipient: recipient().trim() },
    );
    setBusy(false);
    if (!done) return;
    setRecipient('');
    props.onClose();
    desk.say({ text: say().asked });
  };
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={say().askTitle}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{words().shell.cancel}</Button>
          <Button look="primary" busy={busy()} onClick={() => void send()}>
            {say().send}
          </Button>
        </>
      }
    >
      <TextField
        label={say().recipient}
        hint={say().recipientHint}
        problem={problem()}
        maxlength={MAX_LETTERS}
        autocomplete="off"
        value={recipient()}
        onInput={(text) => {
          setProblem(undefined);
          setRecipient(text);
        }}
      />
      <Choice
        legend={say().what}
        name="outside-what"
        options={options()}
        value={audience()}
        onChoose={setAudience}
      />
      <p>{say().next}</p>
      <div class="copy-problem" role="alert">
        <Show when={trouble()}>{(text) => <p>{text()}</p>}</Show>
      </div>
    </Dialog>
  );
}
