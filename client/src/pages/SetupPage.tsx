import { createSignal, Show } from 'solid-js';
import { pagesApi } from '../net/pagesApi.ts';
import { goTo } from '../ui/address.ts';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { pageWords } from '../words/pages.ts';
import { problemText } from '../words/problemText.ts';
import { NewAccountForm, type NewAccount } from './NewAccountForm.tsx';
import { Page } from './Page.tsx';
import { loadPractice } from './practice.ts';
import { takeSecret } from './secret.ts';

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
  const [problem, setProblem] = createSignal<{ title?: string; text: string }>();
  const [busy, setBusy] = createSignal(false);

  const setUp = async (account: NewAccount) => {
    setProblem(undefined);
    setBusy(true);
    const answer = await pagesApi.setup({ token: props.token, ...account });
    setBusy(false);
    if (answer.ok) {
      await loadPractice();
      return goTo('/boards', 'replace');
    }
    const spent = ['not-signed-in', 'not-allowed', 'not-found', 'conflict'];
    const { kind, reason } = answer.problem;
    setProblem(
      spent.includes(kind) && reason !== 'wrong-origin'
        ? pageWords().setup.notAccepted
        : { text: problemText(answer.problem) },
    );
  };

  return (
    <NewAccountForm
      title={pageWords().setup.title}
      intro={pageWords().setup.intro}
      submit={pageWords().setup.submit}
      busy={busy()}
      problem={problem()}
      onSubmit={(account) => void setUp(account)}
    />
  );
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
