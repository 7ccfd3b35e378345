import type { BoardId } from '@steady/shared/ids.ts';
import { createSignal, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { practice } from '../pages/practice.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { localWords } from '../words/local.ts';
import { MIN_PASSCODE } from './limits.ts';
import { keepBoard } from './openCopy.ts';
import { devicePasskeys } from './devicePasskeys.ts';
import { PasskeyFacts } from './PasskeyFacts.tsx';

/** Begins to keep the board here; its person says what opens it. A passcode always does [A60]. */
export function KeepForm(props: { boardId: BoardId }) {
  const desk = useDesk();
  const words = () => localWords().copy;
  const ways = () => localWords().ways;
  const [isOffered, setOffered] = createSignal(false);
  void devicePasskeys.isOffered().then(setOffered);
  const [way, setWay] = createSignal<'passcode' | 'passkey'>('passcode');
  const [passcode, setPasscode] = createSignal('');
  const [problem, setProblem] = createSignal<string>();
  const [said, setSaid] = createSignal('');
  const [isBusy, setBusy] = createSignal(false);

  const keep = async (event: Event) => {
    event.preventDefault();
    if (isBusy()) return;
    setSaid('');
    if (passcode().trim().length < MIN_PASSCODE) return void setProblem(words().short);
    setBusy(true);
    setProblem(undefined);
    try {
      const entry = way() === 'passkey' ? practice().neutralTitle : undefined;
      const kept = await keepBoard(props.boardId, desk.board, passcode(), entry);
      if (typeof kept === 'string') {
        setSaid(ways()[kept]);
        // It would be the same the next time.
        if (kept === 'unable') setOffered(false);
        if (kept === 'unable') setWay('passcode');
      } else {
        desk.board.setKept(kept);
        desk.say({ text: words().done });
      }
    } catch {
      setProblem(words().failed);
    }
    setBusy(false);
  };

  return (
    <form class="device-form" onSubmit={(event) => void keep(event)}>
      <p>{words().off}</p>
      <p>{words().says}</p>
      <ul class="device-facts">
        <li>{words().who}</li>
        <li>{words().forgotten}</li>
        <li>{words().unused}</li>
      </ul>
      <Show when={isOffered()}>
        <Choice
          legend={ways().legend}
          name="device-way"
          options={[
            { value: 'passcode', label: ways().passcode, line: ways().passcodeLine },
            { value: 'passkey', label: ways().passkey, line: ways().passkeyLine },
          ]}
          value={way()}
          onChoose={setWay}
        />
      </Show>
      <Show when={way() === 'passkey'}>
        <PasskeyFacts name={practice().neutralTitle} />
      </Show>
      <PasswordField
        label={words().passcode}
        hint={words().hint}
        autocomplete="new-password"
        value={passcode()}
        problem={problem()}
        onInput={setPasscode}
      />
      <p role="alert" class="field-problem">
        {said()}
      </p>
      <Button look="primary" wide type="submit" busy={isBusy()}>
        {isBusy() ? words().keeping : words().keep}
      </Button>
    </form>
  );
}
