import { createSignal } from 'solid-js';
import { accountApi } from '../net/accountApi.ts';
import { goTo } from '../ui/address.ts';
import { Button } from '../ui/Button.tsx';
import { focusFirstProblem } from '../ui/focusFirstProblem.ts';
import { TextField } from '../ui/TextField.tsx';
import { pageWords } from '../words/pages.ts';
import { problemText } from '../words/problemText.ts';
import { EmailField, SharedDeviceTick } from './signInFields.tsx';

type Missing = { email?: string; code?: string };

/** A code from paper. Whoever comes in by one goes to their account, to set another way in. */
export function RecoverySheet(props: { onBack: () => void }) {
  const words = () => pageWords().signIn.recovery;
  const [email, setEmail] = createSignal('');
  const [code, setCode] = createSignal('');
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
      ...(code().trim() ? {} : { code: words().needCode }),
    };
    setMissing(needed);
    if (Object.keys(needed).length > 0) return focusFirstProblem(form);
    setBusy(true);
    const brought = { email: email().trim(), code: code().trim(), sharedDevice: shared() };
    const answer = await accountApi.recover(brought);
    setBusy(false);
    if (answer.ok) return goTo('/account', 'replace');
    const wrong = ['not-signed-in', 'bad-request'].includes(answer.problem.kind);
    setProblem(wrong ? words().notRight : problemText(answer.problem));
    focusFirstProblem(form);
  };

  return (
    <form class="sheet" noValidate onSubmit={(event) => void submit(event)}>
      <div class="sheet-head">
        <h1>{words().title}</h1>
        <p class="soft">{words().intro}</p>
      </div>
      <EmailField value={email()} onInput={setEmail} problem={missing().email} />
      <TextField
        label={words().code}
        hint={words().codeHint}
        dir="ltr"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        value={code()}
        onInput={setCode}
        problem={missing().code ?? (problem() || undefined)}
      />
      <SharedDeviceTick checked={shared()} onChange={setShared} />
      <Button look="primary" wide type="submit" busy={busy()}>
        {pageWords().signIn.submit}
      </Button>
      <Button look="plain" wide onClick={() => props.onBack()}>
        {words().back}
      </Button>
      <p class="soft">{words().noCodes}</p>
    </form>
  );
}
