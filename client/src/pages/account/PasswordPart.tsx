import { createSignal, Match, Show, Switch } from 'solid-js';
import { accountApi, type Account } from '../../net/accountApi.ts';
import { AskFirst } from '../../ui/AskFirst.tsx';
import { Button } from '../../ui/Button.tsx';
import { focusFirstProblem } from '../../ui/focusFirstProblem.ts';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { accountWords } from '../../words/account.ts';
import { words } from '../../words/index.ts';
import { problemText } from '../../words/problemText.ts';
import { PASSWORD_CHARACTERS } from '../NewAccountForm.tsx';
import type { Weighty } from './createWeighty.tsx';

export interface PasswordPartProps {
  account: Account;
  weighty: Weighty;
  onChanged: (account: Account) => void;
}

/** The way in for where there is no passkey: set, changed, and removed when a passkey is there. */
export function PasswordPart(props: PasswordPartProps) {
  const say = () => accountWords().account.password;
  const [doing, setDoing] = createSignal<'change' | 'remove'>();
  const [password, setPassword] = createSignal('');
  const [problem, setProblem] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal('');

  const settled = async (ask: () => ReturnType<typeof accountApi.removePassword>, done: string) => {
    setBusy(true);
    setSaid('');
    const answer = await props.weighty(ask);
    setBusy(false);
    if (answer === undefined) return;
    setDoing(undefined);
    setPassword('');
    setSaid(answer.ok ? done : problemText(answer.problem));
    if (answer.ok) props.onChanged(answer.value);
  };
  const change = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    setProblem('');
    if (password().length < PASSWORD_CHARACTERS) {
      setProblem(say().need);
      return focusFirstProblem(event.currentTarget);
    }
    const fresh = password();
    await settled(() => accountApi.setPassword(fresh), say().saved);
  };

  return (
    <>
      <p>{props.account.password ? say().has : say().none}</p>
      <Switch
        fallback={
          <div class="row">
            <Button onClick={() => setDoing('change')}>
              {props.account.password ? say().change : say().set}
            </Button>
            <Show when={props.account.password && props.account.passkeys.length > 0}>
              <Button look="plain" onClick={() => setDoing('remove')}>
                {say().remove}
              </Button>
            </Show>
          </div>
        }
      >
        <Match when={doing() === 'change'}>
          <form class="account-form" noValidate onSubmit={(event) => void change(event)}>
            <PasswordField
              label={say().fresh}
              hint={say().hint}
              autocomplete="new-password"
              value={password()}
              onInput={setPassword}
              problem={problem() || undefined}
            />
            <p class="soft">{say().what}</p>
            <div class="row">
              <Button look="primary" type="submit" busy={busy()}>
                {say().save}
              </Button>
              <Button onClick={() => setDoing(undefined)}>{words().shell.cancel}</Button>
            </div>
          </form>
        </Match>
        <Match when={doing() === 'remove'}>
          <AskFirst
            question={say().remove}
            texts={[say().removeWhat]}
            keep={say().keep}
            go={say().remove}
            busy={busy()}
            onKeep={() => setDoing(undefined)}
            onGo={() => void settled(accountApi.removePassword, say().removed)}
          />
        </Match>
      </Switch>
      <p role="status">{said()}</p>
    </>
  );
}
