import { createSignal, Show } from 'solid-js';
import { pagesApi } from '../net/pagesApi.ts';
import { goTo } from '../ui/address.ts';
import { Button } from '../ui/Button.tsx';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { focusFirstProblem } from '../ui/focusFirstProblem.ts';
import { PasswordField } from '../ui/PasswordField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { pageWords } from '../words/pages.ts';
import { problemText } from '../words/problemText.ts';
import { Page } from './Page.tsx';
import { loadPractice } from './practice.ts';
import { takeSecret } from './secret.ts';

/** Shorter ones can be guessed by machine even behind argon2. */
const PASSWORD_CHARACTERS = 12;

type Missing = { name?: string; email?: string; password?: string };

/** The first therapist account, by the one-time link that the server printed. */
export default function SetupPage() {
  const token = takeSecret();
  return (
    <Page shape="sheet">
      <Show when={token} fallback={<NoToken />}>
        <SetupForm token={token} />
      </Show>
    </Page>
  );
}

function SetupForm(props: { token: string }) {
  const [name, setName] = createSignal('');
  const [email, setEmail] = createSignal('');
  const [password, setPassword] = createSignal('');
  const [missing, setMissing] = createSignal<Missing>({});
  const [problem, setProblem] = createSignal<{ title?: string; text: string }>();
  const [busy, setBusy] = createSignal(false);

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const needed = whatIsMissing(name(), email(), password());
    setMissing(needed);
    setProblem(undefined);
    if (Object.keys(needed).length > 0) return focusFirstProblem(form);
    setBusy(true);
    const answer = await pagesApi.setup({
      token: props.token,
      name: name().trim(),
      email: email().trim(),
      password: password(),
    });
    setBusy(false);
    if (answer.ok) {
      await loadPractice();
      return goTo('/boards', 'replace');
    }
    const spent = ['not-signed-in', 'not-allowed', 'not-found', 'conflict'];
    setProblem(
      spent.includes(answer.problem.kind)
        ? pageWords().setup.notAccepted
        : { text: problemText(answer.problem) },
    );
  };

  return (
    <form class="sheet" noValidate onSubmit={(event) => void submit(event)}>
      <div class="sheet-head">
        <h1>{pageWords().setup.title}</h1>
        <p class="soft">{pageWords().setup.intro}</p>
      </div>
      <TextField
        label={pageWords().setup.name}
        hint={pageWords().setup.nameHint}
        name="name"
        autocomplete="name"
        value={name()}
        onInput={setName}
        problem={missing().name}
      />
      <TextField
        label={pageWords().setup.email}
        hint={pageWords().setup.emailHint}
        type="email"
        name="email"
        autocomplete="username"
        value={email()}
        onInput={setEmail}
        problem={missing().email}
      />
      <PasswordField
        label={pageWords().setup.password}
        hint={pageWords().setup.passwordHint}
        autocomplete="new-password"
        value={password()}
        onInput={setPassword}
        problem={missing().password}
      />
      <div role="alert">
        <Show when={problem()}>
          {(problem) => (
            <div class="field-problem">
              <Show when={problem().title}>
                <strong>{problem().title}</strong>
              </Show>
              <p>{problem().text}</p>
            </div>
          )}
        </Show>
      </div>
      <Button look="primary" wide type="submit" busy={busy()}>
        {pageWords().setup.submit}
      </Button>
    </form>
  );
}

function whatIsMissing(name: string, email: string, password: string): Missing {
  return {
    ...(name.trim() ? {} : { name: pageWords().setup.needName }),
    ...(/^\S+@\S+$/.test(email.trim()) ? {} : { email: pageWords().setup.needEmail }),
    ...(password.length >= PASSWORD_CHARACTERS ? {} : { password: pageWords().setup.needPassword }),
  };
}

function NoToken() {
  return (
    <section class="sheet">
      <div class="sheet-head">
        <h1>{pageWords().setup.noToken.title}</h1>
        <p>{pageWords().setup.noToken.text}</p>
      </div>
      <ButtonLink href="/sign-in" wide>
        {pageWords().setup.noToken.signIn}
      </ButtonLink>
    </section>
  );
}
