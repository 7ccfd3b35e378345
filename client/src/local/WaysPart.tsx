import { createSignal, Show, type JSX } from 'solid-js';
import { practice } from '../pages/practice.ts';
import { Button } from '../ui/Button.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { localWords } from '../words/local.ts';
import { MIN_PASSCODE } from './limits.ts';
import { devicePasskeys } from './devicePasskeys.ts';
import { PasskeyFacts } from './PasskeyFacts.tsx';
import type { Ways } from './ways.ts';

/** What opens a copy that is kept: a passkey of this device is added, removed, or gives another passcode. */
export function WaysPart(props: { ways: Ways }) {
  const words = () => localWords().ways;
  const [isOffered, setOffered] = createSignal(false);
  void devicePasskeys.isOffered().then(setOffered);
  // In the dialog: a notice on the board is behind it.
  const [done, setDone] = createSignal('');
  const [problem, setProblem] = createSignal('');
  let status: HTMLParagraphElement | undefined;
  /** The button that was pressed may be gone: the keyboard goes on from what was said. */
  const finished = (text: string) => {
    setDone(text);
    status?.focus();
  };
  const onlyPasscode = async () => {
    setDone('');
    setProblem('');
    await props.ways.removePasskey().then(
      () => finished(words().onlyNow),
      () => setProblem(words().addFailed),
    );
  };

  const add = async (passcode: string): Promise<string | undefined> => {
    setDone('');
    const answer = await props.ways.addPasskey(passcode, practice().neutralTitle);
    if (answer === 'wrong') return words().wrong;
    if (answer !== 'added') return answer === 'unable' ? words().addUnable : words().addCancelled;
    finished(words().added);
    return undefined;
  };
  const change = async (passcode: string): Promise<string | undefined> => {
    setDone('');
    if (passcode.trim().length < MIN_PASSCODE) return localWords().copy.short;
    const answer = await props.ways.changePasscode(passcode);
    if (answer !== 'changed') return words().anotherCancelled;
    finished(words().anotherDone);
    return undefined;
  };

  return (
    <>
      <Show
        when={props.ways.entry()}
        fallback={
          <Show when={isOffered()}>
            <Unfolding
              button={words().add}
              says={<PasskeyFacts name={practice().neutralTitle} />}
              label={words().addPasscode}
              isNew={false}
              submit={words().addNow}
              onPasscode={add}
            />
          </Show>
        }
      >
        {(name) => (
          <>
            <ul class="device-facts">
              <li>{words().opens}</li>
              <li>{words().stays({ name: name() })}</li>
            </ul>
            <Button wide onClick={() => void onlyPasscode()}>
              {words().only}
            </Button>
            <Unfolding
              button={words().another}
              says={<p>{words().anotherSays}</p>}
              label={words().anotherPasscode}
              isNew
              submit={words().anotherNow}
              onPasscode={change}
            />
          </>
        )}
      </Show>
      <p role="status" tabindex="-1" ref={(element) => (status = element)}>
        {done()}
      </p>
      <p role="alert" class="field-problem">
        {problem()}
      </p>
    </>
  );
}

interface UnfoldingProps {
  readonly button: string;
  readonly says: JSX.Element;
  readonly label: string;
  readonly isNew: boolean;
  readonly submit: string;
  /** @returns what is not right yet */
  readonly onPasscode: (passcode: string) => Promise<string | undefined>;
}

/** One act that needs a passcode, behind its button. */
function Unfolding(props: UnfoldingProps) {
  const [isOpen, setOpen] = createSignal(false);
  const [passcode, setPasscode] = createSignal('');
  const [problem, setProblem] = createSignal<string>();
  const [isBusy, setBusy] = createSignal(false);
  let fold: HTMLButtonElement | undefined;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy()) return;
    setBusy(true);
    setProblem(undefined);
    const wrong = await props.onPasscode(passcode()).catch(() => localWords().ways.addFailed);
    setBusy(false);
    setProblem(wrong);
    if (wrong !== undefined) return;
    setPasscode('');
    setOpen(false);
    fold?.focus();
  };
  return (
    <>
      <Button
        wide
        ref={(button) => (fold = button)}
        aria-expanded={isOpen()}
        onClick={() => setOpen(!isOpen())}
      >
        {props.button}
      </Button>
      <Show when={isOpen()}>
        <form class="device-form" onSubmit={(event) => void submit(event)}>
          {props.says}
          <PasswordField
            label={props.label}
            hint={props.isNew ? localWords().copy.hint : undefined}
            autocomplete={props.isNew ? 'new-password' : 'current-password'}
            value={passcode()}
            problem={problem()}
            onInput={setPasscode}
          />
          <Button look="primary" wide type="submit" busy={isBusy()}>
            {isBusy() ? localWords().ways.adding : props.submit}
          </Button>
        </form>
      </Show>
    </>
  );
}
