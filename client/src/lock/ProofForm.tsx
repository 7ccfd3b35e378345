import KeyRound from 'lucide-solid/icons/key-round';
import { createResource, createSignal, Show } from 'solid-js';
import { accountApi } from '../net/accountApi.ts';
import { usePasskey } from '../net/passkeys.ts';
import type { Answer, Problem } from '../net/request.ts';
import { Button } from '../ui/Button.tsx';
import { focusFirstProblem } from '../ui/focusFirstProblem.ts';
import { PasswordField } from '../ui/PasswordField.tsx';
import { lockWords } from '../words/lock.ts';
import { problemText } from '../words/problemText.ts';

export interface ProofFormProps {
  /** What showing it does here. */
  submit: string;
  onProved: () => void;
  /** The device was signed out meanwhile: there is nothing to show any more. */
  onGone: () => void;
}

/** Whoever is signed in shows that it is them: by passkey first, when they have one for this address. */
export function ProofForm(props: ProofFormProps) {
  const [password, setPassword] = createSignal('');
  const [problem, setProblem] = createSignal('');
  const [said, say] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const [ways] = createResource(accountApi.proofOptions);
  const found = () => {
    const answer = ways();
    return answer?.ok === true ? answer.value : undefined;
  };
  const byPasskey = () =>
    typeof PublicKeyCredential === 'function' && (found()?.passkey ?? null) !== null;
  // Without an answer a password may be all there is.
  const byPassword = () => found()?.password ?? true;

  const settle = (answer: Answer<unknown>): boolean => {
    if (answer.ok) props.onProved();
    else if (answer.problem.reason === 'not-signed-in') props.onGone();
    else return false;
    return true;
  };

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    setProblem('');
    say('');
    if (password() === '') {
      setProblem(lockWords().needPassword);
      return focusFirstProblem(form);
    }
    setBusy(true);
    const answer = await accountApi.prove({ password: password() });
    setBusy(false);
    if (settle(answer) || answer.ok) return;
    setProblem(told(answer.problem));
    focusFirstProblem(form);
  };

  const showPasskey = async () => {
    setProblem('');
    say('');
    setBusy(true);
    // Anew: what was asked for when the screen locked may be hours old.
    const options = await accountApi.proofOptions();
    if (!options.ok || options.value.passkey === null) {
      setBusy(false);
      if (!options.ok && !settle(options)) say(told(options.problem));
      return;
    }
    const used = await usePasskey(options.value.passkey);
    const answer = used.ok ? await accountApi.prove({ passkey: used.value }) : undefined;
    setBusy(false);
    if (answer === undefined) say(lockWords().passkeyNotUsed);
    else if (!settle(answer) && !answer.ok) say(told(answer.problem));
  };

  return (
    <div class="proof">
      <Show when={byPasskey()}>
        <Button
          look="primary"
          wide
          busy={busy()}
          icon={<KeyRound aria-hidden="true" />}
          onClick={() => void showPasskey()}
        >
          {lockWords().passkey}
        </Button>
      </Show>
      <p role="status" class="field-problem">
        {said()}
      </p>
      <Show when={byPassword()}>
        <form class="proof" noValidate onSubmit={(event) => void submit(event)}>
          <PasswordField
            label={lockWords().password}
            autocomplete="current-password"
            value={password()}
            onInput={setPassword}
            problem={problem() || undefined}
          />
          <Button look={byPasskey() ? 'quiet' : 'primary'} wide type="submit" busy={busy()}>
            {props.submit}
          </Button>
        </form>
      </Show>
    </div>
  );
}

function told(problem: Problem): string {
  if (problem.reason === 'wrong-sign-in') return lockWords().notRight;
  if (problem.reason.endsWith('-passkey')) return lockWords().passkeyNotUsed;
  return problem.kind === 'network' ? lockWords().offline : problemText(problem);
}
