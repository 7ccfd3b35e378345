import { createSignal } from 'solid-js';
import { accountApi } from '../net/accountApi.ts';
import type { Problem } from '../net/request.ts';
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

/** Whoever is signed in shows that it is them. */
export function ProofForm(props: ProofFormProps) {
  const [password, setPassword] = createSignal('');
  const [problem, setProblem] = createSignal('');
  const [busy, setBusy] = createSignal(false);

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    setProblem('');
    if (password() === '') {
      setProblem(lockWords().needPassword);
      return focusFirstProblem(form);
    }
    setBusy(true);
    const answer = await accountApi.prove(password());
    setBusy(false);
    if (answer.ok) return props.onProved();
    if (answer.problem.reason === 'not-signed-in') return props.onGone();
    setProblem(told(answer.problem));
    focusFirstProblem(form);
  };
  return (
    <form class="proof" noValidate onSubmit={(event) => void submit(event)}>
      <PasswordField
        label={lockWords().password}
        autocomplete="current-password"
        value={password()}
        onInput={setPassword}
        problem={problem() || undefined}
      />
      <Button look="primary" wide type="submit" busy={busy()}>
        {props.submit}
      </Button>
    </form>
  );
}

function told(problem: Problem): string {
  if (problem.reason === 'wrong-sign-in') return lockWords().notRight;
  return problem.kind === 'network' ? lockWords().offline : problemText(problem);
}
