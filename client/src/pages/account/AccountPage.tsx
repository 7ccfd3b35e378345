import LogOut from 'lucide-solid/icons/log-out';
import { createResource, createSignal, Match, Show, Switch, type JSX } from 'solid-js';
import { DeviceList } from '../../devices/DeviceList.tsx';
import { accountApi, type Account } from '../../net/accountApi.ts';
import { signOut } from '../../net/signOut.ts';
import { goTo } from '../../ui/address.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { accountWords } from '../../words/account.ts';
import { words } from '../../words/index.ts';
import { problemText } from '../../words/problemText.ts';
import { Page } from '../Page.tsx';
import { ProblemSheet } from '../ProblemSheet.tsx';
import { ColleaguesPart } from './ColleaguesPart.tsx';
import { createWeighty } from './createWeighty.tsx';
import { LockPart } from './LockPart.tsx';
import { PasskeysPart } from './PasskeysPart.tsx';
import { PasswordPart } from './PasswordPart.tsx';
import { RecoveryPart } from './RecoveryPart.tsx';
import './account.css';

/** `/account`: how somebody signs in, where they are signed in, and who else is in the practice. */
export default function AccountPage() {
  const [answer, { refetch, mutate }] = createResource(async () => {
    const found = await accountApi.account();
    if (found.ok) return found;
    if (found.problem.kind === 'not-signed-in') goTo('/sign-in', 'replace');
    // A partner's devices stand on their board.
    if (found.problem.kind === 'not-allowed') goTo('/', 'replace');
    return found;
  });
  const account = () => {
    const found = answer.latest;
    return found?.ok === true ? found.value : undefined;
  };
  const problem = () => {
    const found = answer.latest;
    return found?.ok === false ? found.problem : undefined;
  };
  const changed = (next: Account) => mutate({ ok: true, value: next });
  return (
    <Page shape={problem() ? 'sheet' : 'wide'} actions={<BackToBoards />}>
      <Switch fallback={<Skeleton lines={4} />}>
        <Match when={account()}>
          {(found) => (
            <Parts account={found()} onChanged={changed} onLookAgain={() => void refetch()} />
          )}
        </Match>
        <Match when={problem()?.kind === 'locked' || problem()}>
          <ProblemSheet kind={problem()?.kind ?? 'unexpected'} onRetry={() => void refetch()} />
        </Match>
      </Switch>
    </Page>
  );
}

function Parts(props: {
  account: Account;
  onChanged: (account: Account) => void;
  onLookAgain: () => void;
}) {
  const { weighty, ProofDialog } = createWeighty();
  const say = () => accountWords().account;
  return (
    <div class="account">
      <div class="sheet-head">
        <h1>{say().title}</h1>
        <p class="soft">
          {say().signedInAs({ name: props.account.name, email: props.account.email })}
        </p>
        <p class="soft">{say().intro}</p>
      </div>
      <Part title={say().passkeys.title}>
        <PasskeysPart account={props.account} weighty={weighty} onLookAgain={props.onLookAgain} />
      </Part>
      <Part title={say().password.title}>
        <PasswordPart account={props.account} weighty={weighty} onChanged={props.onChanged} />
      </Part>
      <Part title={say().codes.title}>
        <RecoveryPart account={props.account} weighty={weighty} onLookAgain={props.onLookAgain} />
      </Part>
      <Part title={say().lock.title}>
        <LockPart account={props.account} onChanged={props.onChanged} />
      </Part>
      <Part title={say().devices.title}>
        <DeviceList />
      </Part>
      <Part title={say().colleagues.title}>
        <ColleaguesPart first={props.account.first} weighty={weighty} />
      </Part>
      <SignOut />
      <ProofDialog />
    </div>
  );
}

function Part(props: { title: string; children: JSX.Element }) {
  return (
    <section class="account-part">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

function BackToBoards() {
  return (
    <ButtonLink href="/boards" look="plain">
      {accountWords().account.back}
    </ButtonLink>
  );
}

function SignOut() {
  const [said, setSaid] = createSignal('');
  const leave = async () => {
    const answer = await signOut();
    if (answer.ok) goTo('/sign-in', 'replace');
    else setSaid(problemText(answer.problem));
  };
  return (
    <div class="account-foot">
      <Button icon={<LogOut aria-hidden="true" />} onClick={() => void leave()}>
        {words().shell.signOut}
      </Button>
      <Show when={said()}>
        <p role="status">{said()}</p>
      </Show>
    </div>
  );
}
