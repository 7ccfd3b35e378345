import { createSignal } from 'solid-js';
import { pagesApi } from '../net/pagesApi.ts';
import { goTo } from '../ui/address.ts';
import { Button } from '../ui/Button.tsx';
import { focusFirstProblem } from '../ui/focusFirstProblem.ts';
import { PasswordField } from '../ui/PasswordField.tsx';
import { Tick } from '../ui/Tick.tsx';
import { TextField } from '../ui/TextField.tsx';
import { pageWords } from '../words/pages.ts';
import { problemText } from '../words/problemText.ts';
import { Page } from './Page.tsx';

type Missing = { email?: string; password?: string };

export default function SignInPage() {
  const [email, setEmail] = createSignal('');
  const [password, setPassword] = createSignal('');
  const [shared, setShared] = createSignal(false);
  const [missing, setMissing] = createSignal<Missing>({});
  const [problem, setProblem] = createSignal('');
  const [busy, setBusy] = createSignal(false);

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    setProblem('');
    const needed: Missing = {
      ...(email().trim() ? {} : { email: pageWords().signIn.needEmail }),
      ...(password() ? {} : { password: pageWords().signIn.needPassword }),
    };
    setMissing(needed);
    if (Object.keys(needed).length > 0) return focusFirstProblem(form);
    setBusy(true);
    const answer = await pagesApi.signIn({
      email: email().trim(),
      password: password(),
      sharedDevice: shared(),
    });
    setBusy(false);
    if (answer.ok) return goTo('/boards', 'replace');
    const wrong = ['not-signed-in', 'not-allowed', 'bad-request'].includes(answer.problem.kind);
    setProblem(wrong ? pageWords().signIn.notRight : problemText(answer.problem));
  };

  return (
    <Page shape="sheet">
      <form class="sheet" noValidate onSubmit={(event) => void submit(event)}>
        <div class="sheet-head">
          <h1>{pageWords().signIn.title}</h1>
          <p class="soft">{pageWords().signIn.intro}</p>
        </div>
        <TextField
          label={pageWords().signIn.email}
          type="email"
          name="email"
          autocomplete="username"
          value={email()}
          onInput={setEmail}
          problem={missing().email}
        />
        <PasswordField
          label={pageWords().signIn.password}
          autocomplete="current-password"
          value={password()}
          onInput={setPassword}
          problem={missing().password ?? (problem() || undefined)}
        />
        <Tick
          label={pageWords().join.sharedDevice}
          hint={pageWords().join.sharedHint}
          checked={shared()}
          onChange={setShared}
        />
        <Button look="primary" wide type="submit" busy={busy()}>
          {pageWords().signIn.submit}
        </Button>
      </form>
    </Page>
  );
}
