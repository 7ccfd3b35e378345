import { createSignal, Show } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { focusFirstProblem } from '../ui/focusFirstProblem.ts';
import { PasswordField } from '../ui/PasswordField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { pageWords } from '../words/pages.ts';
import { EmailField } from './signInFields.tsx';

/** Shorter ones can be guessed by machine even behind argon2. */
export const PASSWORD_CHARACTERS = 12;

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface NewAccountFormProps {
  title: string;
  intro: string;
  submit: string;
  busy: boolean;
  problem: { title?: string; text: string } | undefined;
  onSubmit: (account: NewAccount) => void;
}

type Missing = { name?: string; email?: string; password?: string };

/** Name, address and password of somebody who will have an account here. */
export function NewAccountForm(props: NewAccountFormProps) {
  const [name, setName] = createSignal('');
  const [email, setEmail] = createSignal('');
  const [password, setPassword] = createSignal('');
  const [missing, setMissing] = createSignal<Missing>({});

  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const needed = whatIsMissing(name(), email(), password());
    setMissing(needed);
    if (Object.keys(needed).length > 0) return focusFirstProblem(event.currentTarget);
    props.onSubmit({ name: name().trim(), email: email().trim(), password: password() });
  };

  return (
    <form class="sheet" noValidate onSubmit={submit}>
      <div class="sheet-head">
        <h1>{props.title}</h1>
        <p class="soft">{props.intro}</p>
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
      <EmailField
        hint={pageWords().setup.emailHint}
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
        <Show when={props.problem}>
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
      <Button look="primary" wide type="submit" busy={props.busy}>
        {props.submit}
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
