import KeyRound from 'lucide-solid/icons/key-round';
import { createSignal, For, Show } from 'solid-js';
import { dayOf } from '../../devices/day.ts';
import { accountApi, type Account, type PasskeyOfAccount } from '../../net/accountApi.ts';
import { makePasskey, passkeysWork } from '../../net/passkeys.ts';
import { AskFirst } from '../../ui/AskFirst.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { accountWords } from '../../words/account.ts';
import { problemText } from '../../words/problemText.ts';
import { guessDevice } from './guessDevice.ts';
import type { Weighty } from './createWeighty.tsx';

export interface PasskeysPartProps {
  account: Account;
  weighty: Weighty;
  onLookAgain: () => void;
}

/** Passkeys: added, named and removed. The server keeps the last way in. */
export function PasskeysPart(props: PasskeysPartProps) {
  const say = () => accountWords().account.passkeys;
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal('');
  const works = () => passkeysWork(props.account.passkeysAt);

  const add = async () => {
    setSaid('');
    setBusy(true);
    setSaid(await addOne());
    setBusy(false);
    props.onLookAgain();
  };
  const addOne = async (): Promise<string> => {
    const options = await props.weighty(accountApi.newPasskeyOptions);
    if (options === undefined) return say().cancelled;
    if (!options.ok) return problemText(options.problem);
    const made = await makePasskey(options.value.options);
    if (!made.ok) return say()[made.why];
    const answer = await props.weighty(() => accountApi.addPasskey(made.value, guessDevice()));
    if (answer === undefined) return say().cancelled;
    return answer.ok ? say().added : problemText(answer.problem);
  };

  return (
    <>
      <p class="soft">{say().what}</p>
      <Show when={props.account.passkeys.length > 0} fallback={<p>{say().none}</p>}>
        <ul class="account-list">
          <For each={props.account.passkeys}>
            {(passkey) => (
              <Passkey
                passkey={passkey}
                weighty={props.weighty}
                onSaid={setSaid}
                onLookAgain={props.onLookAgain}
              />
            )}
          </For>
        </ul>
      </Show>
      <Show when={works()} fallback={<p>{whereTheyWork(props.account.passkeysAt)}</p>}>
        <Button
          look={props.account.passkeys.length === 0 ? 'primary' : 'quiet'}
          busy={busy()}
          icon={<KeyRound aria-hidden="true" />}
          onClick={() => void add()}
        >
          {say().add}
        </Button>
      </Show>
      <p role="status">{said()}</p>
    </>
  );
}

function whereTheyWork(at: string | null): string {
  const { notHere, onlyAt } = accountWords().account.passkeys;
  return at === null || at === location.hostname ? notHere : onlyAt({ host: at });
}

function Passkey(props: {
  passkey: PasskeyOfAccount;
  weighty: Weighty;
  onSaid: (said: string) => void;
  onLookAgain: () => void;
}) {
  const say = () => accountWords().account.passkeys;
  const [doing, setDoing] = createSignal<'rename' | 'remove'>();
  const [busy, setBusy] = createSignal(false);
  // What is typed belongs to this row until it is saved.
  // oxlint-disable-next-line solid/reactivity
  const [name, setName] = createSignal(props.passkey.name);
  const [problem, setProblem] = createSignal('');
  let row: HTMLLIElement | undefined;
  const back = (which: string) => {
    setDoing(undefined);
    queueMicrotask(() => row?.querySelector<HTMLElement>(`[data-act="${which}"]`)?.focus());
  };

  const rename = async (event: SubmitEvent) => {
    event.preventDefault();
    if (name().trim() === '') return setProblem(say().needName);
    setBusy(true);
    const answer = await accountApi.renamePasskey(props.passkey.id, name().trim());
    setBusy(false);
    props.onSaid(answer.ok ? say().renamed : problemText(answer.problem));
    back('rename');
    props.onLookAgain();
  };
  const remove = async () => {
    setBusy(true);
    const { id } = props.passkey;
    const answer = await props.weighty(() => accountApi.removePasskey(id));
    setBusy(false);
    back('remove');
    if (answer === undefined) return;
    props.onSaid(answer.ok ? say().removed : problemText(answer.problem));
    props.onLookAgain();
  };

  return (
    <li ref={(element) => (row = element)}>
      <div class="account-item">
        <div>
          <p dir="auto">
            <strong>{props.passkey.name}</strong>
          </p>
          <p class="soft">{say().madeOn({ day: dayOf(props.passkey.madeOn) })}</p>
        </div>
        <Show when={doing() === undefined}>
          <div class="row">
            <Button
              look="plain"
              data-act="rename"
              aria-label={say().renameNamed({ name: props.passkey.name })}
              onClick={() => setDoing('rename')}
            >
              {say().rename}
            </Button>
            <Button
              look="plain"
              data-act="remove"
              aria-label={say().removeNamed({ name: props.passkey.name })}
              onClick={() => setDoing('remove')}
            >
              {say().remove}
            </Button>
          </div>
        </Show>
      </div>
      <Show when={doing() === 'rename'}>
        <form class="account-form" noValidate onSubmit={(event) => void rename(event)}>
          <TextField
            label={say().name}
            hint={say().nameHint}
            autocomplete="off"
            maxLength={60}
            ref={(input) => queueMicrotask(() => input.focus())}
            value={name()}
            onInput={setName}
            problem={problem() || undefined}
          />
          <div class="row">
            <Button look="primary" type="submit" busy={busy()}>
              {say().save}
            </Button>
            <Button onClick={() => back('rename')}>{say().keep}</Button>
          </div>
        </form>
      </Show>
      <Show when={doing() === 'remove'}>
        <AskFirst
          question={say().removeAsk({ name: props.passkey.name })}
          texts={[say().removeWhat]}
          keep={say().keep}
          go={say().remove}
          busy={busy()}
          onKeep={() => back('remove')}
          onGo={() => void remove()}
        />
      </Show>
    </li>
  );
}
