import KeyRound from 'lucide-solid/icons/key-round';
import { createSignal, Show } from 'solid-js';
import { accountApi } from '../net/accountApi.ts';
import { pagesApi } from '../net/pagesApi.ts';
import { passkeysWork, usePasskey } from '../net/passkeys.ts';
import { goTo } from '../ui/address.ts';
import { Button } from '../ui/Button.tsx';
import { focusFirstProblem } from '../ui/focusFirstProblem.ts';
import { PasswordField } from '../ui/PasswordField.tsx';
import { pageWords } from '../words/pages.ts';
import { problemText } from '../words/problemText.ts';
import { Page } from './Page.tsx';
import { practice } from './practice.ts';
import { RecoverySheet } from './RecoverySheet.tsx';
import { EmailField, SharedDeviceTick } from './signInFields.tsx';

/** By passkey first; by password where there is none; and by a code from paper when nothing else is at hand. */
export default function SignInPage() {
  const [recovering, setRecovering] = createSignal(false);
  return (
    <Page shape="sheet">
      <Show when={!recovering()} fallback={<RecoverySheet onBack={() => setRecovering(false)} />}>
        <SignInSheet onRecover={() => setRecovering(true)} />
      </Show>
    </Page>
  );
}

type Missing = { email?: string; password?: string };

function SignInSheet(props: { onRecover: () => void }) {
  const [email, setEmail] = createSignal('');
  const [password, setPassword] = createSignal('');
  const [shared, setShared] = createSignal(false);
  const [missing, setMissing] = createSignal<Missing>({});
  const [problem, setProblem] = createSignal('');
  const [busy, setBusy] = createSignal<'passkey' | 'password'>();
  const hasPasskeys = () => passkeysWork(practice().passkeysAt);

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
    setBusy('password');
    const answer = await pagesApi.signIn({
      email: email().trim(),
      password: password(),
      sharedDevice: shared(),
    });
    setBusy(undefined);
    if (answer.ok) return goTo('/boards', 'replace');
    const wrong = ['not-signed-in', 'bad-request'].includes(answer.problem.kind);
    setProblem(wrong ? pageWords().signIn.notRight : problemText(answer.problem));
  };

  return (
    <form class="sheet" noValidate onSubmit={(event) => void submit(event)}>
      <div class="sheet-head">
        <h1>{pageWords().signIn.title}</h1>
        <p class="soft">{pageWords().signIn.intro}</p>
      </div>
      <Show when={hasPasskeys()} fallback={<p class="soft">{pageWords().signIn.passkeyNotHere}</p>}>
        <ByPasskey
          sharedDevice={shared()}
          busy={busy() === 'passkey'}
          onBusy={(now) => setBusy(now ? 'passkey' : undefined)}
        />
        <p class="or">{pageWords().signIn.or}</p>
      </Show>
      <EmailField value={email()} onInput={setEmail} problem={missing().email} />
      <PasswordField
        label={pageWords().signIn.password}
        autocomplete="current-password"
        value={password()}
        onInput={setPassword}
        problem={missing().password ?? (problem() || undefined)}
      />
      <SharedDeviceTick checked={shared()} onChange={setShared} />
      <Button
        look={hasPasskeys() ? 'quiet' : 'primary'}
        wide
        type="submit"
        busy={busy() === 'password'}
      >
        {pageWords().signIn.submit}
      </Button>
      <Button look="plain" wide onClick={() => props.onRecover()}>
        {pageWords().signIn.recovery.open}
      </Button>
    </form>
  );
}

/** Asks for any passkey of this practice: the device knows whose it is. */
function ByPasskey(props: {
  sharedDevice: boolean;
  busy: boolean;
  onBusy: (busy: boolean) => void;
}) {
  const [said, say] = createSignal('');
  const signIn = async () => {
    say('');
    props.onBusy(true);
    const told = await bringPasskey(props.sharedDevice);
    props.onBusy(false);
    if (told === undefined) goTo('/boards', 'replace');
    else say(told);
  };
  return (
    <div class="stack">
      <Button
        look="primary"
        wide
        busy={props.busy}
        icon={<KeyRound aria-hidden="true" />}
        onClick={() => void signIn()}
      >
        {pageWords().signIn.passkey}
      </Button>
      <p class="soft">{pageWords().signIn.passkeyHint}</p>
      <p role="status" class="field-problem">
        {said()}
      </p>
    </div>
  );
}

/** @returns why not; undefined when somebody is signed in now */
async function bringPasskey(sharedDevice: boolean): Promise<string | undefined> {
  const options = await accountApi.passkeySignInOptions();
  if (!options.ok) return problemText(options.problem);
  const used = await usePasskey(options.value.options);
  if (!used.ok) return pageWords().signIn.passkeyNotUsed;
  const answer = await accountApi.passkeySignIn({ passkey: used.value, sharedDevice });
  if (answer.ok) return undefined;
  switch (answer.problem.reason) {
    case 'unknown-passkey':
      return pageWords().signIn.passkeyUnknown;
    case 'wrong-passkey':
      return pageWords().signIn.passkeyNotUsed;
    default:
      return problemText(answer.problem);
  }
}
