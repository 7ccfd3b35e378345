import { createSignal, Match, Switch } from 'solid-js';
import { accountApi } from '../net/accountApi.ts';
import type { Problem } from '../net/request.ts';
import { goTo } from '../ui/address.ts';
import { accountWords } from '../words/account.ts';
import { problemText } from '../words/problemText.ts';
import { whyNot } from './JoinPage.tsx';
import { NewAccountForm, type NewAccount } from './NewAccountForm.tsx';
import { Page } from './Page.tsx';
import { takeSecret } from './secret.ts';
import { Told } from './Told.tsx';

/** Where a colleague's link leads: an account of one's own in this practice. */
export default function ColleaguePage() {
  const secret = takeSecret();
  const words = () => accountWords().arriving.colleague;
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);

  const join = async (account: NewAccount) => {
    setBusy(true);
    setProblem(undefined);
    const answer = await accountApi.joinPractice({ secret, ...account });
    setBusy(false);
    if (answer.ok) goTo('/boards', 'replace');
    else setProblem(answer.problem);
  };
  // A form that needs another look, or an address that is used, says nothing of the link.
  const end = () =>
    ['bad-request', 'email-taken'].includes(problem()?.reason ?? '') ||
    problem()?.kind === 'bad-request'
      ? undefined
      : whyNot(problem());
  const told = () => {
    const found = problem();
    if (found === undefined) return undefined;
    return { text: found.reason === 'email-taken' ? words().emailTaken : problemText(found) };
  };
  const toSignIn = () => ({ href: '/sign-in', words: words().signIn });

  return (
    <Page shape="sheet">
      <Switch
        fallback={
          <NewAccountForm
            title={words().title}
            intro={words().intro}
            submit={words().submit}
            busy={busy()}
            problem={told()}
            onSubmit={(account) => void join(account)}
          />
        }
      >
        <Match when={!secret || end() === 'unknown' || end() === 'burnt'}>
          <Told title={words().unknown.title} texts={[words().unknown.text]} way={toSignIn()} />
        </Match>
        <Match when={end() === 'used'}>
          <Told title={words().used.title} texts={[words().used.text]} way={toSignIn()} />
        </Match>
        <Match when={end() === 'expired'}>
          <Told title={words().expired.title} texts={[words().expired.text]} way={toSignIn()} />
        </Match>
      </Switch>
    </Page>
  );
}
